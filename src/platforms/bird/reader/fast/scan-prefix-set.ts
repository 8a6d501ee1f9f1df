import type { PrefixCursor, ScannedPrefixes } from "../../../fast/prefix-cursor.ts";

/** A set of prefixes in its plainest form, and where it ends. */
export interface ScannedPrefixSet {
  readonly prefixes: ScannedPrefixes;
  /** The offset after the closing bracket. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly lines: number;
}

/**
 * Reads a set after its opening bracket: prefixes separated by commas, each alone, with `+` or with lengths `{8,24}`.
 * Null for any other form, which is left to the full reader. What it saves is in docs/performance.md.
 */
export function scanPrefixSet(cursor: PrefixCursor, start: number): ScannedPrefixSet | null {
  cursor.begin(start);
  for (;;) {
    cursor.skipBlanks();
    if (!cursor.prefix() || !takeLengths(cursor)) return null;
    cursor.skipBlanks();
    if (cursor.skip(",")) continue;
    if (!cursor.skip("]")) return null;
    return { prefixes: cursor.prefixes(), end: cursor.at, lines: cursor.lines };
  }
}

function takeLengths(cursor: PrefixCursor): boolean {
  const { length, longest } = cursor;
  if (cursor.skip("+")) return cursor.take(length, longest);
  if (!cursor.skip("{")) return cursor.take(length, length);
  const min = cursor.bits();
  if (!cursor.skip(",")) return false;
  const max = cursor.bits();
  return cursor.skip("}") && cursor.take(min, max);
}
