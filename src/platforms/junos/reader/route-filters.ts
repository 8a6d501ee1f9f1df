import {
  covers,
  halves,
  PrefixSet,
  readPrefix,
  maxLength,
  comparePrefixes,
  type Family,
  type Prefix,
  type PrefixRange,
} from "../../../net/index.ts";
import { MATCH_TYPES, type MatchType } from "./constructs.ts";

/** An entry with the lengths that it matches; `longer` matches none if its prefix has the maximum length. */
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
  if (!isMatchType(type)) return null;
  switch (type) {
    case "exact":
      return words.length <= 2 ? range(length, length) : null;
    case "orlonger":
      return words.length === 2 ? range(length, longest) : null;
    case "longer":
      // Nothing is longer than the maximum: an entry that matches nothing, but still hides shorter ones.
      return words.length === 2 ? { prefix, min: length + 1, max: longest } : null;
    case "upto":
      return /^\/\d{1,3}$/.test(argument) ? range(length, Number(argument.slice(1))) : null;
    case "prefix-length-range": {
      const [, min, max] = /^\/(\d{1,3})-\/(\d{1,3})$/.exec(argument) ?? [];
      return max === undefined ? null : range(Number(min), Number(max));
    }
  }
}

const TYPES: ReadonlySet<string> = new Set(MATCH_TYPES.map(({ word }) => word));

function isMatchType(word: string): word is MatchType {
  return TYPES.has(word);
}

/**
 * The prefixes that a list matches: among the entries whose prefix covers a route the longest decides, using only its
 * own lengths (Routing Policies User Guide, "Walkup for Route Filters Overview": without walkup, no shorter entry is
 * tested). A text says what cannot be read.
 */
export function prefixesOf(filters: Iterable<RouteFilter>, family: Family): PrefixSet | string {
  const sorted = [...filters]
    .filter(({ prefix }) => prefix.family === family)
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  const entries: RouteFilter[] = [];
  for (const filter of sorted) {
    const before = entries.at(-1);
    if (!before || comparePrefixes(before.prefix, filter.prefix) !== 0) entries.push(filter);
    else if (before.min !== filter.min || before.max !== filter.max) {
      return "two entries for one prefix";
    }
  }
  const ranges = anyHides(entries) ? taken(entries) : entries.filter(({ min, max }) => min <= max);
  return PrefixSet.of(family, ranges);
}

/** Whether one of the sorted entries hides lengths of another: otherwise the list matches what any of them matches. */
function anyHides(entries: readonly RouteFilter[]): boolean {
  const around: RouteFilter[] = [];
  for (const filter of entries) {
    let last = around.at(-1);
    for (; last && !covers(last.prefix, filter.prefix); last = around.at(-1)) around.pop();
    const hidesOne = around.some((outer) => {
      const min = Math.max(outer.min, filter.prefix.length);
      return min <= outer.max && !(filter.min <= min && outer.max <= filter.max);
    });
    if (hidesOne) return true;
    around.push(filter);
  }
  return false;
}

/**
 * The prefixes matched by sorted entries, without duplicates: each with its lengths for the prefixes that no longer
 * entry covers.
 */
function taken(entries: readonly RouteFilter[]): readonly PrefixRange[] {
  const ranges: PrefixRange[] = [];
  let at = 0;
  /** What an entry matches in its own prefix or in one inside of it; the next entry is the first that may be there. */
  const take = (lengths: Pick<RouteFilter, "min" | "max">, prefix: Prefix): void => {
    const { min, max } = lengths;
    const inner = entries[at];
    const from = Math.max(min, prefix.length);
    if (!inner || !covers(prefix, inner.prefix)) {
      if (from <= max) ranges.push({ prefix, min: from, max });
    } else if (inner.prefix.length === prefix.length) {
      at++;
      take(inner, prefix);
    } else {
      if (from === prefix.length && from <= max) ranges.push({ prefix, min: from, max: from });
      for (const half of halves(prefix)) take(lengths, half);
    }
  };
  for (let entry = entries[at++]; entry; entry = entries[at++]) take(entry, entry.prefix);
  return ranges;
}
