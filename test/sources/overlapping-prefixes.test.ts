import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { covers, parsePrefix, type Prefix } from "../../src/net/index.ts";
import { OverlappingPrefixes } from "../../src/sources/overlapping-prefixes.ts";
import { anyPrefix, SMALL_WORLD } from "../net/example.ts";

function plain(prefixes: readonly Prefix[], prefix: Prefix): boolean {
  return prefixes.some((each) => covers(each, prefix) || covers(prefix, each));
}

test.each([
  ["10.0.0.0/8", true],
  ["10.1.0.0/16", true],
  ["10.1.2.0/24", true],
  ["10.1.2.255/32", true],
  ["10.0.255.255/32", false],
  ["10.2.0.0/16", false],
  ["0.0.0.0/0", true],
  ["::/0", true],
  ["2001:db9::/32", false],
])("%s concerns 10.1.0.0/16, 10.1.2.0/24, 192.0.2.0/24 and 2001:db8::/32: %s", (text, expected) => {
  const ours = ["192.0.2.0/24", "10.1.2.0/24", "10.1.0.0/16", "2001:db8::/32"];
  const prefixes = new OverlappingPrefixes(ours.map((each) => parsePrefix(each)!));
  expect(prefixes.overlaps(parsePrefix(text)!)).toBe(expected);
});

test("a prefix concerns the first and the last address inside of it", () => {
  for (const own of ["10.1.0.0/32", "10.1.255.255/32"]) {
    const prefixes = new OverlappingPrefixes([parsePrefix(own)!]);
    expect(prefixes.overlaps(parsePrefix("10.1.0.0/16")!)).toBe(true);
  }
});

test("any prefix concerns those that are equal, around it or inside of it", () => {
  const some = fc.oneof(fc.constantFrom(...SMALL_WORLD), anyPrefix);
  fc.assert(
    fc.property(fc.array(some), some, (prefixes, prefix) => {
      const actual = new OverlappingPrefixes(prefixes).overlaps(prefix);
      expect(actual).toBe(plain(prefixes, prefix));
    }),
    { numRuns: 1000 },
  );
});
