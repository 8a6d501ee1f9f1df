import type { Report, Source } from "../diagnostics/index.ts";
import {
  compareRanges,
  PackedPrefixes,
  PackedRanges,
  PrefixScanner,
  type Family,
  type RegisteredPrefixes,
} from "../net/index.ts";
import { readLines } from "../system/index.ts";
import { readPrefixLine, type KnownRoutes } from "./prefix-line.ts";

const [NEWLINE, SPACE] = [0x0a, 0x20];

/**
 * Reads an object's file of prefixes, one per line with its route objects, strictly increasing. Null if anything is
 * wrong, which is reported.
 */
export function readPrefixes(
  source: Source,
  family: Family,
  known: KnownRoutes,
  report: Report,
): RegisteredPrefixes | null {
  const plain = scanObject(source.text, family, known);
  if (plain) return plain;
  const format = {
    expected: `one of the ${family === "ipv4" ? "IPv4" : "IPv6"} prefixes with its route objects`,
    read: (line: string) => readPrefixLine(line, family, known),
    compare: (a: { range: Range }, b: { range: Range }) => compareRanges(a.range, b.range),
  };
  return readLines(source, format, report);
}

type Range = Parameters<typeof compareRanges>[0];

/**
 * The fast path, without splitting the text; null for anything that is not plainly valid, including ranges of
 * route-sets.
 */
function scanObject(text: string, family: Family, known: KnownRoutes): PackedPrefixes | null {
  const scanner = new PrefixScanner();
  const ranges = new PackedRanges(family);
  const numbers: number[] = [];
  let [last, lastNumber] = ["", 0];
  for (let at = 0; at < text.length;) {
    if (!scanner.scan(text, at) || scanner.family !== family) return null;
    const { end, length, words } = scanner;
    const newline = text.indexOf("\n", end);
    if (newline < 0) return null;
    let number = 0;
    if (newline > end) {
      if (text.charCodeAt(end) !== SPACE || newline === end + 1) return null;
      const again = text.startsWith(last, end + 1) && newline === end + 1 + last.length;
      const routes = again ? last : text.slice(end + 1, newline);
      number = again ? lastNumber : known.number(routes);
      if (number < 0) return null;
      [last, lastNumber] = [routes, number];
    }
    ranges.add(words, 0, length, length, length);
    const row = ranges.size - 1;
    if (row > 0 && ranges.compare(row - 1, ranges, row) >= 0) return null;
    numbers.push(number);
    if (text.charCodeAt(newline) !== NEWLINE) return null;
    at = newline + 1;
  }
  return new PackedPrefixes(ranges, Uint32Array.from(numbers), known.table);
}
