import fc from "fast-check";

import {
  maxLength,
  networkOf,
  type Family,
  type Prefix,
  type PrefixRange,
} from "../../../src/net/index.ts";

/**
 * A world that is small enough for exhaustive tests: a prefix and everything inside it, up to some bits longer.
 * Worlds at different positions are distinct cases, because addresses and sets of lengths are stored in words of 32
 * bits.
 */
export interface World {
  readonly family: Family;
  readonly top: Prefix;
  /** The longest prefix in it, in bits. */
  readonly longest: number;
  /** All prefixes in it, shorter ones first. */
  readonly prefixes: readonly Prefix[];
}

/** The world inside the prefix of `length` bits around `value`, with the given depth in bits. */
export function makeWorld(family: Family, value: bigint, length: number, depth: number): World {
  const top = networkOf({ family, value }, length);
  const longest = length + depth;
  const prefixes: Prefix[] = [];
  for (let bits = length; bits <= longest; bits++) {
    for (let i = 0n; i < 1n << BigInt(bits - length); i++) {
      const at = i << BigInt(maxLength(family) - bits);
      prefixes.push({ family, value: top.value | at, length: bits });
    }
  }
  return { family, top, longest, prefixes };
}

const IPV6 = 0x20010db8_fffffffe_80000001_fffffffdn;

/** Worlds at both ends of the families, and across each border of words. */
export const WORLDS: readonly World[] = [
  makeWorld("ipv4", 0n, 0, 5),
  makeWorld("ipv4", 0xcb0071ffn, 14, 5),
  makeWorld("ipv4", 0xffffffffn, 27, 5),
  makeWorld("ipv6", 0n, 0, 5),
  makeWorld("ipv6", IPV6, 29, 5),
  makeWorld("ipv6", IPV6, 62, 5),
  makeWorld("ipv6", IPV6, 93, 5),
  makeWorld("ipv6", IPV6, 123, 5),
];

/** A range in a world. */
export function rangeIn({ prefixes, longest }: World): fc.Arbitrary<PrefixRange> {
  return fc.constantFrom(...prefixes).chain((prefix) => {
    const length = fc.integer({ min: prefix.length, max: longest });
    return fc
      .tuple(length, length)
      .map(([a, b]) => ({ prefix, min: Math.min(a, b), max: Math.max(a, b) }));
  });
}

/** Ranges in a world, few or enough to fill it. */
export function rangesIn(world: World): fc.Arbitrary<PrefixRange[]> {
  const range = rangeIn(world);
  return fc.oneof(
    fc.array(range, { maxLength: 8 }),
    fc.array(range, { minLength: 8, maxLength: 40 }),
  );
}
