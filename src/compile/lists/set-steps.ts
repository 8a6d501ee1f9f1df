import {
  PackedPrefixes,
  PackedRanges,
  PrefixSet,
  type Family,
  type RegisteredPrefixes,
} from "../../net/index.ts";

/** How the sets of lists are computed from registrations. */
export interface SetSteps {
  /** The combined registrations of several objects, in one family. */
  readonly together: (family: Family, registered: readonly RegisteredPrefixes[]) => PrefixSet;
  /** The same in the fewest entries. */
  readonly shortest: (set: PrefixSet) => PrefixSet;
}

/** The plain implementation. */
export const PLAIN_SETS: SetSteps = { together, shortest: (set) => set.minimal() };

function together(family: Family, registered: readonly RegisteredPrefixes[]): PrefixSet {
  const all = registered.map((prefixes) => rangesOf(family, prefixes));
  const [only] = all;
  if (only && all.length === 1) return PrefixSet.of(family, only);
  const ranges = new PackedRanges(
    family,
    all.reduce((sum, { size }) => sum + size, 0),
  );
  for (const one of all) for (let row = 0; row < one.size; row++) ranges.copy(one, row);
  return PrefixSet.of(family, ranges);
}

function rangesOf(family: Family, prefixes: RegisteredPrefixes): PackedRanges {
  if (prefixes instanceof PackedPrefixes) return prefixes.ranges;
  const ranges = new PackedRanges(family, prefixes.length);
  for (const { range } of prefixes) ranges.push(range);
  return ranges;
}
