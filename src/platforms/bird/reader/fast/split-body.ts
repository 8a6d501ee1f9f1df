import type { BodyPart } from "../../../fast/statement-cache.ts";

/** The body of a filter, cut into statements. */
export interface BodyParts {
  readonly text: string;
  /** The line it begins on. */
  readonly line: number;
  readonly lastLine: number;
  /** The whole text. A part that was cut inside of a statement is not valid by itself, which parsing detects. */
  readonly parts: readonly BodyPart[];
}

const [NEWLINE, QUOTE, HASH, APOSTROPHE, STAR] = [0x0a, 0x22, 0x23, 0x27, 0x2a];
const [SLASH, SEMICOLON, OPEN_SET, CLOSE_SET, OPEN, CLOSE] = [0x2f, 0x3b, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads the body of a filter after its opening brace up to the closing one. Null if it has texts, quoted names or
 * block comments, in which braces would not count; that is left to the full reader. What it saves is in
 * docs/performance.md.
 */
export function splitBody(text: string, start: number, line: number): BodyParts | null {
  const parts: BodyPart[] = [];
  let [from, first, current, braces, brackets] = [start, line, line, 0, 0];
  const cut = (to: number) => {
    parts.push({ text: text.slice(from, to), line: first });
    from = to;
    first = current;
  };
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case NEWLINE:
        current++;
        break;
      case HASH: {
        const newline = text.indexOf("\n", at);
        if (newline < 0) return null;
        at = newline - 1;
        break;
      }
      case QUOTE:
      case APOSTROPHE:
        return null;
      case STAR:
        if (text.charCodeAt(at - 1) === SLASH) return null;
        break;
      case OPEN_SET:
        brackets++;
        break;
      case CLOSE_SET:
        brackets--;
        break;
      case OPEN:
        braces++;
        break;
      case SEMICOLON:
        if (braces === 0 && brackets === 0) cut(at + 1);
        break;
      case CLOSE:
        if (braces-- > 0) {
          if (braces === 0 && brackets === 0) cut(at + 1);
          break;
        }
        cut(at);
        return { text: text.slice(start, at), line, lastLine: current, parts };
    }
  }
  return null;
}
