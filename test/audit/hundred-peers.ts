import type { ReceivedRoutes } from "../../src/audit/index.ts";
import type { RegisteredObject } from "../../src/net/index.ts";
import type { Aspa, PeeringDbPort } from "../../src/sources/index.ts";
import { memberExport, port, receivedOn, registered, rpki } from "./evidence.ts";
import type { AuditCase } from "./harness.ts";
import { auditCaseOf, goodPeer, prefixesOf, type KnownPeer } from "./known-peers.ts";
import { registryOf } from "../fixtures/network.ts";

/** A peer of which more is known: what registries, the RPKI, the exchanges and route servers say. */
export interface WellKnownPeer extends KnownPeer {
  /** Route objects of its as-set: `PREFIX ASN`, or `PREFIX` alone. */
  readonly routes: readonly string[];
  /** More of its as-set as the snapshot has it. */
  readonly object: Partial<RegisteredObject>;
  /** Its as-set as declared. */
  readonly asSet: string;
  /** `PREFIX ASN` or `PREFIX ASN MAXLENGTH`. */
  readonly vrps: readonly string[];
  /** ASPAs of its customers. */
  readonly aspas: readonly Aspa[];
  /** Who has its address at each exchange, by the exchange; null: nobody. */
  readonly listed: Readonly<Record<"ix" | "ix2", number | null>>;
  /** Ports in PeeringDB besides its own. */
  readonly morePorts: readonly PeeringDbPort[];
  /** Routes from the route server: `PREFIX AS_PATH`. */
  readonly viaServer: readonly string[];
  /** Whether sessions over private interconnects have BFD. */
  readonly bfd: boolean;
}

/** The address of a peer's sessions at an exchange. */
export function addressOf(asn: number, at: "ix" | "ix2"): string {
  return `${at === "ix" ? "187.16.216" : "198.32.124"}.${20 + (asn % 200)}`;
}

/** A peer that does everything right. */
export function wellKnownPeer(number: number): WellKnownPeer {
  const good = goodPeer(number);
  const { asn } = good;
  const pairs = prefixesOf(number).map((prefix) => `${prefix} ${asn}`);
  return {
    ...good,
    routes: pairs,
    object: {},
    asSet: `RADB::AS-P${asn}`,
    vrps: pairs,
    aspas: [],
    listed: { ix: asn, ix2: asn },
    morePorts: [],
    viaServer: [],
    bfd: false,
  };
}

const SERVER = `
  - asn: 26162
    name: Route server
    relation: route-server
    as_sets: [RADB::AS-SERVER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.252 }
`;

/** An audit of such peers. */
export function auditOf(peers: readonly WellKnownPeer[], checks: AuditCase["checks"]): AuditCase {
  const simple = auditCaseOf(
    peers.map((peer) => ({ ...peer, registered: [...new Set(peer.routes.map(prefixIn))] })),
    checks,
  );
  const { sources = {}, material = {}, objects = {} } = simple;
  const named = (peer: WellKnownPeer) => `RADB::AS-P${peer.asn}`;
  const declared = peers.reduce((text, peer) => {
    const asSets = text.replace(`as_sets: [${named(peer)}]`, `as_sets: [${peer.asSet}]`);
    return peer.bfd
      ? asSets.replace(`pni: eth${peer.asn},`, `pni: eth${peer.asn}, bfd: true,`)
      : asSets;
  }, simple.peers ?? "");
  const all = {
    ...objects,
    ...Object.fromEntries(peers.map((peer) => [peer.asSet, objects[named(peer)] ?? NOTHING])),
    "RADB::AS-SERVER": { prefixes: ["9.9.9.0/24"], asns: [19281] },
  };
  const { peeringdb } = sources;
  const ports = [
    ...(peeringdb?.data.ports ?? []),
    // We have both families at the first exchange.
    port(52580, "187.16.216.10", "2001:12f8::10"),
    ...peers.flatMap(({ morePorts }) => morePorts),
  ];
  const exported = (at: "ix" | "ix2") =>
    memberExport(
      Object.fromEntries(
        peers.flatMap(({ asn, listed }) => {
          const holder = listed[at];
          return holder === null ? [] : [[addressOf(asn, at), holder] as const];
        }),
      ),
    );
  return {
    ...simple,
    peers: declared + SERVER,
    objects: all,
    sources: {
      ...sources,
      ...(peeringdb ? { peeringdb: { ...peeringdb, data: { ...peeringdb.data, ports } } } : {}),
      rpki: rpki(
        peers.flatMap(({ vrps }) => vrps),
        peers.flatMap(({ aspas }) => aspas),
      ),
      ixf: new Map([
        ["ix", exported("ix")],
        ["ix2", exported("ix2")],
      ]),
    },
    material: {
      ...material,
      registry: new Map([
        ...registryOf(all),
        ...peers.map(
          ({ asSet, routes, object }) => [asSet, registered(asSet, routes, object)] as const,
        ),
      ]),
      received: new Map([
        ...peers.flatMap((peer) => [...receivedFrom(peer)]),
        ...receivedOn({ PEERC_AS26162_IX_V4: peers.flatMap(({ viaServer }) => viaServer) }),
      ]),
    },
  };
}

/** What a peer sends, by session. Its path is its own ASN if nothing else is said. */
function receivedFrom({ asn, sessions }: WellKnownPeer): ReceivedRoutes {
  const known = sessions.flatMap(({ at, sends }) => {
    const word = at === "pni" ? `ETH${asn}` : at.toUpperCase();
    const routes = sends?.map((text) => (text.includes(" ") ? text : `${text} ${asn}`));
    return routes ? [[`PEERC_AS${asn}_${word}_V4`, routes] as const] : [];
  });
  return receivedOn(Object.fromEntries(known));
}

const NOTHING = { prefixes: [], asns: [] };

function prefixIn(text: string): string {
  return text.split(" ")[0] ?? "";
}
