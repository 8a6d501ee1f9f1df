import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { AsnSet, MAX_ASN, PathLanguage, type PathPattern } from "../../../src/net/index.ts";

const asn = fc.oneof(fc.constantFrom(0, 1, 2, MAX_ASN - 1, MAX_ASN), fc.nat(5));
const asnSet = fc
  .array(
    fc.tuple(asn, asn).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
    { maxLength: 4 },
  )
  .map((ranges) => AsnSet.of(ranges));

const ANY_ASN: PathPattern = { kind: "asn", set: AsnSet.of([{ first: 0, last: MAX_ASN }]) };
const OPEN: PathPattern = { kind: "open" };
const CLOSE: PathPattern = { kind: "close" };
const SOME: PathPattern = { kind: "repeat", of: ANY_ASN, min: 0, max: null };
const ANY: PathPattern = {
  kind: "repeat",
  of: { kind: "either", options: [ANY_ASN, OPEN, CLOSE] },
  min: 0,
  max: null,
};

function of(...parts: readonly PathPattern[]): PathLanguage {
  const language = PathLanguage.of({ kind: "sequence", parts });
  if (!language) throw new Error("too large");
  return language;
}

test("languages made of a set of ASNs are those of their patterns, down to the automaton", () => {
  fc.assert(
    fc.property(asnSet, (set) => {
      const one: PathPattern = { kind: "asn", set };
      expect(PathLanguage.containing(set).equals(of(ANY, one, ANY))).toBe(true);
      expect(PathLanguage.startingWith(set).equals(of(one, ANY))).toBe(true);
      expect(PathLanguage.endingWith(set).equals(of(ANY, one))).toBe(true);
      const inSet = of(ANY, OPEN, SOME, one, SOME, CLOSE);
      expect(PathLanguage.endingAmong(set).equals(of(ANY, one).unite(inSet))).toBe(true);
      const setFirst = of(OPEN, SOME, one, SOME, CLOSE, ANY);
      expect(PathLanguage.startingAmong(set).equals(of(one, ANY).unite(setFirst))).toBe(true);
    }),
  );
});

test("sets with the same paths have the same hash, and other lists another, however long they are", () => {
  const long = fc.uniqueArray(fc.nat(MAX_ASN), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(fc.oneof(long, fc.uniqueArray(asn, { minLength: 1 })), (asns) => {
      const set = AsnSet.from(asns);
      const language = PathLanguage.containing(set);
      const same = of(ANY, { kind: "asn", set }, ANY);
      expect(language.equals(same)).toBe(true);
      expect(language.hash()).toBe(same.hash());
      expect(language.hash()).not.toBe(PathLanguage.endingWith(set).hash());
    }),
  );
  const lists = Array.from({ length: 1000 }, (_, first) =>
    AsnSet.from(Array.from({ length: 50 }, (__, i) => 100 * first + 2 * i)),
  );
  expect(new Set(lists.map((set) => PathLanguage.endingWith(set).hash())).size).toBe(1000);
});

test("the paths without an AS_SET are what is left without those with one", () => {
  const without = PathLanguage.withSet().complement();
  fc.assert(
    fc.property(asnSet, fc.nat(3), (set, hops) => {
      for (const language of [
        PathLanguage.containing(set),
        PathLanguage.startingWith(set),
        PathLanguage.startingAmong(set),
        PathLanguage.endingWith(set),
        PathLanguage.endingAmong(set),
        PathLanguage.containing(set).complement(),
        PathLanguage.ofLength(hops),
      ]) {
        expect(language.withoutSets().equals(language.intersect(without))).toBe(true);
      }
    }),
  );
});
