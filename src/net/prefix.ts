import { type Address, compareAddresses, formatAddress, parseAddress } from "./address.ts";
import { maxLength, type Family } from "./family.ts";
import { networkMask } from "./network-mask.ts";
import { unpackValue } from "./packed-prefix.ts";
import { scanPrefix } from "./scan-prefix.ts";

/** A prefix: its first address as an unsigned integer, and its length in bits. Host bits are zero. */
export interface Prefix {
  readonly family: Family;
  readonly value: bigint;
  readonly length: number;
}

/** Why a text is not a prefix. */
export type PrefixProblem = "syntax" | "length" | "host-bits";

/** Scratch space for the prefix being read. */
const WORDS_READ = new Uint32Array(4);

/** Reads `address/length` strictly: canonical length, no host bits. */
export function readPrefix(text: string): Prefix | PrefixProblem {
  const family: Family = text.includes(":") ? "ipv6" : "ipv4";
  const length = scanPrefix(text, family, WORDS_READ);
  if (length < 0) return readUnusual(text);
  return { family, value: unpackValue(family, WORDS_READ, 0), length };
}

/** Reads what the scanner does not: rare notations, and mistakes, which it distinguishes. */
function readUnusual(text: string): Prefix | PrefixProblem {
  const match = /^([0-9A-Fa-f:.]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  if (!match) return "syntax";
  const address = parseAddress(match[1] ?? "");
  if (address === null) return "syntax";
  const length = Number(match[2]);
  if (length > maxLength(address.family)) return "length";
  if (networkOf(address, length).value !== address.value) return "host-bits";
  return { family: address.family, value: address.value, length };
}

/** Reads a prefix, or returns null; `readPrefix` gives the reason. */
export function parsePrefix(text: string): Prefix | null {
  const prefix = readPrefix(text);
  return typeof prefix === "string" ? null : prefix;
}

/** Prints a prefix in its canonical form. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix)}/${prefix.length}`;
}

/** The prefix of the given length (bits) that contains an address. */
export function networkOf(address: Address, length: number): Prefix {
  return {
    family: address.family,
    value: address.value & networkMask(address.family, length),
    length,
  };
}

/** Whether `inner` is `outer` or one of its more-specifics. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.family === inner.family &&
    outer.length <= inner.length &&
    (inner.value & networkMask(outer.family, outer.length)) === outer.value
  );
}

/** Whether a prefix contains an address. */
export function holds(prefix: Prefix, address: Address): boolean {
  return (
    prefix.family === address.family &&
    (address.value & networkMask(prefix.family, prefix.length)) === prefix.value
  );
}

/** The prefix of all addresses of a family: `0.0.0.0/0` or `::/0`. */
export function defaultRoute(family: Family): Prefix {
  return { family, value: 0n, length: 0 };
}

/** The two halves of a prefix, lower first. The length must be below the family's maximum. */
export function halves(prefix: Prefix): readonly [Prefix, Prefix] {
  const length = prefix.length + 1;
  const bit = 1n << BigInt(maxLength(prefix.family) - length);
  return [
    { family: prefix.family, value: prefix.value, length },
    { family: prefix.family, value: prefix.value | bit, length },
  ];
}

/** Orders prefixes: by family, by address, shorter first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return compareAddresses(a, b) || a.length - b.length;
}
