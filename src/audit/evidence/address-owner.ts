import type { Exchange } from "../../declaration/index.ts";
import { equalAddresses, formatAddress, type Address, type Asn } from "../../net/index.ts";
import type { AuditInput } from "../audit-input.ts";
import type { Fact } from "../decision.ts";
import { hasLanOf, portsAt } from "./exchange-ports.ts";
import { factOf } from "./given.ts";

/**
 * What a witness says of an address at an exchange: it is the network's, or was but is not in operation, or it is
 * another network's, or it lists no such address. Null: the witness is not there.
 */
export type Ownership = "own" | "not-operational" | "other" | "absent" | null;

/** What all witnesses say of an address. */
export interface AddressOwner {
  readonly peeringdb: Ownership;
  readonly ixf: Ownership;
  readonly facts: readonly Fact[];
}

/** Who has an address at a declared exchange, by PeeringDB and by the exchange's member export. */
export function ownerOf(
  address: Address,
  asn: Asn,
  exchange: Exchange,
  input: AuditInput,
): AddressOwner {
  const facts: Fact[] = [];
  const peeringdb = byPeeringDb(address, asn, exchange, input, facts);
  const ixf = byExport(address, asn, exchange, input, facts);
  return { peeringdb, ixf, facts };
}

function byPeeringDb(
  address: Address,
  asn: Asn,
  exchange: Exchange,
  { peeringdb, declaration }: AuditInput,
  facts: Fact[],
): Ownership {
  if (peeringdb.kind === "lacking") return null;
  const { data: view } = peeringdb;
  const text = formatAddress(address);
  const say = (what: string) =>
    facts.push(factOf(peeringdb, `${text} at ${exchange.name}: ${what}`));
  const holder = view.portWith(address);
  if (holder && holder.asn !== asn) {
    say(`the address of AS${holder.asn}`);
    return "other";
  }
  if (holder) {
    say(`the address of AS${asn}${holder.operational ? "" : ", not in operation"}`);
    return holder.operational ? "own" : "not-operational";
  }
  // Without a record of the network or of the LAN there is nothing to miss.
  const record = view.network(asn);
  if (record === "not-asked" || record === "none" || !hasLanOf(exchange, view)) return null;
  const others = portsAt(exchange.id, asn, view, declaration)
    .map((port) => port[address.family])
    .flatMap((one) => (one ? [formatAddress(one)] : []));
  say(
    others.length > 0
      ? `not among the addresses of AS${asn}: ${others.join(", ")}`
      : `AS${asn} lists no ${address.family === "ipv4" ? "IPv4" : "IPv6"} address there`,
  );
  return "absent";
}

function byExport(
  address: Address,
  asn: Asn,
  exchange: Exchange,
  { ixf }: AuditInput,
  facts: Fact[],
): Ownership {
  const given = ixf(exchange.id);
  if (given.kind === "lacking") return null;
  const { connections } = given.data;
  const text = formatAddress(address);
  const say = (what: string) => facts.push(factOf(given, `${text} at ${exchange.name}: ${what}`));
  const holder = connections.find((one) => equalAddresses(one.address, address));
  if (holder) {
    say(`the address of AS${holder.asn}`);
    return holder.asn === asn ? "own" : "other";
  }
  // An export without any address of a family does not list them.
  if (!connections.some((one) => one.address.family === address.family)) return null;
  say(`the address of no member`);
  return "absent";
}
