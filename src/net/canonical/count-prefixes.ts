import { maxLength } from "../family.ts";
import type { CanonicalSet } from "./canonical-set.ts";
import { hasLength } from "./lengths.ts";

/** The number of prefixes in a set: 10.0.0.0/8 with all more-specifics up to /10 counts as 7. */
export function countPrefixes({ family, table }: CanonicalSet): bigint {
  // No prefix is described by two rows, so it is enough to count how many lengths are how far below their row.
  const counts = new Float64Array(maxLength(family) + 1);
  for (let row = 0; row < table.size; row++) {
    const depth = table.bits[row] ?? 0;
    for (let length = depth; length < counts.length; length++) {
      if (!hasLength(table.lengths, row * table.lengthStride, length)) continue;
      counts[length - depth] = (counts[length - depth] ?? 0) + 1;
    }
  }
  return counts.reduce((sum, count, below) => sum + (BigInt(count) << BigInt(below)), 0n);
}
