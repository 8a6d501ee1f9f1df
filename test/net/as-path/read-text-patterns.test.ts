import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { PathLanguage, readTextPattern, readTextPatterns } from "../../../src/net/index.ts";

const REGEXES = [
  ..."_174$ _(13335|209242)$ _(13|174|64496)$ ^174_ _1740[12]$ _174_ ^$ {.*} (1|22)$ _(1(2|3)|4)$".split(
    " ",
  ),
  ..."_6449[6-9]$ _(_174|3)+$ [{]174 22 _(174|3356)_(13335|1)$".split(" "),
];

function one(regex: string): PathLanguage {
  const read = readTextPattern(regex);
  if (!(read instanceof PathLanguage)) throw new Error(`${regex}: ${read.problem}`);
  return read;
}

const known = REGEXES.filter((regex) => readTextPattern(regex) instanceof PathLanguage);

test("several expressions together take what any of them takes", () => {
  expect(known.length).toBeGreaterThan(10);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 5 }), (regexes) => {
      const together = readTextPatterns(regexes) as PathLanguage;
      const united = regexes.map(one).reduce((a, b) => a.unite(b));
      expect(together.equals(united)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("one that is not understood is reported for all", () => {
  expect(readTextPatterns(["_174$", "(174"])).toEqual(readTextPattern("(174"));
});
