import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { PathLanguage, readTextPatterns } from "../../../src/net/index.ts";
import { readAsnPatterns } from "../../../src/net/as-path/read-asn-patterns.ts";

const digit = fc.constantFrom("", "0", "1", "2", "9", "42", "4294967");
const digits = fc.constantFrom("", "[01]", "[02]", "[10]", "[2-5]", "[5-2]", "[0-9]", "[9]", "(1)");
const free = fc.constantFrom("", "[0-9]", "[0-9]{2}", "[0-9]{3}", "[0-9]{0}", "0");
const number = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.nat(4294967295)).map(String);
const option = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(digit, digits, free).map((parts) => parts.join("")) },
  { weight: 2, arbitrary: number },
);
const frame = fc.constantFrom(["_", "$"], ["_", "_"], ["^", "_"], ["^", "$"], ["", "$"]);
const regexes = fc
  .tuple(
    frame,
    fc.array(fc.array(option, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([[before = "", behind = ""], lines]) =>
    lines.map((options) => {
      const text = options.join("|");
      return `${before}${options.length > 1 ? `(${text})` : text}${behind}`;
    }),
  );

test("expressions in plain form mean what the reader of all expressions makes of them", () => {
  let plain = 0;
  fc.assert(
    fc.property(regexes, (list) => {
      const read = readAsnPatterns(list);
      if (read === null) return;
      plain++;
      // Parentheses around all of it change nothing, but are no plain form.
      const general = list.map((regex) => `(${regex})`);
      expect(readAsnPatterns(general)).toBeNull();
      expect(read.equals(readTextPatterns(general) as PathLanguage)).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test.each([
  "_174$",
  "_(174|13335)$",
  "^174_",
  "_174_",
  "_(6449[6-9]|1754[01]|651[0-9]{2}|[1-9][0-9]{3})$",
])("%s is plain", (regex) => {
  expect(readAsnPatterns([regex])).not.toBeNull();
});

test.each([
  ["_174|175$"],
  ["_(174|)$"],
  ["_0174$"],
  ["_[0-9]{2}$"],
  ["_17[02]$"],
  ["_4294967296$"],
  ["_429496729[0-9]$"],
  ["_17.$"],
  ["_17+$"],
  ["^174$"],
  ["_174$ "],
  ["_174$", "_175_"],
  [],
])("%s %s is left to the reader of all expressions", (...list) => {
  expect(
    readAsnPatterns(list.filter((each): each is string => typeof each === "string")),
  ).toBeNull();
});
