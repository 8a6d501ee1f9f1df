import type { TextRange } from "../diagnostics/index.ts";
import { lineOfPlace } from "./line-of-place.ts";
import { joinRanges, secretRanges } from "./secret-ranges.ts";

/** A line that ends with a keyword that needs a value, and does not negate it. */
const WANTS_VALUE =
  /^(?!\s*no\s).*(?:password|secret|key-string|authentication-key)(?:\s+(?:clear|encrypted|\d{1,2}))?\s*$/i;

/**
 * Secrets of a line-based syntax: everything to the end of the line, whatever blanks, quotes and signs it contains;
 * if nothing follows the keyword, the next line. `more`: what the platform finds by itself.
 */
export function lineSecrets(text: string, more: readonly TextRange[] = []): readonly TextRange[] {
  const lineOf = lineOfPlace(text);
  const found = secretRanges(text, null, (from) => {
    const { begin, end } = lineOf(from);
    // A longer line has its value on it.
    if (end - begin > 200 || !WANTS_VALUE.test(text.slice(begin, end))) return end;
    const next = text.indexOf("\n", end + 1);
    return next < 0 ? text.length : next;
  });
  return joinRanges([...found, ...more]);
}
