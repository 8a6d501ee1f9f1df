import {
  intersect,
  isExact,
  isSubset,
  minimalRanges,
  PrefixSet,
  type CanonicalSet,
  type PrefixRange,
} from "../net/index.ts";

/** What of the registered prefixes a filter accepts, listed as it is registered: one by one. */
export function announcedOf(registered: PrefixSet, accepted: CanonicalSet): PrefixSet {
  if (isSubset(registered.canonical, accepted)) return registered;
  const { family } = registered;
  const partOf = (range: PrefixRange): readonly PrefixRange[] => {
    if (isExact(range)) return accepted.has(range.prefix) ? [range] : [];
    return [...minimalRanges(intersect(PrefixSet.of(family, [range]).canonical, accepted))];
  };
  return PrefixSet.of(family, registered.ranges.flatMap(partOf));
}
