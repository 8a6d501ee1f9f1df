import { startsWithAt } from "../../../fast/starts-with-at.ts";
import { endOfBlock, newlinesIn, type BlockText, type PassedBlock } from "./block.ts";
import { IN_NAME } from "../tokens.ts";

/** A part of a policy after the preceding part: a term, or what follows all terms. */
interface CachedPart {
  /** The term's name; null for what follows all terms. */
  readonly name: TermName | null;
  /** Its whole text, from the end of the preceding part up to the brace that closes it. */
  readonly text: string;
  /** The text between its braces. */
  readonly inside: string;
  /** The newlines before the text between its braces, and in total. */
  readonly linesBefore: number;
  readonly lines: number;
}

/** The cache for the terms with one name. */
interface TermName {
  /** What followed them, most recently used first. */
  readonly behind: CachedPart[];
  /** The number of the last policy that had one. */
  policy: number;
}

/** How many parts after the terms with one name are kept: most rules are rendered in one or two ways per family. */
const MOST_BEHIND = 4;

/** Skips policies, term by term. A text that is the same as before need not be examined again. */
export class TermCache {
  /** What comes before the first term. */
  readonly #start: TermName = { behind: [], policy: 0 };
  readonly #names = new Map<string, TermName>();
  #policies = 0;

  /**
   * Skips the policy that begins at `start`; null if `endOfBlock` is, and if two terms have the same name, which
   * would merge them.
   */
  passOver(text: string, start: number, line: number): PassedBlock | null {
    const policy = ++this.#policies;
    const terms: BlockText[] = [];
    let before = this.#start;
    for (let [at, here] = [start, line]; ;) {
      const part = cachedAt(before.behind, text, at) ?? this.#look(before.behind, text, at);
      if (part === null) return null;
      const { name, inside } = part;
      const within = { text: inside, line: here + part.linesBefore };
      at += part.text.length;
      here += part.lines;
      if (name === null) {
        const policyBlock = { terms, rest: within };
        const block = { text: text.slice(start, at - 1), line, policy: policyBlock, asns: null };
        return { block, end: at - 1, lines: here - line };
      }
      if (name.policy === policy) return null;
      name.policy = policy;
      terms.push(within);
      before = name;
    }
  }

  /** The part that begins at `start`, which is cached. */
  #look(behind: CachedPart[], text: string, start: number): CachedPart | null {
    const head = termHead(text, start);
    const begin = head?.end ?? start;
    const passed = endOfBlock(text, begin);
    if (!passed) return null;
    const linesBefore = head?.lines ?? 0;
    const part: CachedPart = {
      name: head && this.#name(head.name),
      text: text.slice(start, passed.end + 1),
      inside: text.slice(begin, passed.end),
      linesBefore,
      lines: linesBefore + passed.lines,
    };
    behind.unshift(part);
    if (behind.length > MOST_BEHIND) behind.pop();
    return part;
  }

  #name(name: string): TermName {
    let known = this.#names.get(name);
    if (!known) this.#names.set(name, (known = { behind: [], policy: 0 }));
    return known;
  }
}

/** The cached part at an offset, if any; it becomes the most recently used one. */
function cachedAt(behind: CachedPart[], text: string, at: number): CachedPart | null {
  for (let i = 0; i < behind.length; i++) {
    const part = behind[i];
    if (!part || !startsWithAt(text, part.text, at)) continue;
    if (i > 0) {
      behind.copyWithin(1, 0, i);
      behind[0] = part;
    }
    return part;
  }
  return null;
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
