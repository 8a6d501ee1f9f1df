import { sortByNumber } from "./sort-by-number.ts";

/**
 * The indexes of numbers in ascending order, and of equal numbers in the order of `compare`; stable. Only runs of
 * equal numbers that are out of order are compared more than once.
 */
export function sortInRuns(
  numbers: Uint32Array,
  compare: (a: number, b: number) => number,
): Uint32Array {
  const order = sortByNumber(numbers);
  for (let start = 0, end = 1; start < order.length; start = end++) {
    let sorted = true;
    for (; end < order.length; end++) {
      const [last, row] = [order[end - 1] ?? 0, order[end] ?? 0];
      if (numbers[last] !== numbers[row]) break;
      sorted &&= compare(last, row) <= 0;
    }
    if (!sorted) order.subarray(start, end).sort((a, b) => compare(a, b) || a - b);
  }
  return order;
}
