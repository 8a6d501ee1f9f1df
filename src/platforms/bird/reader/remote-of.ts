import {
  equalAddresses,
  type Address,
  type Prefix,
  type ScopedAddress,
} from "../../../net/index.ts";
import { addressOf, prefixOf } from "./constant-value.ts";
import type { BirdObjects } from "./objects.ts";
import type { ProtocolStatement } from "./protocol-statements.ts";
import type { Token } from "./tokens.ts";

/** The neighbors of a BGP protocol, with the line that gives them. */
export type Remote = { readonly line: number } & (
  | { readonly kind: "address"; readonly address: Address; readonly zone: Zone }
  | { readonly kind: "range"; readonly prefix: Prefix }
  | { readonly kind: "unknown" }
);

/** The interface given for a neighbor's address: its name, null for none, undefined if it cannot be determined. */
type Zone = string | null | undefined;

/** What follows `neighbor` if it is not an address. */
const OPTIONS = ["port", "as", "internal", "external"];

/** The neighbors of a BGP protocol; null if its statements give none. */
export function remoteOf(
  statements: readonly ProtocolStatement[],
  objects: BirdObjects,
): Remote | null {
  let remote: Remote | null = null;
  for (const { words, line } of statements) {
    const [first, second, third] = words;
    if (first?.text !== "neighbor" || first.kind !== "word") continue;
    if (second === undefined) continue;
    if (second.kind === "word" && OPTIONS.includes(second.text)) continue;
    if (second.kind === "word" && second.text === "range") {
      const prefix = prefixOf(third, objects);
      remote = prefix ? { kind: "range", prefix, line } : { kind: "unknown", line };
    } else {
      const address = addressOf(second, objects);
      const zone = zoneOf(statements, words);
      remote = address ? { kind: "address", address, zone, line } : { kind: "unknown", line };
    }
  }
  return remote;
}

/**
 * The interface given with `%` after the address or with `interface`; if both are given, the manual does not say
 * which counts.
 */
function zoneOf(statements: readonly ProtocolStatement[], neighbor: readonly Token[]): Zone {
  const [, , sign, name] = neighbor;
  const zone = sign?.text === "%" ? name?.text : null;
  const word = statements.findLast(({ words }) => words[0]?.text === "interface")?.words[1];
  if (word === undefined) return zone;
  return zone === null && word.kind === "text" ? word.text : undefined;
}

/** Whether a neighbor is a declared one, as far as known. */
export function isAmong(
  { address, zone }: Remote & { readonly kind: "address" },
  declared: readonly ScopedAddress[],
): boolean {
  return declared.some(
    (one) =>
      equalAddresses(one.address, address) &&
      (one.zone === null || zone === undefined || zone === null || one.zone === zone),
  );
}

/** Whether a protocol runs in a VRF, and not in the default one. */
export function isInVrf(statements: readonly ProtocolStatement[]): boolean {
  const statement = statements.filter(({ words }) => words[0]?.text === "vrf").at(-1);
  const name = statement?.words[1];
  return statement !== undefined && !(name?.text === "default" && name.kind === "word");
}
