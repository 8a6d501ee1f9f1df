import { maxLength, type Family } from "./family.ts";
import { networkOf } from "./prefix.ts";
import type { PrefixRange } from "./prefix-range.ts";

/**
 * The leading bits of the space that registries may allocate from: none in IPv4, 2000::/3 in IPv6 (RFC 4291, 2.5.4).
 */
const FIXED_BITS = { ipv4: 0, ipv6: 3 } as const;

/**
 * How much of a family's address space a sorted list covers, as a fraction: 0.125 is an eighth. IPv6 is measured
 * against the global unicast space, so that a list of many /16s does not look small.
 */
export function coveredSpace(
  family: Family,
  prefixes: Iterable<{ readonly range: PrefixRange }> & { readonly countAddresses?: () => bigint },
): number {
  const bits = maxLength(family);
  const covered = prefixes.countAddresses?.() ?? countAddresses(bits, prefixes);
  return Number(covered) / 2 ** (bits - FIXED_BITS[family]);
}

function countAddresses(bits: number, prefixes: Iterable<{ readonly range: PrefixRange }>): bigint {
  let covered = 0n;
  let outer: { readonly value: bigint; readonly length: number } | null = null;
  for (const { range } of prefixes) {
    const { prefix } = range;
    if (outer && networkOf(prefix, outer.length).value === outer.value) continue;
    outer = prefix;
    covered += 1n << BigInt(bits - prefix.length);
  }
  return covered;
}
