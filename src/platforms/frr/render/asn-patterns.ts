import type { AsnRange } from "../../../net/index.ts";

/**
 * The regular expressions that match the decimal numbers of a range and no others: `64496-64511` →
 * `6449[6-9]`, `6450[0-9]`, `6451[01]`. Alternatives of POSIX extended syntax, in the order of the numbers.
 */
export function asnPatterns(range: AsnRange): readonly string[] {
  const patterns: string[] = [];
  let low = range.first;
  while (low <= range.last) {
    // The largest block of 10^k numbers of one length that begins at `low` and fits.
    let size = 1;
    while (
      low % (size * 10) === 0 &&
      digits(low) > digits(size) &&
      low + size * 10 - 1 <= range.last
    ) {
      size *= 10;
    }
    // As many of these blocks as differ in one digit only.
    const digit = Math.floor(low / size) % 10;
    let last = digit;
    while (last < 9 && low + (last - digit + 2) * size - 1 <= range.last) last++;
    patterns.push(pattern(low, size, digit, last));
    low += (last - digit + 1) * size;
  }
  return patterns;
}

function digits(value: number): number {
  return String(value).length;
}

function pattern(low: number, size: number, first: number, last: number): string {
  const free = digits(size) - 1;
  const head = String(low).slice(0, digits(low) - free - 1);
  const rest = free === 0 ? "" : free === 1 ? "[0-9]" : `[0-9]{${free}}`;
  return head + digitClass(first, last) + rest;
}

function digitClass(first: number, last: number): string {
  if (first === last) return `${first}`;
  return last === first + 1 ? `[${first}${last}]` : `[${first}-${last}]`;
}
