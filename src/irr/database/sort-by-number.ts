/** The number of bits per digit of the sort. */
const BITS = 11;
const DIGITS = 1 << BITS;

/**
 * The indexes of numbers in ascending order; stable. A radix sort from the least to the most significant digit:
 * comparing would take ten times as long for a million numbers.
 */
export function sortByNumber(numbers: Uint32Array): Uint32Array {
  const size = numbers.length;
  let [order, next] = [new Uint32Array(size), new Uint32Array(size)];
  for (let i = 0; i < size; i++) order[i] = i;
  const places = new Uint32Array(DIGITS);
  for (let shift = 0; shift < 32; shift += BITS) {
    if (!countPlaces(numbers, shift, places)) continue;
    for (let i = 0; i < size; i++) {
      const row = order[i] ?? 0;
      const digit = ((numbers[row] ?? 0) >>> shift) & (DIGITS - 1);
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      next[place] = row;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Writes the start offset of each digit into `places`; false if all numbers have the same digit. */
function countPlaces(numbers: Uint32Array, shift: number, places: Uint32Array): boolean {
  places.fill(0);
  for (let i = 0; i < numbers.length; i++) {
    const digit = ((numbers[i] ?? 0) >>> shift) & (DIGITS - 1);
    places[digit] = (places[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = places[digit] ?? 0;
    if (count === numbers.length) return false;
    places[digit] = start;
    start += count;
  }
  return true;
}
