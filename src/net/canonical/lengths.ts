import type { Family } from "../family.ts";

/**
 * A set of prefix lengths as bits in words of 32: length 0 is the lowest bit of the first word. IPv4 has
 * 33 lengths and so two words, IPv6 has 129 and five. The words are signed, as JavaScript's operators give them.
 */
export const LENGTH_WORDS = { ipv4: 2, ipv6: 5 } as const satisfies Record<Family, number>;

/** One word of the set of all lengths from `length` on. */
export function lengthsFrom(length: number, word: number): number {
  const shift = length - 32 * word;
  return shift <= 0 ? -1 : shift >= 32 ? 0 : -1 << shift;
}

/** One word of the set of the lengths from `min` up to but excluding `end`. */
export function lengthsBetween(min: number, end: number, word: number): number {
  return lengthsFrom(min, word) & ~lengthsFrom(end, word);
}

/** Whether the set that begins at an offset contains a length. */
export function hasLength(words: Int32Array, at: number, length: number): boolean {
  return (((words[at + (length >> 5)] ?? 0) >>> (length & 31)) & 1) === 1;
}

/** The shortest length in the set that begins at an offset and has `count` words, or -1 if it is empty. */
export function shortestLength(words: Int32Array, at: number, count: number): number {
  for (let word = 0; word < count; word++) {
    const bits = words[at + word] ?? 0;
    if (bits !== 0) return 32 * word + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}
