import type { Family } from "./family.ts";

/**
 * Reads `address/length` of the family, in ASCII from `start` up to `end`, into `words` if it is plainly valid, in
 * one pass and without allocating: the fast path for bulk data. Returns the length in bits; host bits are not
 * checked. -1 leaves the decision to `readPrefix`: the text may be unusual (`::ffff:192.0.2.0/120`) or wrong.
 */
export function scanPrefixBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  family: Family,
  words: Uint32Array,
): number {
  return family === "ipv4"
    ? scanIpv4(bytes, start, end, words)
    : scanIpv6(bytes, start, end, words);
}

function scanIpv4(bytes: Uint8Array, start: number, end: number, words: Uint32Array): number {
  let at = start;
  let address = 0;
  for (let i = 0; i < 4; i++) {
    const octet = scanNumber(bytes, at, end, 255);
    if (octet < 0) return -1;
    at += digits(octet);
    if (at === end || bytes[at++] !== (i < 3 ? DOT : SLASH)) return -1;
    address = address * 256 + octet;
  }
  words[0] = address;
  return scanLength(bytes, at, end, 32);
}

const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;

/** Scratch space for the eight groups of the address being read. */
const GROUPS = new Uint16Array(8);

function scanIpv6(bytes: Uint8Array, start: number, end: number, words: Uint32Array): number {
  let count = 0;
  let gap = -1;
  let at = start;
  if (end - start >= 2 && bytes[start] === COLON && bytes[start + 1] === COLON) {
    gap = 0;
    at += 2;
  }
  for (;;) {
    if (at === end) return -1;
    if (bytes[at] === SLASH) break;
    if (count === 8) return -1;
    const first = at;
    let group = 0;
    for (; at < end; at++) {
      const digit = hexDigit(bytes[at] ?? 0);
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    if (at === first || at - first > 4 || at === end) return -1;
    GROUPS[count++] = group;
    if (bytes[at] === SLASH) break;
    if (bytes[at++] !== COLON || at === end) return -1;
    if (bytes[at] === COLON) {
      if (gap >= 0) return -1;
      gap = count;
      at++;
    } else if (bytes[at] === SLASH) return -1;
  }
  if (gap < 0 ? count !== 8 : count > 7) return -1;
  packGroups(count, gap < 0 ? count : gap, words);
  return scanLength(bytes, at + 1, end, 128);
}

/** Packs the first `count` groups, with the missing zeros inserted at `gap`. */
function packGroups(count: number, gap: number, words: Uint32Array): void {
  const missing = 8 - count;
  const group = (i: number): number =>
    i < gap ? (GROUPS[i] ?? 0) : i < gap + missing ? 0 : (GROUPS[i - missing] ?? 0);
  for (let i = 0; i < 4; i++) words[i] = group(2 * i) * 65536 + group(2 * i + 1);
}

/** The length in bits between `at` and `end`, or -1. */
function scanLength(bytes: Uint8Array, at: number, end: number, longest: number): number {
  const length = scanNumber(bytes, at, end, longest);
  return length >= 0 && at + digits(length) === end ? length : -1;
}

/** A decimal number without leading zeros from `start` up to a non-digit, or -1. */
function scanNumber(bytes: Uint8Array, start: number, end: number, largest: number): number {
  let value = 0;
  let at = start;
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48;
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
