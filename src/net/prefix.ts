import { type Address, compareAddresses, formatAddress, parseAddress } from "./address.ts";
import { maxLength, type Family } from "./family.ts";

/** A prefix: its first address as an unsigned integer, and its length in bits. Host bits are zero. */
export interface Prefix {
  readonly family: Family;
  readonly value: bigint;
  readonly length: number;
}

/** Why a text is not a prefix. */
export type PrefixProblem = "syntax" | "length" | "host-bits";

/** Reads `address/length` strictly: canonical length, no host bits. */
export function readPrefix(text: string): Prefix | PrefixProblem {
  const match = /^([0-9A-Fa-f:.]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  if (!match) return "syntax";
  const address = parseAddress(match[1] ?? "");
  if (address === null) return "syntax";
  const length = Number(match[2]);
  if (length > maxLength(address.family)) return "length";
  if (networkOf(address, length).value !== address.value) return "host-bits";
  return { family: address.family, value: address.value, length };
}

/** Reads a prefix, or returns null; see `readPrefix` for the reason. */
export function parsePrefix(text: string): Prefix | null {
  const prefix = readPrefix(text);
  return typeof prefix === "string" ? null : prefix;
}

/** Prints a prefix in its canonical form. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix)}/${prefix.length}`;
}

/** The prefix of the given length (bits) that holds an address. */
export function networkOf(address: Address, length: number): Prefix {
  const shift = BigInt(maxLength(address.family) - length);
  return { family: address.family, value: (address.value >> shift) << shift, length };
}

/** Whether `inner` is `outer` or one of its more-specifics. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.family === inner.family &&
    outer.length <= inner.length &&
    networkOf(inner, outer.length).value === outer.value
  );
}

/** Whether an address lies in a prefix. */
export function holds(prefix: Prefix, address: Address): boolean {
  return (
    prefix.family === address.family && networkOf(address, prefix.length).value === prefix.value
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
