import {
  countAddresses,
  countPrefixes,
  formatPrefixRange,
  minimalRanges,
  type CanonicalSet,
} from "../../net/index.ts";
import type { SetRow } from "./diff-report.ts";

/** A set in its fewest ranges, up to a limit. */
export function setRow(set: CanonicalSet, most: number): SetRow {
  const all = minimalRanges(set);
  const shown = Math.min(all.size, most);
  return {
    ranges: Array.from({ length: shown }, (_, row) => formatPrefixRange(all.at(row))),
    rangesLeftOut: all.size - shown,
    prefixes: String(countPrefixes(set)),
    addresses: String(countAddresses(set)),
  };
}
