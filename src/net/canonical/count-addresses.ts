import { maxLength } from "../family.ts";
import type { CanonicalSet } from "./canonical-set.ts";

/** The number of addresses that the prefixes of a set cover; each is counted once. */
export function countAddresses({ family, table }: CanonicalSet): bigint {
  const counts = new Float64Array(maxLength(family) + 1);
  for (let row = 0, outer = -1; row < table.size; row++) {
    if (outer >= 0 && table.covers(outer, row)) continue;
    outer = row;
    const host = maxLength(family) - (table.bits[row] ?? 0);
    counts[host] = (counts[host] ?? 0) + 1;
  }
  return counts.reduce((sum, count, host) => sum + (BigInt(count) << BigInt(host)), 0n);
}
