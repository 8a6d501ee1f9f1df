import type { PrefixCursor, ScannedPrefixes } from "../../../fast/prefix-cursor.ts";

/** A list of prefixes in its plainest form, and where it ends. */
export interface ScannedList {
  readonly prefixes: ScannedPrefixes;
  /** The offset of the brace that closes it. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly lines: number;
}

const BRACE = 0x7d;

/**
 * Reads a `prefix-list` or `route-filter-list` after its opening brace: a prefix and, in the latter, its lengths in
 * each statement. Null for any other form, which is left to the full reader. What it saves is in docs/performance.md.
 */
export function scanList(
  kind: "prefix-list" | "route-filter-list",
  cursor: PrefixCursor,
  start: number,
): ScannedList | null {
  cursor.begin(start);
  cursor.skipBlanks();
  // The text before the first entry occurs before nearly all others: it is skipped as a whole.
  const [gap, lines] = [cursor.text.slice(start, cursor.at), cursor.lines];
  for (;;) {
    if (gap !== "" && cursor.skip(gap)) cursor.lines += lines;
    cursor.skipBlanks();
    if (cursor.char === BRACE) {
      return { prefixes: cursor.prefixes(), end: cursor.at, lines: cursor.lines };
    }
    if (!cursor.prefix()) return null;
    const { length } = cursor;
    const isPlain = kind === "prefix-list" ? cursor.take(length, length) : takeLengths(cursor);
    if (!isPlain || !cursor.skip(";")) return null;
  }
}

/** ` exact`, ` orlonger`, ` upto /24`, ` prefix-length-range /20-/24`, or nothing, which is exact. */
function takeLengths(cursor: PrefixCursor): boolean {
  const { length, longest } = cursor;
  switch (cursor.text.charCodeAt(cursor.at + 1)) {
    case E:
      return cursor.skip(" exact") && cursor.take(length, length);
    case O:
      return cursor.skip(" orlonger") && cursor.take(length, longest);
    case U:
      return cursor.skip(" upto /") && cursor.take(length, cursor.bits());
    case P: {
      if (!cursor.skip(" prefix-length-range /")) return false;
      const min = cursor.bits();
      return cursor.skip("-/") && cursor.take(min, cursor.bits());
    }
    default:
      return cursor.take(length, length);
  }
}

/** The first letters of the keywords for lengths. */
const [E, O, P, U] = [0x65, 0x6f, 0x70, 0x75];
