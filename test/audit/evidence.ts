import { keyOfSession, type ReceivedRoutes, type SentRoute } from "../../src/audit/index.ts";
import type { Registry } from "../../src/compile/index.ts";
import {
  exactly,
  parseCommunity,
  parsePrefix,
  type Family,
  type Prefix,
  type RegisteredObject,
} from "../../src/net/index.ts";
import { parseAsPath } from "../../src/policy/index.ts";
import type {
  Aspa,
  Evidence,
  IxfExport,
  PeeringDbExchange,
  PeeringDbPort,
  Rpki,
  Vrp,
} from "../../src/sources/index.ts";
import { OBJECTS, registryOf } from "../fixtures/network.ts";
import { address } from "../fixtures/plan.ts";
import { evidence } from "./harness.ts";

/** A prefix of a test. */
export function prefix(text: string): Prefix {
  const found = parsePrefix(text);
  if (!found) throw new Error(`fixture: ${text}`);
  return found;
}

/** VRPs, each `PREFIX ASN` or `PREFIX ASN MAXLENGTH`. */
export function rpki(vrps: readonly string[], aspas: readonly Aspa[] | null = []): Evidence<Rpki> {
  const read = vrps.map((text): Vrp => {
    const [first = "", asn = "", longest] = text.split(" ");
    const found = prefix(first);
    return { prefix: found, asn: Number(asn), maxLength: Number(longest ?? found.length) };
  });
  return evidence({ vrps: read, aspas });
}

/** An object of a registry, from route objects: `PREFIX ASN`, or `PREFIX` if its origin is not known. */
export function registered(
  name: string,
  routes: readonly string[],
  parts: Partial<RegisteredObject> = {},
): RegisteredObject {
  const read = routes.map((text) => {
    const [first = "", asn] = text.split(" ");
    const origins = asn === undefined ? [] : [{ origin: Number(asn), source: "RADB" }];
    return { range: exactly(prefix(first)), routes: origins };
  });
  const of = (family: Family) => read.filter(({ range }) => range.prefix.family === family);
  const asns = new Set(read.flatMap((one) => one.routes.map(({ origin }) => origin)));
  return {
    name,
    sources: ["RADB", "TC"],
    engine: "native 1",
    prefixes: { ipv4: of("ipv4"), ipv6: of("ipv6") },
    origins: [...asns].map((asn) => ({ asn, via: [name] })),
    ...parts,
  };
}

/** The registry of the small network with some objects replaced. */
export function registryWith(...objects: readonly RegisteredObject[]): Registry {
  return new Map([...registryOf(OBJECTS), ...objects.map((one) => [one.name, one] as const)]);
}

/** Routes by session of gru1, each `PREFIX AS_PATH`, with communities after it. */
export function receivedOn(
  sessions: Readonly<Record<string, readonly string[]>>,
  time = "2026-11-28T12:00:00Z",
): ReceivedRoutes {
  return new Map(
    Object.entries(sessions).map(([name, texts]) => [
      keyOfSession("gru1", name),
      { routes: texts.map(routeOf), source: "gru1.jsonl", time },
    ]),
  );
}

function routeOf(text: string): SentRoute {
  const [first = "", ...words] = text.split(" ");
  const asPath = parseAsPath(words.filter((word) => !word.includes(":")).join(" "));
  if (!asPath) throw new Error(`fixture: ${text}`);
  const communities = words.flatMap((word) => parseCommunity(word) ?? []);
  return { prefix: prefix(first), asPath, communities };
}

/** The exchange of the small network, as PeeringDB has it. */
export const LAN: PeeringDbExchange = {
  ...{ id: 31, ixId: 31, name: "IX", city: "", country: "BR", ixfUrl: "" },
  prefixes: [prefix("187.16.216.0/21"), prefix("2001:12f8::/64")],
};

/** A port at that exchange. */
export function port(
  asn: number,
  ipv4: string | null,
  ipv6: string | null = null,
  parts: Partial<PeeringDbPort> = {},
): PeeringDbPort {
  return {
    ...{ id: asn, lan: 31, asn, speed: 10_000, isRouteServerPeer: false, operational: true },
    ipv4: ipv4 === null ? null : address(ipv4),
    ipv6: ipv6 === null ? null : address(ipv6),
    ...parts,
  };
}

/** A member export: address → ASN. It does not say how fast. */
export function memberExport(members: Readonly<Record<string, number>>): Evidence<IxfExport> {
  return evidence({
    connections: Object.entries(members).map(([text, asn]) => ({
      ...{ asn, name: "", address: address(text), speed: null, interfaces: null },
      isRouteServerPeer: null,
    })),
  });
}
