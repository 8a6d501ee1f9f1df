import { maxLength } from "../family.ts";
import { sharesBits } from "../packed-prefix.ts";
import { hasLength } from "./lengths.ts";
import type { PrefixTable } from "./prefix-table.ts";

/**
 * Whether rows inside a row's prefix that have the length before `min` or the one after `max` fill the prefix. All of
 * them are then shorter than `min` bits: prefixes of that length or longer fill a shorter one only if they all have
 * the length after `max`, and then the shorter prefix would have a row with that length.
 */
export function isTiled(table: PrefixTable, row: number, min: number, max: number): boolean {
  const { words, bits, lengths, stride, lengthStride } = table;
  const start = row * stride;
  const length = bits[row] ?? 0;
  if (min <= length) return false;
  const end = words.slice(start, start + stride);
  for (let next = row + 1; next < table.size && table.covers(row, next); next++) {
    const at = next * stride;
    const inside = bits[next] ?? 0;
    const order = compareWords(words, at, end);
    if (order > 0) return false;
    const counts =
      hasLength(lengths, next * lengthStride, min - 1) ||
      (max < maxLength(table.family) && hasLength(lengths, next * lengthStride, max + 1));
    if (order < 0 || !counts) continue;
    // The prefix begins where the previous ones ended: continue after it.
    if (addBlock(end, inside) || !sharesBits(end, 0, words, start, length)) return true;
  }
  return false;
}

function compareWords(words: Uint32Array, at: number, other: Uint32Array): number {
  for (const [i, word] of other.entries()) {
    const difference = (words[at + i] ?? 0) - word;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Adds the size of a prefix to an address. Returns whether that exceeds the last address. */
function addBlock(address: Uint32Array, length: number): boolean {
  if (length === 0) return true;
  let carry = 2 ** (31 - ((length - 1) & 31));
  for (let i = (length - 1) >> 5; i >= 0 && carry > 0; i--) {
    const sum = (address[i] ?? 0) + carry;
    address[i] = sum >>> 0;
    carry = sum > 0xffffffff ? 1 : 0;
  }
  return carry > 0;
}
