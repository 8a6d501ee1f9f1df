import { MAX_ASN, PrefixScanner, type AsnRange } from "../../../../net/index.ts";

/** An as-path-set in its plainest form, and where it ends. */
export interface ScannedAsPathSet {
  /** The ASNs of each operator. */
  readonly asns: ReadonlyMap<string, readonly AsnRange[]>;
  /** The offset after `end-set`. */
  readonly end: number;
  /** The number of newlines in it. */
  readonly lines: number;
}

const OPERATORS = ["originates-from", "passes-through", "neighbor-is"];
const [NEWLINE, SPACE, HASH, COMMA] = [0x0a, 0x20, 0x23, 0x2c];

/**
 * Reads the entries of an as-path-set from the line after its name on: one operator per line with an ASN or a range
 * of ASNs, with a comma after all but the last, and comments on separate lines. Null for any other form, which is
 * left to the full reader.
 */
export function scanAsPathSet(text: string, start: number): ScannedAsPathSet | null {
  const asns = new Map<string, AsnRange[]>();
  let at = start;
  const skip = (said: string): boolean => {
    if (!text.startsWith(said, at)) return false;
    at += said.length;
    return true;
  };
  const scanner = new PrefixScanner();
  const readAsn = (): number => {
    scanner.end = at;
    const asn = scanner.number(text, MAX_ASN);
    at = scanner.end;
    return asn;
  };
  for (let [lines, goesOn] = [0, true]; ; lines++) {
    while (text.charCodeAt(at) === SPACE) at++;
    if (text.charCodeAt(at) === HASH) {
      at = text.indexOf("\n", at) + 1;
      if (at === 0) return null;
      continue;
    }
    if (!goesOn) {
      const ended = skip("end-set") && (at === text.length || text.charCodeAt(at) === NEWLINE);
      return ended ? { asns, end: at, lines } : null;
    }
    const operator = operatorAt(text, at);
    if (operator === null) return null;
    at += operator.length;
    if (!skip(" '")) return null;
    const isRange = skip("[");
    const first = readAsn();
    if (isRange && !skip("..")) return null;
    const last = isRange ? readAsn() : first;
    if (first < 0 || last < first || (isRange && !skip("]")) || !skip("'")) return null;
    const ranges = asns.get(operator);
    if (ranges) ranges.push({ first, last });
    else asns.set(operator, [{ first, last }]);
    goesOn = text.charCodeAt(at) === COMMA;
    if (goesOn) at++;
    if (text.charCodeAt(at++) !== NEWLINE) return null;
  }
}

function operatorAt(text: string, at: number): string | null {
  for (const operator of OPERATORS) if (text.startsWith(operator, at)) return operator;
  return null;
}
