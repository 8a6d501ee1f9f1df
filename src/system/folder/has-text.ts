import { closeSync, openSync, readSync } from "node:fs";

import { textChunks } from "./text-chunks.ts";

/** Whether a file can be read and contains exactly a text. */
export function hasText(path: string, text: string): boolean {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, "r");
    for (const chunk of textChunks(text)) {
      if (!chunk.equals(readUpTo(descriptor, chunk.length))) return false;
    }
    return readUpTo(descriptor, 1).length === 0;
  } catch {
    return false;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** The next bytes of a file; fewer than requested only at its end. */
function readUpTo(descriptor: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
