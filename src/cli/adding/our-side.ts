import {
  isRemoved,
  type Declaration,
  type Exchange,
  type Session,
} from "../../declaration/index.ts";
import { equalAddresses, formatAddress, type Address, type Family } from "../../net/index.ts";
import type { Evidence, PeeringDb } from "../../sources/index.ts";
import { addressIn, portsAt } from "./known-peer.ts";

/** Our side of sessions at an exchange in one family. */
export interface OurSide {
  readonly router: string;
  readonly local: Address;
  /** Of the sessions that the router has there; null if they do not agree, or have none. */
  readonly updateSource: string | null;
}

/** What is not known of our side, and what could be meant. */
export interface OpenSide {
  readonly open: "router" | "local";
  readonly choices: readonly string[];
}

/** What decides about our side. */
export interface SideQuestion {
  readonly exchange: Exchange;
  readonly family: Family;
  /** As given; null: to be found. */
  readonly router: string | null;
  readonly local: Address | null;
}

/**
 * Our router and address at an exchange: as given; otherwise those of the sessions that are declared there; otherwise the
 * address of our port in PeeringDB.
 */
export function ourSide(
  declaration: Declaration,
  peeringdb: Evidence<PeeringDb> | null,
  { exchange, family, router, local }: SideQuestion,
): OurSide | OpenSide {
  const there = sessionsAt(declaration, exchange);
  const routers = router === null ? routersFor(declaration, there, family) : [router];
  const [only] = routers;
  if (only === undefined || routers.length > 1) return { open: "router", choices: routers };
  const onRouter = there.filter((session) => session.router.value === only);
  const sources = distinct(onRouter.map(({ options }) => options.updateSource ?? ""));
  const updateSource = sources.length === 1 ? sources[0] || null : null;
  if (local) return { router: only, local, updateSource };

  const declared = onRouter.filter((session) => session.local.family === family);
  const usual = mostFrequent(declared.map((session) => session.local));
  if (usual) return { router: only, local: usual, updateSource };
  const addresses = ourAddresses(declaration, peeringdb, { exchange, family }, there, only);
  const [address] = addresses;
  return address && addresses.length === 1
    ? { router: only, local: address, updateSource }
    : { open: "local", choices: addresses.map(formatAddress) };
}

function sessionsAt({ peers }: Declaration, { id }: Exchange): readonly Session[] {
  return peers
    .flatMap(({ sessions }) => sessions)
    .filter((session) => !isRemoved(session))
    .filter(({ place }) => place.kind === "exchange" && place.id === id);
}

/** The routers that may be meant: those with sessions there, in this family if any; else the only one that there is. */
function routersFor(
  { routers }: Declaration,
  there: readonly Session[],
  family: Family,
): readonly string[] {
  const ofFamily = there.filter((session) => session.local.family === family);
  const used = distinct((ofFamily.length > 0 ? ofFamily : there).map((each) => each.router.value));
  return used.length > 0 ? used : routers.map(({ name }) => name);
}

/** The addresses of our ports in PeeringDB that the router may have. */
function ourAddresses(
  { network }: Declaration,
  peeringdb: Evidence<PeeringDb> | null,
  { exchange, family }: Pick<SideQuestion, "exchange" | "family">,
  there: readonly Session[],
  router: string,
): readonly Address[] {
  const ports = portsAt(peeringdb, network.asn, exchange);
  const ownersOf = (port: (typeof ports)[number]): readonly string[] =>
    there
      .filter(({ local }) => {
        const address = port[local.family];
        return address !== null && equalAddresses(address, local);
      })
      .map((session) => session.router.value);
  // A port with an address that another router has is that router's.
  const free = ports.filter((port) => ownersOf(port).every((owner) => owner === router));
  const same = free.filter((port) => ownersOf(port).includes(router));
  return (same.length > 0 ? same : free).flatMap((port) => addressIn(port, family, exchange) ?? []);
}

/** The address that occurs most often, of several the first. */
function mostFrequent(addresses: readonly Address[]): Address | null {
  const count = (address: Address): number =>
    addresses.filter((each) => equalAddresses(each, address)).length;
  const most = Math.max(0, ...addresses.map(count));
  return addresses.find((address) => count(address) === most) ?? null;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
