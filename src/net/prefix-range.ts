import { maxLength, type Family } from "./family.ts";
import {
  comparePrefixes,
  formatPrefix,
  readPrefix,
  type Prefix,
  type PrefixProblem,
} from "./prefix.ts";

/**
 * One entry of a prefix list: every prefix inside `prefix` whose length is from `min` to `max` bits.
 * Always `prefix.length <= min <= max <= maxLength(family)`.
 */
export interface PrefixRange {
  readonly prefix: Prefix;
  readonly min: number;
  readonly max: number;
}

/** The range that contains only one prefix. */
export function exactly(prefix: Prefix): PrefixRange {
  return { prefix, min: prefix.length, max: prefix.length };
}

/** The range of a prefix and all its more-specifics. */
export function orLonger(prefix: Prefix): PrefixRange {
  return { prefix, min: prefix.length, max: maxLength(prefix.family) };
}

/** Whether a range is a single prefix. */
export function isExact(range: PrefixRange): boolean {
  return range.min === range.prefix.length && range.max === range.prefix.length;
}

/**
 * Reads a prefix with an optional range operator of RFC 2622, section 2: `^-` (more-specifics, exclusive), `^+`
 * (inclusive), `^n`, `^n-m`. "range" means that the operator leaves nothing, or gives a length outside the prefix.
 */
export function readPrefixRange(text: string): PrefixRange | PrefixProblem | "range" {
  const caret = text.indexOf("^");
  const prefix = readPrefix(caret < 0 ? text : text.slice(0, caret));
  if (typeof prefix === "string") return prefix;
  if (caret < 0) return exactly(prefix);
  return applyOperator(exactly(prefix), text.slice(caret)) ?? "range";
}

/**
 * Applies a range operator (`^-`, `^+`, `^n`, `^n-m`) to a range, as RFC 2622, section 2 defines it for sets: `^n-m`
 * on something longer than m leaves nothing. Returns null if nothing is left or if the text is not an operator.
 */
export function applyOperator(range: PrefixRange, operator: string): PrefixRange | null {
  const longest = maxLength(range.prefix.family);
  const match = /^\^(?:([-+])|(\d{1,3})(?:-(\d{1,3}))?)$/.exec(operator);
  if (!match) return null;
  let min: number;
  let max: number;
  if (match[1] !== undefined) {
    min = range.min + (match[1] === "-" ? 1 : 0);
    max = longest;
  } else {
    const low = Number(match[2]);
    max = match[3] === undefined ? low : Number(match[3]);
    if (low > max || max > longest) return null;
    min = Math.max(low, range.min);
  }
  return min > max ? null : { prefix: range.prefix, min, max };
}

/** Prints a range in the notation of RFC 2622: `192.0.2.0/24`, `192.0.2.0/24^+`, `192.0.2.0/24^25-26`. */
export function formatPrefixRange(range: PrefixRange): string {
  const { prefix, min, max } = range;
  const text = formatPrefix(prefix);
  if (isExact(range)) return text;
  if (max === maxLength(prefix.family)) {
    if (min === prefix.length) return `${text}^+`;
    if (min === prefix.length + 1 && min < max) return `${text}^-`;
  }
  return min === max ? `${text}^${min}` : `${text}^${min}-${max}`;
}

/** Orders ranges by prefix, then by lengths. */
export function compareRanges(a: PrefixRange, b: PrefixRange): number {
  return comparePrefixes(a.prefix, b.prefix) || a.min - b.min || a.max - b.max;
}

/** The range's family. */
export function rangeFamily(range: PrefixRange): Family {
  return range.prefix.family;
}
