import {
  covers,
  halves,
  PackedRanges,
  type Prefix,
  type PrefixRange,
  type PrefixSet,
} from "../../../net/index.ts";
import { oncePerObject } from "../../fast/once-per-object.ts";

/** Lengths in bits from `min` to `max`, inclusive. */
interface Lengths {
  readonly min: number;
  readonly max: number;
}

/**
 * A prefix set in the form that Junos needs: one range for each prefix, sorted.
 *
 * Junos searches a list for the longest prefix that covers a route, and only tests whether the route's length fits
 * that one; it does not continue with shorter ones ("walkup" is off by default: Juniper, Routing Policies User Guide,
 * "Walkup for Route Filters Overview"). `192.0.2.0/24` next to `192.0.0.0/16^16-28` would thus hide 192.0.2.0/25.
 * Each printed range therefore contains every length that the whole set has under that prefix. If those lengths have
 * a gap, the upper ones are printed at the two halves of the prefix.
 *
 * No printed range contains more than the set, so the list means the same with walkup on.
 *
 * Each bit below a gap doubles the lines; null if there would be more than `MOST_ENTRIES`. Both the limits and the
 * renderer call this.
 */
export const prefixEntries = oncePerObject(entriesOf);

function entriesOf({ family, packed }: PrefixSet): PackedRanges | null {
  const entries = new PackedRanges(family, packed.size);
  for (let start = 0, end = 0; start < packed.size; start = end) {
    while (end < packed.size && packed.covers(start, packed, end)) end++;
    // Entries that nothing else affects are printed unchanged; in most lists that is nearly all.
    if (end - start === 1) entries.copy(packed, start);
    else {
      const together = Array.from({ length: end - start }, (_, i) => packed.at(start + i));
      printPrefix(packed.at(start).prefix, together, [], null, entries);
    }
  }
  return entries.size > MOST_ENTRIES ? null : entries;
}

/** Whether all entries are of one prefix alone. */
export function isExactOnly(entries: PackedRanges): boolean {
  for (let row = 0; row < entries.size; row++) {
    if (entries.max(row) !== entries.length(row)) return false;
  }
  return true;
}

/** The most lines of a printed list. */
export const MOST_ENTRIES = 1_000_000;

/**
 * Prints sorted ranges inside of a prefix that was already handled. `inherited` holds for everything inside of it;
 * `hidden` is what the nearest printed entry above covers.
 */
function printInside(
  ranges: readonly PrefixRange[],
  inherited: readonly Lengths[],
  hidden: Lengths | null,
  entries: PackedRanges,
): void {
  for (let start = 0, end = 0; start < ranges.length; start = end) {
    const top = ranges[start]?.prefix;
    if (!top) return;
    while (end < ranges.length && covers(top, ranges[end]?.prefix ?? top)) end++;
    printPrefix(top, ranges.slice(start, end), inherited, hidden, entries);
  }
}

/** Prints one prefix and all ranges in it. */
function printPrefix(
  prefix: Prefix,
  ranges: readonly PrefixRange[],
  inherited: readonly Lengths[],
  hidden: Lengths | null,
  entries: PackedRanges,
): void {
  if (entries.size > MOST_ENTRIES) return;
  const own = ranges.filter((range) => range.prefix.length === prefix.length);
  const inside = ranges.slice(own.length);
  const all = merge([...inherited, ...own], prefix.length);
  const [first, ...others] = all;
  if (!first) return printInside(inside, all, hidden, entries);
  if (others.length === 0) {
    const implied = hidden && { min: Math.max(hidden.min, prefix.length), max: hidden.max };
    const isImplied = implied !== null && implied.min === first.min && implied.max === first.max;
    if (!isImplied) entries.push({ prefix, ...first });
    return printInside(inside, all, isImplied ? hidden : first, entries);
  }
  const isMember = first.min === prefix.length;
  if (isMember) entries.push({ prefix, min: prefix.length, max: prefix.length });
  const above = isMember ? { min: prefix.length, max: prefix.length } : hidden;
  for (const half of halves(prefix)) {
    const there = inside.filter((range) => covers(half, range.prefix));
    printPrefix(half, there, all, above, entries);
  }
}

/** The union of lengths, none below `from`, as sorted runs that do not touch. */
function merge(lengths: readonly Lengths[], from: number): Lengths[] {
  const runs: Lengths[] = [];
  const cut = lengths
    .map(({ min, max }) => ({ min: Math.max(min, from), max }))
    .filter(({ min, max }) => min <= max)
    .sort((a, b) => a.min - b.min);
  for (const { min, max } of cut) {
    const last = runs.at(-1);
    if (last && min <= last.max + 1) {
      runs[runs.length - 1] = { min: last.min, max: Math.max(last.max, max) };
    } else runs.push({ min, max });
  }
  return runs;
}
