import { compareRanges } from "./prefix-range.ts";
import type { RegisteredPrefix, RegisteredPrefixes } from "./registered-object.ts";

/**
 * Iterates over two lists at once, each sorted and without duplicates: every prefix of either, in order, with its
 * entry in the first and in the second list, or null.
 */
export function* pairPrefixes(
  first: RegisteredPrefixes,
  second: RegisteredPrefixes,
): Iterable<readonly [RegisteredPrefix | null, RegisteredPrefix | null]> {
  const [restA, restB] = [first[Symbol.iterator](), second[Symbol.iterator]()];
  let [a, b] = [next(restA), next(restB)];
  while (a !== null || b !== null) {
    const order = a === null ? 1 : b === null ? -1 : compareRanges(a.range, b.range);
    yield [order <= 0 ? a : null, order >= 0 ? b : null];
    if (order <= 0) a = next(restA);
    if (order >= 0) b = next(restB);
  }
}

function next(rest: Iterator<RegisteredPrefix, unknown>): RegisteredPrefix | null {
  const result = rest.next();
  return result.done === true ? null : result.value;
}
