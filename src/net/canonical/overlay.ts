import { maxLength } from "../family.ts";
import { sharesBits } from "../packed-prefix.ts";
import { lengthsFrom } from "./lengths.ts";
import { PrefixTable } from "./prefix-table.ts";

/** Combines two sets of lengths, 32 lengths at a time. Must combine two empty sets to an empty one. */
export type CombineLengths = (a: number, b: number) => number;

/** Two tables, one over the other. */
export interface Overlay {
  readonly table: PrefixTable;
  /** The one of the two tables that has the same prefixes as the result; null if neither has. */
  readonly equals: "a" | "b" | null;
}

/**
 * Overlays two sorted tables. In each, a row's lengths hold for everything inside its prefix. In the result they hold
 * for what is inside the prefix but not inside that of a later row; there the lengths of the two tables are combined.
 * Rows with the same lengths as the row around them are left out.
 */
export function overlay(a: PrefixTable, b: PrefixTable, combine: CombineLengths): Overlay {
  const { family, stride, lengthStride } = a;
  const result = new PrefixTable(family, a.size + b.size);
  // The prefixes around the current one, outermost first; entry 0 is the whole, which has no lengths.
  const places = maxLength(family) + 2;
  const words = new Uint32Array(places * stride);
  const bits = new Uint8Array(places);
  const heldByA = new Int32Array(places * lengthStride);
  const heldByB = new Int32Array(places * lengthStride);
  const combined = new Int32Array(places * lengthStride);
  let top = 0;
  let [equalsA, equalsB] = [true, true];
  for (let i = 0, j = 0; i < a.size || j < b.size;) {
    const order = i === a.size ? 1 : j === b.size ? -1 : a.compare(i, b, j);
    const table = order <= 0 ? a : b;
    const row = order <= 0 ? i : j;
    const length = table.bits[row] ?? 0;
    const at = row * stride;
    while (top > 0 && !sharesBits(words, top * stride, table.words, at, bits[top] ?? 0)) top--;
    top++;
    bits[top] = length;
    for (let k = 0; k < stride; k++) words[top * stride + k] = table.words[at + k] ?? 0;
    let differs = false;
    for (let k = 0; k < lengthStride; k++) {
      const here = top * lengthStride + k;
      const around = here - lengthStride;
      const inA =
        (heldByA[around] ?? 0) | (order <= 0 ? (a.lengths[i * lengthStride + k] ?? 0) : 0);
      const inB =
        (heldByB[around] ?? 0) | (order >= 0 ? (b.lengths[j * lengthStride + k] ?? 0) : 0);
      heldByA[here] = inA;
      heldByB[here] = inB;
      const inside = lengthsFrom(length, k);
      const lengths = combine(inA, inB) & inside;
      combined[here] = lengths;
      if (lengths !== ((combined[around] ?? 0) & inside)) differs = true;
      if (lengths !== (inA & inside)) equalsA = false;
      if (lengths !== (inB & inside)) equalsB = false;
    }
    if (differs) result.add(words, top * stride, length, combined, top * lengthStride);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return { table: result, equals: equalsA ? "a" : equalsB ? "b" : null };
}
