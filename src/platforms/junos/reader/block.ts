/** A block of statements that is read only once somebody asks for it. */
export interface Block {
  /** What stands between its braces. */
  readonly text: string;
  /** The line that it begins on. */
  readonly line: number;
}

const [TAB, NEWLINE, SPACE, QUOTE, HASH, DOLLAR, STAR, SLASH, SEMICOLON, LESS] = [
  0x09, 0x0a, 0x20, 0x22, 0x23, 0x24, 0x2a, 0x2f, 0x3b, 0x3c,
];
const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d];

/** Blocks inside of one another that are passed over. */
const DEEPEST = 20;

/**
 * Where the block ends that begins at `start`, behind its brace, and how many newlines it has. Null where reading it may report
 * something or where a group's wildcard may stand in it: that must not wait until somebody asks. So comments, words, quoted
 * ones among them, and lists of words are passed over, and only where each stands where it may.
 */
export function endOfBlock(
  text: string,
  start: number,
): { readonly end: number; readonly lines: number } | null {
  let [at, lines, depth] = [start, 0, 0];
  let hasWords = false;
  let inList = false;
  for (; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case NEWLINE:
        lines++;
        break;
      case SPACE:
      case TAB:
        break;
      case OPEN:
        if (!hasWords || inList || ++depth > DEEPEST) return null;
        hasWords = false;
        break;
      case CLOSE:
        if (hasWords || inList) return null;
        if (depth-- === 0) return { end: at, lines };
        break;
      case SEMICOLON:
        if (inList) return null;
        hasWords = false;
        break;
      case OPEN_LIST:
        if (!hasWords || inList) return null;
        inList = true;
        break;
      case CLOSE_LIST:
        if (!inList) return null;
        inList = false;
        break;
      case QUOTE: {
        const end = endOfQuoted(text, at + 1);
        if (end < 0) return null;
        at = end;
        hasWords = true;
        break;
      }
      case SLASH:
        if (text.charCodeAt(at + 1) === STAR) {
          const end = text.indexOf("*/", at + 2);
          if (end < 0) return null;
          lines += newlinesIn(text.slice(at, end));
          at = end + 1;
          break;
        }
        at = endOfWord(text, at);
        hasWords = true;
        break;
      case HASH:
      case DOLLAR:
      case LESS:
        return null;
      default: {
        const end = endOfWord(text, at);
        if (end < at) return null;
        at = end;
        hasWords = true;
      }
    }
  }
  return null;
}

/** The quote behind a quoted word; -1 where it is not on the line, or something is escaped. */
function endOfQuoted(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    if (char === NEWLINE || char === BACKSLASH) return -1;
  }
  return -1;
}

/** The last character of a word; the one before it where it begins with none that a word of ours has. */
function endOfWord(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    const ends = char <= QUOTE || char === SEMICOLON || char === OPEN_LIST || char === CLOSE_LIST;
    if (ends || char === OPEN || char >= CLOSE) break;
  }
  return at - 1;
}

/** The terms that a policy begins with, by their names, and what stands behind them. */
export interface TermBlocks {
  readonly terms: ReadonlyMap<string, Block>;
  readonly rest: Block;
}

/** Tells the terms that a policy's block begins with from the rest; null where two have one name, which makes them one. */
export function termsOfBlock({ text, line }: Block): TermBlocks | null {
  const terms = new Map<string, Block>();
  const pattern = new RegExp(TERM);
  for (let [at, here] = [0, line]; ;) {
    pattern.lastIndex = at;
    const [head = "", name = ""] = pattern.exec(text) ?? [];
    const begin = at + head.length;
    const passed = head === "" ? null : endOfBlock(text, begin);
    if (!passed) return { terms, rest: { text: text.slice(at), line: here } };
    if (terms.has(name)) return null;
    const begins = here + newlinesIn(head);
    terms.set(name, { text: text.slice(begin, passed.end), line: begins });
    [at, here] = [passed.end + 1, begins + passed.lines];
  }
}

/** A term up to behind its brace, and comments before it. */
const TERM = /(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)*term\s+([\w-]+)\s*\{/y;

function newlinesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
