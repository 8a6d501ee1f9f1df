import { formatPrefix, maxLength, parseAddress, readPrefix } from "../../net/index.ts";
import type { Family, Prefix, PrefixProblem } from "../../net/index.ts";
import { readSetName } from "./names.ts";

const OPERATOR = /^\^(?:[-+]|\d{1,3}(?:-\d{1,3})?)$/;

/** A member of a route-set (RFC 2622, 5.2; RFC 4012, 4): a prefix or the name of a set or ASN, and an operator. */
export interface RouteSetMember {
  readonly prefix: Prefix | null;
  /** The prefix or the name in canonical form. */
  readonly text: string;
  /** The range operator (`^+`, `^24-32`), or the empty string. */
  readonly operator: string;
}

/**
 * Reads a member of a route-set: `192.0.2.0/24^+`, `2001:db8::1`, `RS-X^-`, `AS64496^24-32`, or says what is wrong.
 * `family` is the only one allowed (`members:` is IPv4), or null.
 */
export function readRouteSetMember(
  text: string,
  family: Family | null,
): RouteSetMember | PrefixProblem | "family" | "operator" {
  const caret = text.indexOf("^");
  const body = caret < 0 ? text : text.slice(0, caret);
  const operator = caret < 0 ? "" : text.slice(caret);
  if (caret >= 0 && !OPERATOR.test(operator)) return "operator";
  const name = readSetName(body);
  if (name !== null) return { prefix: null, text: name, operator };
  const prefix = body.includes("/") ? readPrefix(body) : readHost(body);
  if (typeof prefix === "string") return prefix;
  if (family !== null && prefix.family !== family) return "family";
  return { prefix, text: formatPrefix(prefix), operator };
}

/** An address alone is the prefix that contains only it. */
function readHost(text: string): Prefix | "syntax" {
  const address = parseAddress(text);
  if (address === null) return "syntax";
  return { ...address, length: maxLength(address.family) };
}
