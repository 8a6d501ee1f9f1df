import { readPrefix, type Family, type Prefix } from "../net/index.ts";
import type { PrefixProblem } from "../net/index.ts";

/**
 * Prefixes as words of 32 bits, most significant first: one for IPv4, four for IPv6. A registry has
 * millions of them, and as objects with bigints they would take ten times the memory and the time.
 * Reading and printing equal `readPrefix` and `formatPrefix`, which remain the definition.
 */
export const WORDS = { ipv4: 1, ipv6: 4 } as const satisfies Record<Family, number>;

/** Reads a prefix of the family into `words`. Returns its length in bits, or what is wrong with it. */
export function readPacked(
  text: string,
  family: Family,
  words: Uint32Array,
): number | PrefixProblem {
  const length = family === "ipv4" ? readIpv4(text, words) : readIpv6(text, words);
  if (length >= 0 && !hasHostBits(words, WORDS[family], length)) return length;
  const prefix = readPrefix(text);
  if (typeof prefix === "string") return prefix;
  if (prefix.family !== family) return "syntax";
  packPrefix(prefix, words);
  return prefix.length;
}

/** Packs a prefix into `words`. */
export function packPrefix(prefix: Prefix, words: Uint32Array): void {
  const count = WORDS[prefix.family];
  for (let i = 0; i < count; i++) {
    words[i] = Number((prefix.value >> BigInt(32 * (count - 1 - i))) & 0xffffffffn);
  }
}

/** The prefix in `words` from `offset` on. */
export function unpackPrefix(
  family: Family,
  words: Uint32Array,
  offset: number,
  length: number,
): Prefix {
  let value = 0n;
  for (let i = 0; i < WORDS[family]; i++) value = (value << 32n) | BigInt(words[offset + i] ?? 0);
  return { family, value, length };
}

/** Prints the prefix in `words` from `offset` on, in its canonical form. */
export function formatPacked(
  family: Family,
  words: Uint32Array,
  offset: number,
  length: number,
): string {
  if (family === "ipv6") return formatIpv6(words, offset, length);
  const word = words[offset] ?? 0;
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}/${length}`;
}

function hasHostBits(words: Uint32Array, count: number, length: number): boolean {
  for (let i = 0; i < count; i++) {
    const kept = Math.min(32, Math.max(0, length - 32 * i));
    const mask = kept === 32 ? 0 : 0xffffffff >>> kept;
    if (((words[i] ?? 0) & mask) !== 0) return true;
  }
  return false;
}

/** A decimal number without leading zeros from `start` up to a character that is none; -1 where there is none. */
function readNumber(text: string, start: number, largest: number): number {
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

/** Reads `a.b.c.d/n` where it is plainly right; -1 leaves the judgement to `readPrefix`. */
function readIpv4(text: string, words: Uint32Array): number {
  let at = 0;
  let address = 0;
  for (let i = 0; i < 4; i++) {
    const octet = readNumber(text, at, 255);
    if (octet < 0) return -1;
    at += digits(octet);
    if (text.charCodeAt(at++) !== (i < 3 ? 0x2e : 0x2f)) return -1;
    address = address * 256 + octet;
  }
  const length = readNumber(text, at, 32);
  if (length < 0 || at + digits(length) !== text.length) return -1;
  words[0] = address;
  return length;
}

const GROUPS = new Uint16Array(8);

/** Reads an IPv6 prefix in hexadecimal groups where it is plainly right; -1 leaves it to `readPrefix`. */
function readIpv6(text: string, words: Uint32Array): number {
  const slash = text.indexOf("/");
  if (slash < 2) return -1;
  const length = readNumber(text, slash + 1, 128);
  if (length < 0 || slash + 1 + digits(length) !== text.length) return -1;
  GROUPS.fill(0);
  let count = 0;
  let gap = -1;
  let at = 0;
  if (text.startsWith("::")) {
    gap = 0;
    at = 2;
  }
  while (at < slash) {
    if (count === 8) return -1;
    let group = 0;
    const start = at;
    for (; at < slash; at++) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    if (at === start || at - start > 4) return -1;
    GROUPS[count++] = group;
    if (at === slash) break;
    if (text.charCodeAt(at++) !== 0x3a) return -1;
    if (text.charCodeAt(at) === 0x3a) {
      if (gap >= 0) return -1;
      gap = count;
      at++;
    } else if (at === slash) return -1;
  }
  if (gap < 0 ? count !== 8 : count > 7) return -1;
  if (gap >= 0) {
    const shift = 8 - count;
    for (let i = 7; i >= gap + shift; i--) GROUPS[i] = GROUPS[i - shift] ?? 0;
    GROUPS.fill(0, gap, gap + shift);
  }
  for (let i = 0; i < 4; i++) {
    words[i] = (GROUPS[2 * i] ?? 0) * 65536 + (GROUPS[2 * i + 1] ?? 0);
  }
  return length;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** RFC 5952: no leading zeros, the first longest run of two or more zero groups as `::`. */
function formatIpv6(words: Uint32Array, offset: number, length: number): string {
  const groups: number[] = [];
  for (let i = 0; i < 4; i++) {
    const word = words[offset + i] ?? 0;
    groups.push(word >>> 16, word & 0xffff);
  }
  let best = 0;
  let run = 0;
  let start = -1;
  for (let i = 0; i < 8; i++) {
    run = groups[i] === 0 ? run + 1 : 0;
    if (run > best && run > 1) {
      best = run;
      start = i - run + 1;
    }
  }
  const hex = groups.map((group) => group.toString(16));
  if (start < 0) return `${hex.join(":")}/${length}`;
  return `${hex.slice(0, start).join(":")}::${hex.slice(start + best).join(":")}/${length}`;
}
