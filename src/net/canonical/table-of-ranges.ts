import type { Family } from "../family.ts";
import { packValue } from "../packed-prefix.ts";
import type { PrefixRange } from "../prefix-range.ts";
import { lengthsBetween } from "./lengths.ts";
import { PrefixTable } from "./prefix-table.ts";

/** A table of sorted ranges: a row for each prefix, with the lengths of all its ranges. */
export function tableOfRanges(family: Family, ranges: readonly PrefixRange[]): PrefixTable {
  const table = new PrefixTable(family, ranges.length);
  const words = new Uint32Array(table.stride);
  const lengths = new Int32Array(table.lengthStride);
  for (const [i, { prefix, min, max }] of ranges.entries()) {
    for (let k = 0; k < lengths.length; k++) {
      lengths[k] = (lengths[k] ?? 0) | lengthsBetween(min, max + 1, k);
    }
    const next = ranges[i + 1]?.prefix;
    if (next?.length === prefix.length && next.value === prefix.value) continue;
    packValue(family, prefix.value, words, 0);
    const row = table.add(words, 0, prefix.length, lengths, 0);
    if (row > 0 && table.compare(row - 1, table, row) >= 0) throw new Error("ranges out of order");
    lengths.fill(0);
  }
  return table;
}
