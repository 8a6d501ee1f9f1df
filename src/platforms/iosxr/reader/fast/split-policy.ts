import type { BodyPart } from "../../../fast/statement-cache.ts";

/** The body of a policy, cut into statements. */
export interface PolicyParts {
  readonly text: string;
  /** The line it begins on. */
  readonly line: number;
  /** The whole text. A part that was cut inside of a statement is not valid by itself, which parsing detects. */
  readonly parts: readonly BodyPart[];
  /** The last line with content; null if there is none. */
  readonly lastLine: number | null;
  /** The offset after `end-policy`, and its line. */
  readonly end: number;
  readonly endLine: number;
}

const [NEWLINE, SPACE, BANG, HASH, SMALL_A, SMALL_Z] = [0x0a, 0x20, 0x21, 0x23, 0x61, 0x7a];
const END = "end-policy";

/**
 * Reads the body of a policy from the line after its name on. Null if a line begins with anything but plain spaces and
 * then a lower-case letter or a comment, or if `if`s and `endif`s are not at the beginning of lines, or unbalanced;
 * that is left to the full reader. What it saves is in docs/performance.md.
 */
export function splitPolicy(text: string, start: number, line: number): PolicyParts | null {
  const parts: BodyPart[] = [];
  let lastLine: number | null = null;
  let [from, first, depth] = [start, line, 0];
  for (let [at, current] = [start, line]; ; current++) {
    const begins = at;
    while (text.charCodeAt(at) === SPACE) at++;
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const code = text.charCodeAt(at);
    const isStatement = code >= SMALL_A && code <= SMALL_Z;
    if (!isStatement && code !== HASH && code !== BANG && code !== NEWLINE) return null;
    if (text.startsWith(END, at)) {
      if (end !== at + END.length || depth !== 0) return null;
      parts.push({ text: text.slice(from, at), line: first });
      return { text: text.slice(start, at), line, parts, lastLine, end, endLine: current };
    }
    // A line without deeper indentation may be something else, before which an `end-policy` is missing.
    if (newline < 0 || (isStatement && at === begins)) return null;
    if (text.startsWith("if ", at)) depth++;
    else if (text.startsWith("endif\n", at)) depth--;
    if (depth < 0) return null;
    at = newline + 1;
    if (!isStatement) continue;
    lastLine = current;
    if (depth > 0) continue;
    parts.push({ text: text.slice(from, at), line: first });
    [from, first] = [at, current + 1];
  }
}
