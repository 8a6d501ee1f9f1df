import { endOfWord } from "./tokens.ts";

/** A block of statements that is read only once somebody asks for it. */
export interface Block {
  /** What stands between its braces. */
  readonly text: string;
  /** The line that it begins on. */
  readonly line: number;
  /** The same of a policy, cut into its terms; null for all other blocks. */
  readonly policy: PolicyBlock | null;
}

/** The terms that a policy begins with, in their order, and what stands behind them. */
export interface PolicyBlock {
  readonly terms: readonly Block[];
  readonly rest: Block;
}

/** A block, and where it ends. */
export interface PassedBlock {
  readonly block: Block;
  /** The place of the brace that closes it. */
  readonly end: number;
  /** How many newlines stand in it. */
  readonly lines: number;
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
function endOfBlock(
  text: string,
  start: number,
): { readonly end: number; readonly lines: number } | null {
  let [at, lines, depth] = [start, 0, 0];
  let hasWords = false;
  let inList = false;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === SPACE) continue;
    switch (char) {
      case NEWLINE:
        lines++;
        break;
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

/** Passes over the block that begins at `start`, on a line; null where `endOfBlock` is. */
export function passOverBlock(text: string, start: number, line: number): PassedBlock | null {
  const passed = endOfBlock(text, start);
  return (
    passed && { block: { text: text.slice(start, passed.end), line, policy: null }, ...passed }
  );
}

/** Terms that were passed over, by their names: with the brace that closes them, and how many newlines they have. */
export type SeenTerms = Map<
  string,
  { readonly text: string; readonly closed: string; readonly lines: number }[]
>;

/** Texts of terms of one name that are kept; most rules are told in one or two ways for each family. */
const MOST_SEEN = 4;

/**
 * Passes over a policy, term by term; null also where two terms have one name, which makes them one. A term that stands
 * there as one that was seen before needs no second look.
 */
export function passOverPolicy(
  text: string,
  start: number,
  line: number,
  seen: SeenTerms,
): PassedBlock | null {
  const terms: Block[] = [];
  const names = new Set<string>();
  for (let [at, here] = [start, line]; ;) {
    const head = termHead(text, at);
    if (head === null) {
      const rest = passOverBlock(text, at, here);
      if (!rest) return null;
      const policy = { terms, rest: rest.block };
      const block = { text: text.slice(start, rest.end), line, policy };
      return { block, end: rest.end, lines: here + rest.lines - line };
    }
    const { name, end: begin } = head;
    const begins = here + head.lines;
    if (names.has(name)) return null;
    names.add(name);
    let alike = seen.get(name);
    if (!alike) seen.set(name, (alike = []));
    let term = alike.find(({ closed }) => text.startsWith(closed, begin));
    if (!term) {
      const passed = endOfBlock(text, begin);
      if (!passed) return null;
      const { end, lines } = passed;
      term = { text: text.slice(begin, end), closed: text.slice(begin, end + 1), lines };
      if (alike.length < MOST_SEEN) alike.push(term);
    }
    terms.push({ text: term.text, line: begins, policy: null });
    [at, here] = [begin + term.closed.length, begins + term.lines];
  }
}

/** What a term begins with: its name, the place behind its brace, and the newlines before that. */
interface TermHead {
  readonly name: string;
  readonly end: number;
  readonly lines: number;
}

/** The beginning of the term that comes next, with comments before it; null where none does. */
function termHead(text: string, start: number): TermHead | null {
  // As it is printed: a hundred thousand terms are worth a way without a regular expression.
  let [at, lines] = [start, 0];
  for (; ; at++) {
    const char = text.charCodeAt(at);
    if (char === NEWLINE) lines++;
    else if (char !== SPACE) break;
  }
  if (text.startsWith(PLAIN, at)) {
    const from = at + PLAIN.length;
    let end = from;
    while (IN_NAME[text.charCodeAt(end)] === 1) end++;
    if (end > from && text.startsWith(" {", end)) {
      return { name: text.slice(from, end), end: end + 2, lines };
    }
  }
  const pattern = new RegExp(TERM);
  pattern.lastIndex = start;
  const [head, name = ""] = pattern.exec(text) ?? [];
  return head === undefined ? null : { name, end: start + head.length, lines: newlinesIn(head) };
}

const PLAIN = "term ";

/** What a term's name consists of where it is not quoted. */
const IN_NAME = Uint8Array.from({ length: 128 }, (_, char) =>
  /[\w-]/.test(String.fromCharCode(char)) ? 1 : 0,
);

/** A term up to behind its brace, and comments before it. */
const TERM = /(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)*term\s+([\w-]+)\s*\{/y;

function newlinesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
