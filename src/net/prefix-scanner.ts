import type { Family } from "./family.ts";
import { hasHostBits } from "./packed-prefix.ts";

/**
 * Reads prefixes and addresses from a text, in one pass and without allocating: the fast path for bulk data. It
 * accepts what is plainly valid, without host bits, and leaves everything else, unusual (`::ffff:192.0.2.0/120`) or
 * wrong, to `readPrefix` and `parseAddress`.
 */
export class PrefixScanner {
  /** The last address read, in the first words. */
  readonly words = new Uint32Array(4);
  family: Family = "ipv4";
  /** In bits. */
  length = 0;
  /** The offset in the text after the prefix. */
  end = 0;
  readonly #groups = new Uint16Array(8);

  /** Reads the prefix at an offset; false if there is no plainly valid one. */
  scan(text: string, at: number): boolean {
    if (!this.scanAddress(text, at) || text.charCodeAt(this.end) !== SLASH) return false;
    this.end++;
    this.length = this.number(text, this.family === "ipv4" ? 32 : 128);
    return this.length >= 0 && !hasHostBits(this.family, this.words, this.length);
  }

  /** Reads the address at an offset into `words`; false if there is no plainly valid one. */
  scanAddress(text: string, at: number): boolean {
    let end = this.#scanIpv4(text, at);
    this.family = end >= 0 ? "ipv4" : "ipv6";
    if (end < 0) end = this.#scanIpv6(text, at);
    this.end = end;
    return end >= 0;
  }

  /**
   * Reads the number at `end`, without leading zeros, and moves `end` after it; -1 if there is none up to `largest`.
   */
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

  /** Reads four octets; returns the offset after them, or -1. */
  #scanIpv4(text: string, start: number): number {
    let address = 0;
    let at = start;
    for (let left = 3; ; left--) {
      const first = text.charCodeAt(at++) - ZERO;
      if (!(first >= 0 && first <= 9)) return -1;
      let octet = first;
      let code = text.charCodeAt(at);
      // No digit may follow a leading zero.
      for (; code >= ZERO && code <= NINE && octet > 0; code = text.charCodeAt(++at)) {
        octet = octet * 10 + code - ZERO;
        if (octet > 255) return -1;
      }
      address = (address << 8) | octet;
      if (left === 0) {
        this.words[0] = address;
        return at;
      }
      if (code !== DOT) return -1;
      at++;
    }
  }

  /** Reads groups, with at most one `::`; returns the offset after them, or -1. */
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
    for (;;) {
      const first = at;
      let group = 0;
      for (; ; at++) {
        const digit = hexDigit(text.charCodeAt(at));
        if (digit < 0) break;
        group = group * 16 + digit;
      }
      if (at === first) {
        // Only `::` may be the end.
        if (gap === count) break;
        return -1;
      }
      if (count === 8 || at - first > 4) return -1;
      groups[count++] = group;
      if (text.charCodeAt(at) !== COLON) break;
      if (text.charCodeAt(++at) !== COLON) continue;
      if (gap >= 0) return -1;
      gap = count;
      at++;
    }
    if (gap < 0 ? count !== 8 : count > 7) return -1;
    this.#pack(count, gap < 0 ? count : gap);
    return at;
  }

  /** Packs the first `count` groups, with the missing zeros inserted at `gap`. */
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
const NINE = 0x39;

/** The value of a digit, or -1; also after the end of a text. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
