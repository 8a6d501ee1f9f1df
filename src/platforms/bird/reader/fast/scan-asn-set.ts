import { MAX_ASN, PrefixScanner, type AsnRange } from "../../../../net/index.ts";

/** A set of ASNs in its plainest form, and where it ends. */
export interface ScannedAsns {
  readonly ranges: readonly AsnRange[];
  /** For each range, the number of newlines before it. */
  readonly lines: readonly number[];
  /** The offset after the closing bracket. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly height: number;
}

const [NEWLINE, SPACE, COMMA, CLOSE] = [0x0a, 0x20, 0x2c, 0x5d];

/**
 * Reads a set after its opening bracket: ASNs and ranges `64496..131071`, separated by commas. Null for any other
 * form, which is left to the full reader.
 */
export function scanAsnSet(text: string, start: number): ScannedAsns | null {
  const ranges: AsnRange[] = [];
  const lines: number[] = [];
  let at = start;
  let line = 0;
  const overBlanks = (): number => {
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE) line++;
      else if (code !== SPACE) return code;
    }
  };
  const scanner = new PrefixScanner();
  const readAsn = (): number => {
    scanner.end = at;
    const asn = scanner.number(text, MAX_ASN);
    at = scanner.end;
    return asn;
  };
  for (;;) {
    overBlanks();
    const first = readAsn();
    const isRange = text.startsWith("..", at);
    if (isRange) at += 2;
    const last = isRange ? readAsn() : first;
    if (first < 0 || last < first) return null;
    ranges.push({ first, last });
    lines.push(line);
    const code = overBlanks();
    at++;
    if (code === CLOSE) return { ranges, lines, end: at, height: line };
    if (code !== COMMA) return null;
  }
}
