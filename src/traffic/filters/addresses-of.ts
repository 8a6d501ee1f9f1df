import {
  maxLength,
  minimalRanges,
  PrefixSet,
  type CanonicalSet,
  type Family,
  type Prefix,
} from "../../net/index.ts";

/** The fewest prefixes that contain exactly the addresses of the prefixes of some sets of a family, in order. */
export function addressesOf(family: Family, sets: readonly CanonicalSet[]): readonly Prefix[] {
  const longest = maxLength(family);
  // Most sessions announce the same.
  const ranges = [...new Set(sets)].flatMap((set) => [...minimalRanges(set)]);
  const hosts = PrefixSet.of(family, ranges).inside(longest, longest).minimal();
  return hosts.ranges.map(({ prefix }) => prefix);
}
