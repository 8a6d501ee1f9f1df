import { formatPrefixRange, type PrefixSet } from "../net/index.ts";

/** The entries of a set as text, one by one, in the notation of RFC 2622: `192.0.2.0/24`, `192.0.2.0/24^25-26`. */
export function prefixTexts(set: PrefixSet): readonly string[] {
  return set.ranges.map(formatPrefixRange);
}
