import type { Family } from "./family.ts";
import { hasHostBits } from "./packed-prefix.ts";

/**
 * Reads prefixes out of a long text, in one pass and without making anything: the way for bulk data. It takes what is plainly
 * right, without host bits, and says nothing about the rest: what is unusual (`::ffff:192.0.2.0/120`) or wrong is
 * left to `readPrefix`.
 */
export class PrefixScanner {
  /** The last prefix's address, in the first words. */
  readonly words = new Uint32Array(4);
  family: Family = "ipv4";
  /** In bits. */
  length = 0;
  /** Where the text goes on behind the prefix. */
  end = 0;
  readonly #groups = new Uint16Array(8);

  /** Reads the prefix that begins at a place; false where none that is plain does. */
  scan(text: string, at: number): boolean {
    let first = at;
    while (isHexDigit(text.charCodeAt(first))) first++;
    const isIpv4 = text.charCodeAt(first) === DOT;
    const slash = isIpv4 ? this.#scanIpv4(text, at) : this.#scanIpv6(text, at);
    if (slash < 0) return false;
    this.family = isIpv4 ? "ipv4" : "ipv6";
    this.end = slash + 1;
    this.length = this.number(text, isIpv4 ? 32 : 128);
    return this.length >= 0 && !hasHostBits(this.family, this.words, this.length);
  }

  /** Reads the number from `end` on, without leading zeros, and moves `end` behind it; -1 where there is none up to `largest`. */
  number(text: string, largest: number): number {
    const start = this.end;
    let value = 0;
    let at = start;
    for (; ; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      if (value === 0 && at > start) return -1;
      value = value * 10 + digit;
      if (value > largest) return -1;
    }
    this.end = at;
    return at === start ? -1 : value;
  }

  /** Reads four octets; gives the place of the slash behind them, or -1. */
  #scanIpv4(text: string, start: number): number {
    let address = 0;
    this.end = start;
    for (let i = 0; i < 4; i++) {
      const octet = this.number(text, 255);
      if (octet < 0 || text.charCodeAt(this.end) !== (i < 3 ? DOT : SLASH)) return -1;
      this.end++;
      address = address * 256 + octet;
    }
    this.words[0] = address;
    return this.end - 1;
  }

  /** Reads groups, with one `::` at most; gives the place of the slash behind them, or -1. */
  #scanIpv6(text: string, start: number): number {
    const groups = this.#groups;
    let count = 0;
    let gap = -1;
    let at = start;
    if (text.charCodeAt(at) === COLON) {
      if (text.charCodeAt(at + 1) !== COLON) return -1;
      gap = 0;
      at += 2;
    }
    while (text.charCodeAt(at) !== SLASH) {
      if (count === 8) return -1;
      const first = at;
      let group = 0;
      for (; ; at++) {
        const digit = hexDigit(text.charCodeAt(at));
        if (digit < 0) break;
        group = group * 16 + digit;
      }
      if (at === first || at - first > 4) return -1;
      groups[count++] = group;
      if (text.charCodeAt(at) === SLASH) break;
      if (text.charCodeAt(at++) !== COLON) return -1;
      if (text.charCodeAt(at) === COLON) {
        if (gap >= 0) return -1;
        gap = count;
        at++;
      } else if (text.charCodeAt(at) === SLASH) return -1;
    }
    if (gap < 0 ? count !== 8 : count > 7) return -1;
    this.#pack(count, gap < 0 ? count : gap);
    return at;
  }

  /** Packs the first `count` groups, with as many zeros put in at `gap` as are missing. */
  #pack(count: number, gap: number): void {
    const missing = 8 - count;
    for (let i = 0; i < 4; i++) {
      const high = this.#group(2 * i, gap, missing);
      this.words[i] = high * 65536 + this.#group(2 * i + 1, gap, missing);
    }
  }

  #group(i: number, gap: number, missing: number): number {
    if (i < gap) return this.#groups[i] ?? 0;
    return i < gap + missing ? 0 : (this.#groups[i - missing] ?? 0);
  }
}

const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const ZERO = 0x30;

function isHexDigit(code: number): boolean {
  return hexDigit(code) >= 0;
}

/** The value of a digit, or -1; also for what is behind the end of a text. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
