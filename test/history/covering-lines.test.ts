import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { coveringLines } from "../../src/history/index.ts";
import {
  compareRanges,
  covers,
  formatPrefixRange,
  maxLength,
  networkOf,
  parsePrefix,
  type Family,
  type Prefix,
  type PrefixRange,
} from "../../src/net/index.ts";

/** Prefixes that lie inside of each other more often than not. */
const prefixes = (family: Family): fc.Arbitrary<Prefix> =>
  fc
    .record({
      bits: fc.array(fc.constantFrom(0n, 0n, 0n, 1n), { minLength: 12, maxLength: 12 }),
      length: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ bits, length }) => {
      const value = bits.reduce<bigint>((all, bit) => (all << 1n) | bit, 0n);
      const address = { family, value: value << BigInt(maxLength(family) - 12) };
      return networkOf(address, length);
    });

const ranges = (family: Family): fc.Arbitrary<PrefixRange> =>
  fc
    .tuple(prefixes(family), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
    .map(([prefix, more, wider]) => {
      const min = Math.min(prefix.length + more, maxLength(family));
      return { prefix, min, max: Math.min(min + wider, maxLength(family)) };
    });

const registered = (family: Family): fc.Arbitrary<readonly PrefixRange[]> =>
  fc
    .uniqueArray(ranges(family), { selector: formatPrefixRange, maxLength: 60 })
    .map((all) => [...all].sort(compareRanges));

test.each(["ipv4", "ipv6"] as const)("finds all lines of %s that cover a prefix", (family) => {
  fc.assert(
    fc.property(registered(family), prefixes(family), (all, prefix) => {
      const line = (range: PrefixRange) => `${formatPrefixRange(range)} AS64500@RADB`;
      const text = all.map((range) => `${line(range)}\n`).join("");
      const wanted = all.filter((range) => covers(range.prefix, prefix)).map(line);
      expect(coveringLines(text, prefix)).toEqual(wanted);
    }),
    { numRuns: 2000 },
  );
});

const prefix = parsePrefix("192.0.2.0/24")!;

test.each([
  ["", []],
  ["\n", []],
  ["192.0.2.0/24", ["192.0.2.0/24"]],
  ["<<<<<<< HEAD\n192.0.2.0/24 AS1@RADB\n=======\n", ["192.0.2.0/24 AS1@RADB"]],
  [
    "192.0.2.0/24 AS1@RADB\n192.0.0.0/16 AS1@RADB\nnot\n",
    ["192.0.2.0/24 AS1@RADB", "192.0.0.0/16 AS1@RADB"],
  ],
  ["2001:db8::/32\n", []],
  ["version https://git-lfs.github.com/spec/v1\n", []],
])("takes what can be read of %j", (text, lines) => {
  expect(coveringLines(text, prefix)).toEqual(lines);
});
