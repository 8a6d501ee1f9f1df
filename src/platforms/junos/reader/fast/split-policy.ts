import { endOfBlock, newlinesIn, type BlockText, type PassedBlock } from "./block.ts";
import { IN_NAME } from "../tokens.ts";

/**
 * Cuts the policy that begins at `start`, on a line, into its terms, without reading them. Null where `endOfBlock` is,
 * and where two terms have one name, which makes them one. What it saves is in docs/performance.md.
 */
export function splitPolicy(text: string, start: number, line: number): PassedBlock | null {
  const terms: BlockText[] = [];
  const names = new Set<string>();
  for (let [at, here] = [start, line]; ;) {
    const head = termHead(text, at);
    const begin = head?.end ?? at;
    const passed = endOfBlock(text, begin);
    if (!passed) return null;
    const first = here + (head?.lines ?? 0);
    const within = { text: text.slice(begin, passed.end), line: first };
    if (head === null) {
      const policy = { terms, rest: within };
      const block = {
        text: text.slice(start, passed.end),
        line,
        policy,
        asns: null,
        prefixes: null,
      };
      return { block, end: passed.end, lines: first + passed.lines - line };
    }
    if (names.has(head.name)) return null;
    names.add(head.name);
    terms.push(within);
    at = passed.end + 1;
    here = first + passed.lines;
  }
}

/** The beginning of a term: its name, the offset after its brace, and the newlines before that. */
interface TermHead {
  readonly name: string;
  readonly end: number;
  readonly lines: number;
}

const [NEWLINE, SPACE, STAR, SLASH] = [0x0a, 0x20, 0x2a, 0x2f];

/** The beginning of the next term, with comments before it; null if there is none. */
function termHead(text: string, start: number): TermHead | null {
  // In rendered form: with tens of thousands of terms it pays to avoid a regular expression.
  let [at, lines] = [start, 0];
  for (; ; at++) {
    const char = text.charCodeAt(at);
    if (char === NEWLINE) lines++;
    else if (char === SLASH && text.charCodeAt(at + 1) === STAR) {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) return null;
      lines += newlinesIn(text.slice(at, end));
      at = end + 1;
    } else if (char !== SPACE) break;
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

/** A term up to its opening brace, with comments before it. */
const TERM = /(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)*term\s+([\w-]+)\s*\{/y;
