import { formatPrefix, maxLength, type PrefixRange, type PrefixSet } from "../../../net/index.ts";

/**
 * The entries of a prefix set, in the set's order. A prefix without lengths means only itself; `le` alone starts at
 * the prefix's own length; `ge` alone would extend to 32 or 128, so the upper end is always printed (Routing
 * Configuration Guide, prefix-set).
 */
export function prefixEntries(set: PrefixSet): readonly string[] {
  return set.ranges.map(entry);
}

function entry(range: PrefixRange): string {
  const { prefix, min, max } = range;
  const text = formatPrefix(prefix);
  if (min < prefix.length || max < min || max > maxLength(prefix.family)) {
    throw new Error(`not a prefix range: ${text} ${min}-${max}`);
  }
  if (min === max) return min === prefix.length ? text : `${text} eq ${min}`;
  return min === prefix.length ? `${text} le ${max}` : `${text} ge ${min} le ${max}`;
}
