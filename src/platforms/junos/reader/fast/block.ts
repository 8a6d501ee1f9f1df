import type { AsnRange } from "../../../../net/index.ts";
import type { ScannedPrefixes } from "../../../fast/prefix-cursor.ts";
import { endOfWord } from "../tokens.ts";

/** A block of statements that is parsed on first use. */
export interface Block extends BlockText {
  /** The same for a policy, split into terms; null for all other blocks. */
  readonly policy: PolicyBlock | null;
  /** The content of an `as-list-group` in plain form; null for all other blocks. */
  readonly asns: readonly AsnRange[] | null;
  /** The content of a list of prefixes in plain form; null for all other blocks. */
  readonly prefixes: ScannedPrefixes | null;
}

/** The terms at the beginning of a policy, in order, and what follows them. */
export interface PolicyBlock {
  readonly terms: readonly BlockText[];
  readonly rest: BlockText;
}

/** The text between two braces, and the line on which it begins. */
export interface BlockText {
  readonly text: string;
  readonly line: number;
}

/** A block, and where it ends. */
export interface PassedBlock {
  readonly block: Block;
  /** The offset of the brace that closes it. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly lines: number;
}

const [TAB, NEWLINE, SPACE, QUOTE, HASH, DOLLAR, STAR, SLASH, SEMICOLON, LESS] = [
  0x09, 0x0a, 0x20, 0x22, 0x23, 0x24, 0x2a, 0x2f, 0x3b, 0x3c,
];
const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d];

/** The nesting depth of blocks that are skipped. */
const DEEPEST = 20;

/**
 * Where the block ends that begins at `start`, after its brace, and its number of newlines. Null if parsing it may
 * report something, or if it may contain a group's wildcard: that must not be deferred. Only comments, words
 * (including quoted ones) and lists of words are skipped, and only in valid positions.
 */
export function endOfBlock(
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

/** The quote after a quoted word; -1 if it is not on the line, or something is escaped. */
function endOfQuoted(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    if (char === NEWLINE || char === BACKSLASH) return -1;
  }
  return -1;
}

/** Skips the block that begins at `start`, on a line; null if `endOfBlock` is. */
export function passOverBlock(text: string, start: number, line: number): PassedBlock | null {
  const passed = endOfBlock(text, start);
  if (!passed) return null;
  const { end, lines } = passed;
  return {
    block: { text: text.slice(start, end), line, policy: null, asns: null, prefixes: null },
    end,
    lines,
  };
}

/** The number of newlines in a text. */
export function newlinesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
