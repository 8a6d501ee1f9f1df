import { MAX_ASN, PrefixScanner, type AsnRange } from "../../../../net/index.ts";
import { IN_NAME } from "../tokens.ts";

/** The ASNs of an `as-list-group` in its plainest form, and where it ends. */
export interface ScannedAsns {
  readonly ranges: readonly AsnRange[];
  /** The offset of the brace that closes it. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly lines: number;
}

const [NEWLINE, SPACE, DASH, SEMICOLON, CLOSE] = [0x0a, 0x20, 0x2d, 0x3b, 0x7d];

/**
 * Reads an `as-list-group` after its opening brace: only `as-list NAME members 64496-131071;`. Null for any other
 * form, which is left to the full reader. What it saves is in docs/performance.md.
 */
export function scanAsListGroup(text: string, start: number): ScannedAsns | null {
  const scanner = new PrefixScanner();
  const ranges: AsnRange[] = [];
  for (let [at, lines] = [start, 0]; ; at++) {
    for (; ; at++) {
      const char = text.charCodeAt(at);
      if (char === NEWLINE) lines++;
      else if (char !== SPACE) break;
    }
    if (text.charCodeAt(at) === CLOSE) return { ranges, end: at, lines };
    if (!text.startsWith(LIST, at)) return null;
    at += LIST.length;
    const name = at;
    while (IN_NAME[text.charCodeAt(at)] === 1) at++;
    if (at === name || !text.startsWith(MEMBERS, at)) return null;
    scanner.end = at + MEMBERS.length;
    const first = scanner.number(text, MAX_ASN);
    let last = first;
    if (text.charCodeAt(scanner.end) === DASH) {
      scanner.end++;
      last = scanner.number(text, MAX_ASN);
    }
    at = scanner.end;
    if (first < 0 || last < first || text.charCodeAt(at) !== SEMICOLON) return null;
    ranges.push({ first, last });
  }
}

const LIST = "as-list ";
const MEMBERS = " members ";
