import { startsWithAt } from "../../../fast/starts-with-at.ts";
import { endOfBlock, newlinesIn, type BlockText, type PassedBlock } from "./block.ts";
import { IN_NAME } from "../tokens.ts";

/** A part of a policy as it stood behind the part before it: a term, or what stands behind all terms. */
interface CachedPart {
  /** The term's name; null for what stands behind all terms. */
  readonly name: TermName | null;
  /** All of it, from behind the part before it up to the brace that closes it. */
  readonly text: string;
  /** What stands between its braces. */
  readonly inside: string;
  /** The newlines before what stands between its braces, and in all of it. */
  readonly linesBefore: number;
  readonly lines: number;
}

/** What is known of the terms of one name. */
interface TermName {
  /** What stood behind them, the last that was met first. */
  readonly behind: CachedPart[];
  /** The last policy that had one, as a number. */
  policy: number;
}

/** Parts behind the terms of one name that are kept: most rules are told in one or two ways for each family. */
const MOST_BEHIND = 4;

/** Passes over policies, term by term. What stands there as it did before needs no second look. */
export class TermCache {
  /** What stands before the first term. */
  readonly #start: TermName = { behind: [], policy: 0 };
  readonly #names = new Map<string, TermName>();
  #policies = 0;

  /** Passes over the policy that begins at `start`; null where `endOfBlock` is, and where two terms have one name, which makes them one. */
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

  /** The part that begins at `start`, kept for the next time. */
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

/** The part that stands at a place, if it was seen; it comes first from now on. */
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

/** What a term begins with: its name, the place behind its brace, and the newlines before that. */
interface TermHead {
  readonly name: string;
  readonly end: number;
  readonly lines: number;
}

const [NEWLINE, SPACE, STAR, SLASH] = [0x0a, 0x20, 0x2a, 0x2f];

/** The beginning of the term that comes next, with comments before it; null where none does. */
function termHead(text: string, start: number): TermHead | null {
  // As it is printed: tens of thousands of terms are worth a way without a regular expression.
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

/** A term up to behind its brace, and comments before it. */
const TERM = /(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)*term\s+([\w-]+)\s*\{/y;
