import type { NumberRange } from "./community-pattern.ts";

/** The most ranges as which a pattern is read; more than anyone writes. */
const MOST = 10_000;

/**
 * The numbers that a pattern of digits matches whole: `[1-9]`, `1[0-9][0-9]`, `23[0-4]`, as ranges in order. A number
 * is printed without leading zeros, so one that begins with 0 is matched only as `0`. Null: not understood.
 */
export function readDecimalPattern(pattern: string): readonly NumberRange[] | null {
  if (!/^(?:\d|\[(?:\d|\d-\d)+\])+$/.test(pattern)) return null;
  let ranges: readonly NumberRange[] = [{ first: 0, last: 0 }];
  const places = pattern.match(/\d|\[[^\]]*\]/g) ?? [];
  if (places.length > 10) return null;
  for (const [i, place] of places.entries()) {
    const digits = digitsOf(place);
    if (!digits) return null;
    // A leading zero is only the number zero.
    const possible = i === 0 && places.length > 1 ? digits.filter((digit) => digit > 0) : digits;
    ranges = extended(ranges, possible);
    if (ranges.length > MOST) return null;
  }
  return ranges;
}

function digitsOf(place: string): readonly number[] | null {
  const digits = new Set<number>();
  for (const [, from = "", to = from] of place.replace(/[[\]]/g, "").matchAll(/(\d)(?:-(\d))?/g)) {
    if (Number(from) > Number(to)) return null;
    for (let digit = Number(from); digit <= Number(to); digit++) digits.add(digit);
  }
  return [...digits].sort();
}

/** Every number of the ranges with one of the digits after it, as ranges in order. */
function extended(
  ranges: readonly NumberRange[],
  digits: readonly number[],
): readonly NumberRange[] {
  if (digits.length === 10) {
    return ranges.map(({ first, last }) => ({ first: first * 10, last: last * 10 + 9 }));
  }
  const longer: NumberRange[] = [];
  for (const { first, last } of ranges) {
    if (last - first > MOST) return Array.from({ length: MOST + 1 }, () => ({ first, last }));
    for (let number = first; number <= last; number++) {
      for (const digit of digits) {
        const next = number * 10 + digit;
        const before = longer.at(-1);
        if (before?.last === next - 1) longer[longer.length - 1] = { ...before, last: next };
        else longer.push({ first: next, last: next });
      }
    }
  }
  return longer;
}
