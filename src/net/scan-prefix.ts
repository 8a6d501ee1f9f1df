import type { Family } from "./family.ts";

/**
 * Reads `address/length` of the family into `words` where the text is plainly right, in one pass and without
 * making anything: the way for bulk data. Returns the length in bits; host bits are not looked at. -1 says
 * nothing about the text: what is unusual (`::ffff:192.0.2.0/120`) or wrong is left to `readPrefix`.
 */
export function scanPrefix(text: string, family: Family, words: Uint32Array): number {
  return family === "ipv4" ? scanIpv4(text, words) : scanIpv6(text, words);
}

function scanIpv4(text: string, words: Uint32Array): number {
  let at = 0;
  let address = 0;
  for (let i = 0; i < 4; i++) {
    const octet = scanNumber(text, at, 255);
    if (octet < 0) return -1;
    at += digits(octet);
    if (text.charCodeAt(at++) !== (i < 3 ? DOT : SLASH)) return -1;
    address = address * 256 + octet;
  }
  words[0] = address;
  return scanLength(text, at, 32);
}

const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;

/** The eight groups of the address being read; nothing is kept here. */
const GROUPS = new Uint16Array(8);

function scanIpv6(text: string, words: Uint32Array): number {
  const slash = text.indexOf("/");
  if (slash < 2) return -1;
  let count = 0;
  let gap = -1;
  let at = 0;
  if (text.startsWith("::")) {
    gap = 0;
    at = 2;
  }
  while (at < slash) {
    if (count === 8) return -1;
    const start = at;
    let group = 0;
    for (; at < slash; at++) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    if (at === start || at - start > 4) return -1;
    GROUPS[count++] = group;
    if (at === slash) break;
    if (text.charCodeAt(at++) !== COLON) return -1;
    if (text.charCodeAt(at) === COLON) {
      if (gap >= 0) return -1;
      gap = count;
      at++;
    } else if (at === slash) return -1;
  }
  if (gap < 0 ? count !== 8 : count > 7) return -1;
  packGroups(count, gap < 0 ? count : gap, words);
  return scanLength(text, slash + 1, 128);
}

/** Packs the first `count` groups, with as many zeros put in at `gap` as are missing. */
function packGroups(count: number, gap: number, words: Uint32Array): void {
  const missing = 8 - count;
  const group = (i: number): number =>
    i < gap ? (GROUPS[i] ?? 0) : i < gap + missing ? 0 : (GROUPS[i - missing] ?? 0);
  for (let i = 0; i < 4; i++) words[i] = group(2 * i) * 65536 + group(2 * i + 1);
}

/** The length in bits that the rest of the text from `at` on is, or -1. */
function scanLength(text: string, at: number, longest: number): number {
  const length = scanNumber(text, at, longest);
  return length >= 0 && at + digits(length) === text.length ? length : -1;
}

/** A decimal number without leading zeros from `start` up to a character that is no digit, or -1. */
function scanNumber(text: string, start: number, largest: number): number {
  let value = 0;
  let at = start;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    if (value === 0 && at > start) return -1;
    value = value * 10 + digit;
    if (value > largest) return -1;
  }
  return at === start ? -1 : value;
}

function digits(value: number): number {
  return value < 10 ? 1 : value < 100 ? 2 : 3;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
