import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { AsnSet, PathLanguage, readTextPattern } from "../../../src/net/index.ts";

type Path = readonly (number | readonly number[])[];

function printed(path: Path): string {
  return path.map((s) => (typeof s === "number" ? String(s) : `{${s.join(",")}}`)).join(" ");
}

function read(regex: string): PathLanguage {
  const language = readTextPattern(regex);
  if (!(language instanceof PathLanguage)) throw new Error(`${regex}: ${language.problem}`);
  return language;
}

const asn = fc.oneof(
  fc.constantFrom(0, 1, 2, 12, 21, 112, 4294967295, 4200000000, 64496, 131071, 15169, 151690),
  fc.nat(99),
);
const paths: fc.Arbitrary<Path> = fc.array(
  fc.oneof({ weight: 4, arbitrary: asn }, fc.array(asn, { minLength: 1, maxLength: 3 })),
  { maxLength: 4 },
);

/** Regular expressions of the kinds that people write. */
const pieces = fc.constantFrom(
  ..."1 2 12 _ ^ $ . .* [0-9]+ [^1] (1|2) (12|1|21)? 2{2} 1{1,3} [{] [,}] [0-9,]*".split(" "),
  ...[" ", "[ ]", "( )+"],
);
const regexes = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));

describe("a regular expression over printed AS_PATHs", () => {
  test("takes the paths that it takes in print", () => {
    let matched = 0;
    fc.assert(
      fc.property(regexes, fc.array(paths, { minLength: 20, maxLength: 20 }), (regex, tried) => {
        const language = readTextPattern(regex);
        // Digits anywhere in a number cut ASNs into too many intervals.
        if (!(language instanceof PathLanguage)) return;
        const expected = new RegExp(regex.replaceAll("_", "(?:^|[,{}() ]|$)"));
        const matches = tried.map((path) => expected.test(printed(path)));
        matched += matches.filter(Boolean).length;
        expect(tried.map((path) => [printed(path), language.has(path)])).toEqual(
          tried.map((path, i) => [printed(path), matches[i]]),
        );
      }),
      { numRuns: 200 },
    );
    expect(matched).toBeGreaterThan(150);
  });

  test("an origin list is the paths that end in one of its ASNs", () => {
    const list = [13786, 16735, 22548, 137, 1378];
    expect(read(`(_(${list.join("|")})$)`).equals(PathLanguage.endingWith(AsnSet.from(list)))).toBe(
      true,
    );
    expect(read("^15169_").equals(PathLanguage.startingWith(AsnSet.from([15169])))).toBe(true);
    expect(read("_(0|23456)_").equals(PathLanguage.containing(AsnSet.from([0, 23456])))).toBe(true);
    expect(read("[{]").equals(PathLanguage.withSet())).toBe(true);
    expect(read("^$").equals(PathLanguage.empty())).toBe(true);
    expect(read("^([^ ]+ ){50}.").equals(PathLanguage.ofLength(51))).toBe(true);
    expect(read("15169").equals(PathLanguage.containing(AsnSet.from([15169])))).toBe(false);
  });

  test("the start and the end of the empty path are one place", () => {
    for (const regex of ["^$", "$^", "^$^", "_$^_", "($)(^)*$"])
      expect([regex, read(regex).has([])]).toEqual([regex, true]);
    for (const regex of ["$^", "^$^"])
      expect([regex, read(regex).has([1])]).toEqual([regex, false]);
  });

  test("the bogon ASNs of the example, digit by digit, are the ranges they are made from", () => {
    const text = readFileSync("examples/azion/rendered/gig1.conf", "utf8");
    const regex = /PEERC_BOGON_ASNS_IN_PATH seq \d+ permit (\S+)/.exec(text)?.[1] ?? "";
    const bogons = AsnSet.of([
      { first: 0, last: 0 },
      { first: 23456, last: 23456 },
      { first: 64496, last: 131071 },
      { first: 4200000000, last: 4294967295 },
    ]);
    expect(read(regex).equals(PathLanguage.containing(bogons))).toBe(true);
  });

  test("ten thousand ASNs in one alternation", () => {
    const list = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 400_000);
    expect(read(`(_(${list.join("|")})$)`).equals(PathLanguage.endingWith(AsnSet.from(list)))).toBe(
      true,
    );
  });

  test.each(["(1", "1)", "[1", "*1", "\\1", "[[:digit:]]", "1{2", "1{3,2}", "1{5000}", "{"])(
    "says what it does not understand of %s",
    (regex) => {
      expect(readTextPattern(regex)).toHaveProperty("problem");
    },
  );
});
