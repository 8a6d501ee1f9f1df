import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { numberOf, parseDuration, textOf, type Node } from "../../document/index.ts";
import {
  formatPrefix,
  networkOf,
  parseAddress,
  parseAsn,
  parseObjectName,
  readPrefix,
  readPrefixRange,
  type Address,
  type Asn,
  type Family,
  type ObjectName,
  type Prefix,
  type PrefixRange,
} from "../../net/index.ts";
import { adviseAddress, adviseObjectName } from "../advice/index.ts";
import type { Located, UnknownMembers } from "../declaration.ts";

/**
 * Readers of single values. Each returns null if there is no valid value: it is missing, the schema has refused (and
 * reported) its type, or the reader itself reports its format.
 */

/** Reads text, with its location. */
export function readText(node: Node | null): Located<string> | null {
  const value = textOf(node);
  return node && value !== null ? { value, span: node.span } : null;
}

/** Reads an address of any family, or of one. */
export function readAddress(
  node: Node | null,
  report: Report,
  family: Family | null = null,
): Address | null {
  const text = readText(node);
  if (!text) return null;
  const address = parseAddress(text.value);
  if (address && (family === null || address.family === family)) return address;
  const expected = family === null ? "an IP address" : `an ${NAMES[family]} address`;
  const hint = (address === null ? adviseAddress(text.value) : null) ?? undefined;
  report(diagnostic("invalid-value", { value: text.value, expected }, { span: text.span, hint }));
  return null;
}

const NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** Reads a prefix of any family, or of one. */
export function readPrefixAt(
  node: Node | null,
  report: Report,
  family: Family | null = null,
): Prefix | null {
  const text = readText(node);
  if (!text) return null;
  const prefix = readPrefix(text.value);
  if (typeof prefix === "object" && (family === null || prefix.family === family)) return prefix;
  const expected = family === null ? "a prefix" : `an ${NAMES[family]} prefix`;
  const hint = prefix === "host-bits" ? prefixAround(text.value) : undefined;
  report(diagnostic("invalid-value", { value: text.value, expected }, { span: text.span, hint }));
  return null;
}

/** Reads a prefix with an optional range operator of RFC 2622: `198.51.100.0/22^22-24`. */
export function readRangeAt(node: Node, report: Report): Located<PrefixRange> | null {
  const text = readText(node);
  if (!text) return null;
  const range = readPrefixRange(text.value);
  if (typeof range === "object") return { value: range, span: text.span };
  const expected = "a prefix, with an operator like ^+ or ^22-24 where more-specifics count";
  const hint =
    range === "host-bits"
      ? prefixAround(text.value)
      : range === "range"
        ? "^n-m takes lengths from n to m, neither shorter than the prefix nor longer than an address; ^+ takes the prefix and all inside of it, ^- all inside of it"
        : undefined;
  report(diagnostic("invalid-value", { value: text.value, expected }, { span: text.span, hint }));
  return null;
}

/** What to write instead of a prefix with host bits. */
function prefixAround(text: string): string | undefined {
  const [start = "", length = ""] = text.split(/[/^]/);
  const address = parseAddress(start);
  return address
    ? `it has bits set after its length; the prefix around it is ${formatPrefix(networkOf(address, Number(length)))}`
    : undefined;
}

/** Reads an ASN: a number, or text in asdot (`"1.10"`). */
export function readAsn(node: Node | null, report: Report): Asn | null {
  const number = numberOf(node);
  if (number !== null) return number >= 1 && number <= 4_294_967_295 ? number : null;
  const text = readText(node);
  if (!text) return null;
  const asn = parseAsn(text.value);
  if (asn !== null) return asn;
  // What the schema's pattern refuses has already been reported.
  if (/^(?:AS)?\d{1,10}(?:\.\d{1,5})?$/.test(text.value)) {
    const expected = "an ASN from 1 to 4294967295";
    report(diagnostic("invalid-value", { value: text.value, expected }, { span: text.span }));
  }
  return null;
}

/** Reads the name of an IRR object. */
export function readObjectName(node: Node, report: Report): Located<ObjectName> | null {
  const text = readText(node);
  if (!text) return null;
  // The word of RPSL filters (RFC 2622, 5.4) means AS-ANY, which a rule refuses.
  const value = parseObjectName(text.value.replace(/^(.*::)?any$/i, "$1AS-ANY"));
  if (value) return { value, span: text.span };
  const expected = "the name of an IRR object, like RADB::AS-AZION or AS13335";
  const hint = adviseObjectName(text.value) ?? undefined;
  report(diagnostic("invalid-value", { value: text.value, expected }, { span: text.span, hint }));
  return null;
}

/** Reads a duration of any unit, in milliseconds. */
export function readMilliseconds(node: Node | null): number | null {
  const text = textOf(node);
  return text === null ? null : parseDuration(text);
}

/** Reads a duration of any unit, in seconds. */
export function readSeconds(node: Node | null): number | null {
  const milliseconds = readMilliseconds(node);
  return milliseconds === null ? null : milliseconds / 1000;
}

/** Reads the severity of unknown members. */
export function readUnknownMembers(node: Node | null): UnknownMembers | null {
  const text = textOf(node);
  return text === "error" || text === "warn" ? text : null;
}

/** Reads `1/8` as 8. */
export function readFraction(node: Node | null): number | null {
  const match = /^1\/([1-9]\d{0,5})$/.exec(textOf(node) ?? "");
  return match ? Number(match[1]) : null;
}
