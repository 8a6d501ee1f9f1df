import fc from "fast-check";

import {
  maxLength,
  networkOf,
  type Family,
  type Prefix,
  type PrefixRange,
} from "../../src/net/index.ts";

export const family = fc.constantFrom<Family>("ipv4", "ipv6");

/** Any prefix of a family. */
export function prefixOf(of: Family): fc.Arbitrary<Prefix> {
  const bits = maxLength(of);
  return fc
    .tuple(
      fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
      fc.integer({ min: 0, max: bits }),
    )
    .map(([value, length]) => networkOf({ family: of, value }, length));
}

export const anyPrefix = family.chain(prefixOf);

/** Any range. */
export const anyRange: fc.Arbitrary<PrefixRange> = anyPrefix.chain((prefix) => {
  const longest = maxLength(prefix.family);
  return fc
    .tuple(
      fc.integer({ min: prefix.length, max: longest }),
      fc.integer({ min: prefix.length, max: longest }),
    )
    .map(([a, b]) => ({ prefix, min: Math.min(a, b), max: Math.max(a, b) }));
});

/** The longest prefix of the small world, in bits. */
const DEPTH = 5;

/** A world that is small enough to try all of it: every IPv4 prefix of at most 5 bits. */
export const SMALL_WORLD: readonly Prefix[] = Array.from({ length: DEPTH + 1 }, (_, length) =>
  Array.from({ length: 2 ** length }, (_, i) => ({
    family: "ipv4" as const,
    value: BigInt(i) << BigInt(32 - length),
    length,
  })),
).flat();

export const smallPrefix = fc.constantFrom(...SMALL_WORLD);

/** A range in the small world. */
export const smallRange: fc.Arbitrary<PrefixRange> = smallPrefix.chain((prefix) =>
  fc
    .tuple(
      fc.integer({ min: prefix.length, max: DEPTH }),
      fc.integer({ min: prefix.length, max: DEPTH }),
    )
    .map(([a, b]) => ({ prefix, min: Math.min(a, b), max: Math.max(a, b) })),
);
