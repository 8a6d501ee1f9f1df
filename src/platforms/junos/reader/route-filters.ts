import {
  covers,
  minimalRanges,
  orLonger,
  PrefixSet,
  readPrefix,
  maxLength,
  subtract,
  unite,
  comparePrefixes,
  type Family,
  type PackedRanges,
  type Prefix,
  type PrefixRange,
} from "../../../net/index.ts";

/** An entry with the lengths it takes of what it covers; `longer` takes none where its prefix is the longest there is. */
export interface RouteFilter {
  readonly prefix: Prefix;
  readonly min: number;
  readonly max: number;
}

/** Reads `P exact`, `P orlonger`, `P longer`, `P upto /n`, `P prefix-length-range /n-/m`; without a word: exact. */
export function readRouteFilter(words: readonly string[]): RouteFilter | null {
  const [text = "", type = "exact", argument = "", more] = words;
  const prefix = readPrefix(text);
  if (typeof prefix === "string" || more !== undefined) return null;
  const { length } = prefix;
  const longest = maxLength(prefix.family);
  const range = (min: number, max: number): RouteFilter | null =>
    length <= min && min <= max && max <= longest ? { prefix, min, max } : null;
  switch (type) {
    case "exact":
      return words.length <= 2 ? range(length, length) : null;
    case "orlonger":
      return words.length === 2 ? range(length, longest) : null;
    case "longer":
      // Nothing is longer than the longest: an entry that takes nothing, and still hides shorter ones.
      return words.length === 2 ? { prefix, min: length + 1, max: longest } : null;
    case "upto":
      return /^\/\d{1,3}$/.test(argument) ? range(length, Number(argument.slice(1))) : null;
    case "prefix-length-range": {
      const [, min, max] = /^\/(\d{1,3})-\/(\d{1,3})$/.exec(argument) ?? [];
      return max === undefined ? null : range(Number(min), Number(max));
    }
    default:
      return null;
  }
}

/**
 * Whether of some entries one hides lengths of another from it, or may do so: those are for `prefixesOf` to work out. Where
 * none does, and no prefix has two entries, the list takes what any of its entries takes.
 */
export function hides(entries: PackedRanges): boolean {
  if (entries.order() !== null) return true;
  // For each entry the last one before it whose prefix covers its own, or -1.
  const outer = new Int32Array(entries.size);
  for (let row = 0; row < entries.size; row++) {
    let around = row - 1;
    while (around >= 0 && !entries.covers(around, entries, row)) around = outer[around] ?? -1;
    outer[row] = around;
    const length = entries.length(row);
    if (around >= 0 && entries.length(around) === length) return true;
    for (; around >= 0; around = outer[around] ?? -1) {
      const min = Math.max(entries.min(around), length);
      const isWithin = entries.min(row) <= min && entries.max(around) <= entries.max(row);
      if (min <= entries.max(around) && !isWithin) return true;
    }
  }
  return false;
}

/** More nested entries than are worked out one by one. */
const MOST_NESTED = 20_000;

/**
 * What a list takes: of the entries whose prefix covers a route the longest decides, and only by its own lengths
 * (Routing Policies User Guide, "Walkup for Route Filters Overview": without it, no shorter entry is asked). A text says
 * what cannot be read.
 */
export function prefixesOf(filters: readonly RouteFilter[], family: Family): PrefixSet | string {
  const sorted = filters
    .filter(({ prefix }) => prefix.family === family)
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  let hides = false;
  const around: RouteFilter[] = [];
  for (const [i, filter] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before && comparePrefixes(before.prefix, filter.prefix) === 0) {
      if (before.min !== filter.min || before.max !== filter.max) {
        return "two entries for one prefix";
      }
      continue;
    }
    for (
      let last = around.at(-1);
      last && !covers(last.prefix, filter.prefix);
      last = around.at(-1)
    ) {
      around.pop();
    }
    hides ||= around.some((outer) => {
      const min = Math.max(outer.min, filter.prefix.length);
      return min <= outer.max && !(filter.min <= min && outer.max <= filter.max);
    });
    around.push(filter);
  }
  const ranges = sorted.filter(({ min, max }) => min <= max);
  if (!hides) return PrefixSet.of(family, ranges);
  if (sorted.length > MOST_NESTED) return "entries inside of each other, too many to be worked out";
  let set = PrefixSet.of(family, []).canonical;
  for (const filter of [...sorted].sort((a, b) => a.prefix.length - b.prefix.length)) {
    set = subtract(set, one(family, orLonger(filter.prefix)));
    if (filter.min <= filter.max) set = unite(set, one(family, filter));
  }
  return PrefixSet.of(family, minimalRanges(set));
}

function one(family: Family, range: PrefixRange) {
  return PrefixSet.of(family, [range]).canonical;
}
