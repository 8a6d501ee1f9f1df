import {
  compareAddresses,
  networkOf,
  parsePrefix,
  PrefixScanner,
  unpackValue,
  type Prefix,
} from "../net/index.ts";
import { readPrefixLine } from "../snapshot/index.ts";

/**
 * The lines of a snapshot's file of prefixes for a prefix and for every prefix that covers it, with or without
 * ranges; shortest prefix first. The lines are sorted, so only few of them are read; a text that peerc did not write
 * in this form is searched completely, for whatever can be read.
 */
export function coveringLines(text: string, prefix: Prefix): readonly string[] {
  const found: string[] = [];
  const scanner = new PrefixScanner();
  let end = text.length;
  for (let length = prefix.length; length >= 0;) {
    const wanted = networkOf(prefix, length);
    const at = firstAtLeast(text, wanted, end, scanner);
    if (at === null) return lookAtAll(text, prefix);
    const same: string[] = [];
    for (let line = at; line < text.length;) {
      const stop = endOfLine(text, line);
      const there = prefixAt(text, line, scanner);
      if (there === null) return lookAtAll(text, prefix);
      if (there.length !== length || compareAddresses(there, wanted) !== 0) break;
      same.push(text.slice(line, stop));
      line = stop + 1;
    }
    found.unshift(...same);
    // A prefix that covers this one and is sorted before the preceding line covers that one's, too.
    if (at === 0) break;
    const before = prefixAt(text, startOfLine(text, at - 1), scanner);
    if (before === null) return lookAtAll(text, prefix);
    length = Math.min(length - 1, before.length, sharedBits(before, prefix));
    end = at;
  }
  return found;
}

/**
 * The start of the first line whose prefix is not sorted before the given one, among those that begin before `end`;
 * null if one cannot be read.
 */
function firstAtLeast(
  text: string,
  wanted: Prefix,
  end: number,
  scanner: PrefixScanner,
): number | null {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = startOfLine(text, low + ((high - low) >> 1));
    const there = prefixAt(text, middle, scanner);
    if (there === null) return null;
    const order = compareAddresses(there, wanted) || there.length - wanted.length;
    if (order < 0) low = Math.min(endOfLine(text, middle) + 1, end);
    else high = middle;
  }
  return low;
}

/** The prefix at the beginning of a line, or null. */
function prefixAt(text: string, at: number, scanner: PrefixScanner): Prefix | null {
  if (scanner.scan(text, at)) {
    const { family, length } = scanner;
    return { family, value: unpackValue(family, scanner.words, 0), length };
  }
  return parsePrefix(/^[^ ^\n]*/.exec(text.slice(at, at + 64))?.[0] ?? "");
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** How many leading bits two addresses have in common. */
function sharedBits(a: Prefix, b: Prefix): number {
  const bits = b.family === "ipv4" ? 32 : 128;
  const difference = a.value ^ b.value;
  return difference === 0n ? bits : bits - difference.toString(2).length;
}

function lookAtAll(text: string, prefix: Prefix): readonly string[] {
  return text.split("\n").filter((line) => {
    const range = readPrefixLine(line, prefix.family)?.range;
    if (range === undefined || range.prefix.length > prefix.length) return false;
    return networkOf(prefix, range.prefix.length).value === range.prefix.value;
  });
}
