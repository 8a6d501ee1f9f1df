import { unpackValue } from "../packed-prefix.ts";
import type { Prefix } from "../prefix.ts";
import type { CanonicalSet } from "./canonical-set.ts";
import { shortestLength } from "./lengths.ts";

/** The first prefix of a set in the order of `comparePrefixes`, or null if the set is empty. */
export function firstPrefix({ family, table }: CanonicalSet): Prefix | null {
  if (table.size === 0) return null;
  // The rows at the first address: a later one may have a shorter length than an earlier one.
  const value = unpackValue(family, table.words, 0);
  let length = shortestLength(table.lengths, 0, table.lengthStride);
  for (let row = 1; row < table.size; row++) {
    if (unpackValue(family, table.words, row * table.stride) !== value) break;
    const here = shortestLength(table.lengths, row * table.lengthStride, table.lengthStride);
    length = Math.min(length, here);
  }
  return { family, value, length };
}
