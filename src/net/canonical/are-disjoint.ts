import { lengthsFrom } from "./lengths.ts";
import type { PrefixTable } from "./prefix-table.ts";

/**
 * Whether two sorted tables of a family have no prefix in common. The rows of the smaller one are looked up in the
 * other, which takes much less time than an overlay if they are few: lists of bogons against what is registered.
 */
export function areDisjoint(a: PrefixTable, b: PrefixTable): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  const prefix = new Uint32Array(few.stride);
  for (let row = 0; row < few.size; row++) {
    const length = few.bits[row] ?? 0;
    // The rows around it,
    for (let bits = 0; bits < length; bits++) {
      cut(few, row, bits, prefix);
      const at = firstFrom(many, prefix, bits);
      const isRow = at < many.size && compare(many, at, prefix, bits) === 0;
      if (isRow && shareLengths(few, row, many, at, length)) return false;
    }
    // and those inside of it.
    cut(few, row, length, prefix);
    for (let at = firstFrom(many, prefix, length); at < many.size; at++) {
      if (!isInside(many, at, prefix, length)) break;
      if (shareLengths(few, row, many, at, many.bits[at] ?? 0)) return false;
    }
  }
  return true;
}

/** Whether two rows have a length in common, from a number of bits on. */
function shareLengths(a: PrefixTable, i: number, b: PrefixTable, j: number, from: number): boolean {
  const { lengthStride } = a;
  for (let k = 0; k < lengthStride; k++) {
    const inA = a.lengths[i * lengthStride + k] ?? 0;
    const inB = b.lengths[j * lengthStride + k] ?? 0;
    if ((inA & inB & lengthsFrom(from, k)) !== 0) return true;
  }
  return false;
}

/** The first bits of a row's address. */
function cut({ words, stride }: PrefixTable, row: number, bits: number, prefix: Uint32Array): void {
  for (let i = 0; i < stride; i++) {
    prefix[i] = (words[row * stride + i] ?? 0) & maskOf(bits - 32 * i);
  }
}

/** The first of some bits of a word. */
function maskOf(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? -1 : -1 << (32 - bits);
}

/** The first row that is not sorted before a prefix. */
function firstFrom(table: PrefixTable, prefix: Uint32Array, bits: number): number {
  let [low, high] = [0, table.size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(table, middle, prefix, bits) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(table: PrefixTable, row: number, prefix: Uint32Array, bits: number): number {
  for (let i = 0; i < table.stride; i++) {
    const difference = (table.words[row * table.stride + i] ?? 0) - (prefix[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return (table.bits[row] ?? 0) - bits;
}

function isInside(table: PrefixTable, row: number, prefix: Uint32Array, bits: number): boolean {
  if ((table.bits[row] ?? 0) < bits) return false;
  for (let i = 0; i < table.stride; i++) {
    const word = table.words[row * table.stride + i] ?? 0;
    if (((word ^ (prefix[i] ?? 0)) & maskOf(bits - 32 * i)) !== 0) return false;
  }
  return true;
}
