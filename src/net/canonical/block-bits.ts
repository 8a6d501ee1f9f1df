import { countSharedBits } from "../packed-prefix.ts";
import type { PackedRanges } from "../packed-ranges.ts";

/** How many leading bits the addresses of two rows have in common. */
export function sharedBits(list: PackedRanges, a: number, b: number): number {
  const { words, stride } = list;
  return countSharedBits(words, a * stride, words, b * stride, stride - 1);
}

/** Whether the block of a row's prefix ends where that of a later row, which it does not cover, begins. */
export function touches(list: PackedRanges, row: number, next: number): boolean {
  const shared = sharedBits(list, row, next);
  return endsBlock(list, row, shared + 1) && beginsBlock(list, next, shared + 1);
}

/** Whether a row's prefix begins where the block of its first `length` bits does: the bits after them are zeros. */
export function beginsBlock(list: PackedRanges, row: number, length: number): boolean {
  return areAll(0, list, row, length);
}

/** Whether a row's prefix ends where the block of its first `length` bits does: the bits after them are ones. */
export function endsBlock(list: PackedRanges, row: number, length: number): boolean {
  return areAll(0xffffffff, list, row, length);
}

/** Whether the bits of a row's prefix from `from` on are those of a word. */
function areAll(word: number, list: PackedRanges, row: number, from: number): boolean {
  const { words, stride } = list;
  const length = list.length(row);
  for (let at = from; at < length;) {
    const i = at >> 5;
    const end = Math.min(length, 32 * (i + 1));
    const mask = (0xffffffff >>> (at & 31)) & (0xffffffff << (32 * (i + 1) - end));
    if ((((words[row * stride + i] ?? 0) ^ word) & mask) !== 0) return false;
    at = end;
  }
  return true;
}
