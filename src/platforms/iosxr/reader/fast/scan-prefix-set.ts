import type { PrefixCursor, ScannedPrefixes } from "../../../fast/prefix-cursor.ts";

/** A prefix-set in its plainest form, and where it ends. */
export interface ScannedPrefixSet {
  readonly prefixes: ScannedPrefixes;
  /** The offset after `end-set`. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly lines: number;
}

const [SPACE, HASH, COMMA, NEWLINE] = [0x20, 0x23, 0x2c, 0x0a];

/**
 * Reads the entries of a prefix-set from the line after its name on: one prefix per line, with a comma after all but
 * the last, and comments on separate lines. Null for any other form, which is left to the full reader. What it saves
 * is in docs/performance.md.
 */
export function scanPrefixSet(cursor: PrefixCursor, start: number): ScannedPrefixSet | null {
  cursor.begin(start);
  for (let goesOn = true; ;) {
    cursor.skipBlanks();
    if (cursor.char === HASH) {
      cursor.skipLine();
      continue;
    }
    if (!goesOn) {
      const ended =
        cursor.skip("end-set") && (cursor.char === NEWLINE || cursor.at === cursor.text.length);
      return ended ? { prefixes: cursor.prefixes(), end: cursor.at, lines: cursor.lines } : null;
    }
    if (!cursor.prefix() || !takeLengths(cursor)) return null;
    goesOn = cursor.char === COMMA;
    if (goesOn) cursor.at++;
    if (cursor.char !== NEWLINE) return null;
  }
}

/** ` eq 24`, ` ge 24`, ` le 24`, ` ge 24 le 28`, or nothing. */
function takeLengths(cursor: PrefixCursor): boolean {
  const { length, longest } = cursor;
  if (cursor.char !== SPACE) return cursor.take(length, length);
  if (cursor.skip(" eq ")) {
    const eq = cursor.bits();
    return cursor.take(eq, eq);
  }
  const min = cursor.skip(" ge ") ? cursor.bits() : null;
  const max = cursor.skip(" le ") ? cursor.bits() : null;
  return cursor.take(min ?? length, max ?? (min === null ? length : longest));
}
