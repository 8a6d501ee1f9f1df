import { IN_NAME, isA } from "./byte-kinds.ts";
import { RPSL_CLASSES } from "./rpsl-object.ts";
import { COLON, endOfLine, NEWLINE, RETURN, startsWith } from "./scan-lines.ts";

const READ_CLASSES = RPSL_CLASSES.map((name) => Buffer.from(`${name}:`));

/**
 * Skips an object of a class that is not read. It starts at `from`, the start of a line after an empty one. Returns
 * where the line after the empty one that ends it starts, and the number of lines; or null if it does not end before
 * `to`, or may be something else, which is left to `ObjectSplitter`.
 */
export function passObject(
  bytes: Uint8Array,
  from: number,
  to: number,
): { readonly end: number; readonly lines: number } | null {
  let at = from;
  while (at < to && isA(bytes[at] ?? 0, IN_NAME)) at++;
  if (at === from || at >= to || bytes[at] !== COLON) return null;
  if (READ_CLASSES.some((name) => startsWith(bytes, from, to, name))) return null;
  for (let lines = 1; ; lines++) {
    at = endOfLine(bytes, at, to);
    if (at >= to || bytes[at] === RETURN) return null;
    if (bytes[at] === NEWLINE) return { end: at + 1, lines: lines + 1 };
  }
}
