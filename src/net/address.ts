import { IPv4, IPv6 } from "ip-num";

import type { Family } from "./family.ts";
import { formatPacked } from "./format-packed.ts";
import { packValue, unpackValue } from "./packed-prefix.ts";
import { PrefixScanner } from "./prefix-scanner.ts";

/** One IP address. `value` is the address as an unsigned integer of 32 or 128 bits. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

const IPV4_TEXT = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV6_TEXT = /^(?=.*:)[0-9A-Fa-f:]{2,39}$/;
const IPV6_MAPPED_TEXT = /^([0-9A-Fa-f:]{2,30}:)(\d{1,3}(?:\.\d{1,3}){3})$/;

/**
 * Reads an IPv4 or IPv6 address in its usual notation, or returns null: no leading zeros in IPv4 octets (some tools
 * read them as octal), no zone, no surrounding blanks.
 */
export function parseAddress(text: string): Address | null {
  if (!SCANNER.scanAddress(text, 0) || SCANNER.end !== text.length) return parseUnusual(text);
  const { family, words } = SCANNER;
  return { family, value: unpackValue(family, words, 0) };
}

/** Scratch space for the address being read. */
const SCANNER = new PrefixScanner();

/** Reads what the scanner does not, a hundred times more slowly. It could read everything that the scanner does. */
export function parseUnusual(text: string): Address | null {
  if (IPV4_TEXT.test(text)) return { family: "ipv4", value: IPv4.fromString(text).value };
  const mapped = IPV6_MAPPED_TEXT.exec(text);
  if (mapped) {
    const tail = parseAddress(mapped[2] ?? "");
    if (tail === null) return null;
    const high = (tail.value >> 16n).toString(16);
    const low = (tail.value & 0xffffn).toString(16);
    return parseAddress(`${mapped[1]}${high}:${low}`);
  }
  if (!IPV6_TEXT.test(text) || !hasIPv6Shape(text)) return null;
  try {
    return { family: "ipv6", value: IPv6.fromString(text).value };
  } catch {
    return null;
  }
}

/** Eight groups of at most four digits, or fewer with exactly one `::` (RFC 4291, 2.2). */
function hasIPv6Shape(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  let groups = 0;
  for (const half of halves) {
    if (half === "") continue;
    const fields = half.split(":");
    if (fields.some((field) => field.length === 0 || field.length > 4)) return false;
    groups += fields.length;
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/** Scratch space for the address being printed. */
const WORDS_SHOWN = new Uint32Array(4);

/** Prints an address in its canonical form: dotted quad, or RFC 5952. */
export function formatAddress({ family, value }: Address): string {
  packValue(family, value, WORDS_SHOWN, 0);
  return formatPacked(family, WORDS_SHOWN, 0);
}

/** Orders addresses: IPv4 before IPv6, then by value. */
export function compareAddresses(a: Address, b: Address): number {
  if (a.family !== b.family) return a.family === "ipv4" ? -1 : 1;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

/** Whether two addresses are the same. */
export function equalAddresses(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}
