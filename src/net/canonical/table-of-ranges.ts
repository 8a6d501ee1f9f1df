import type { PackedRanges } from "../packed-ranges.ts";
import { lengthsBetween } from "./lengths.ts";
import { PrefixTable } from "./prefix-table.ts";

/** A table of sorted ranges: a row for each prefix, with the lengths of all its ranges. */
export function tableOfRanges(ranges: PackedRanges): PrefixTable {
  const table = new PrefixTable(ranges.family, ranges.size);
  const lengths = new Int32Array(table.lengthStride);
  for (let i = 0; i < ranges.size; i++) {
    for (let k = 0; k < lengths.length; k++) {
      lengths[k] = (lengths[k] ?? 0) | lengthsBetween(ranges.min(i), ranges.max(i) + 1, k);
    }
    const length = ranges.length(i);
    const goesOn =
      i + 1 < ranges.size && ranges.length(i + 1) === length && ranges.covers(i, ranges, i + 1);
    if (goesOn) continue;
    const row = table.add(ranges.words, i * ranges.stride, length, lengths, 0);
    if (row > 0 && table.compare(row - 1, table, row) >= 0) throw new Error("ranges out of order");
    lengths.fill(0);
  }
  return table;
}
