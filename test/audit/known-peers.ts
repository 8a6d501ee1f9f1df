import { keyOfSession, type SentRoute, type CountedTraffic } from "../../src/audit/index.ts";
import { parseCommunity, parsePrefix, type Prefix } from "../../src/net/index.ts";
import { parseAsPath } from "../../src/policy/index.ts";
import type { PeeringDbContact, PeeringDbNetwork, SeenRoute } from "../../src/sources/index.ts";
import type { Objects } from "../fixtures/network.ts";
import { address } from "../fixtures/plan.ts";
import { contact, evidence, peeringDb, record, type AuditCase } from "./harness.ts";

const M = 1e6;
const TIME = "2026-11-28T12:00:00Z";

/** Where a session is, with the name that its place has in the session's name. */
const PLACES = {
  ix: { yaml: "exchange: ix", net: "187.16.216", local: 10, lan: 31, word: "IX" },
  ix2: { yaml: "exchange: ix2", net: "198.32.124", local: 10, lan: 32, word: "IX2" },
} as const;

/** A session: what it sends, or null if that is not known. `PREFIX`, `PREFIX AS_PATH` or `PREFIX AS_PATH COMMUNITY`. */
export interface KnownSession {
  readonly at: keyof typeof PLACES | "pni";
  readonly sends: readonly string[] | null;
}

/** A peer of which everything is known, and what an audit must say. */
export interface KnownPeer {
  readonly asn: number;
  /** More keys of the peer's declaration. */
  readonly yaml: string;
  readonly sessions: readonly KnownSession[];
  /** What its as-set has. */
  readonly registered: readonly string[];
  readonly flows: { readonly received: number | null; readonly sent: number | null } | null;
  readonly record: Partial<PeeringDbNetwork> | "none" | "not-asked";
  readonly contacts: readonly Partial<PeeringDbContact>[];
  /** Speeds in Gbps of ports at exchanges; negative ones are not operational. */
  readonly ports: Partial<Readonly<Record<keyof typeof PLACES, readonly number[]>>>;
  /** Prefixes in the routing table, seen by so many of 300 vantage points. */
  readonly table: Readonly<Record<string, number>>;
  /** Packets to what we announce and to other addresses, over its private interconnect. */
  readonly counted: readonly [number, number] | null;
}

/** The prefixes that a peer of the tests has: 44 is the number of its /16. */
export function prefixesOf(number: number): readonly string[] {
  return [`100.${number}.0.0/22`, `100.${number}.8.0/24`];
}

/** A peer that does everything right. */
export function goodPeer(number: number): KnownPeer {
  const prefixes = prefixesOf(number);
  return {
    asn: 1000 + number,
    yaml: "",
    sessions: [
      { at: "ix", sends: prefixes },
      { at: "ix2", sends: prefixes },
    ],
    registered: prefixes,
    flows: { received: 800 * M, sent: 90 * M },
    record: {},
    contacts: [{}],
    ports: { ix: [10], ix2: [10] },
    table: Object.fromEntries(prefixes.map((prefix) => [prefix, 290])),
    counted: null,
  };
}

/** An audit of such peers. */
export function auditCaseOf(peers: readonly KnownPeer[], checks: AuditCase["checks"]): AuditCase {
  const withRecord = peers.filter(({ record }) => typeof record === "object");
  return {
    checks,
    network: "  lab: true\n",
    more: '  ix2: { name: IX2, lan: { ipv4: 198.32.124.0/23, ipv6: "2001:478:124::/64" } }\n',
    peers: peers.map(yamlOf).join(""),
    objects: {
      AS52580: { prefixes: ["179.191.160.0/20"], asns: [52580] },
      "RADB::AS-AZION": { prefixes: ["179.191.160.0/20"], asns: [52580] },
      ...Object.fromEntries(peers.map(objectOf)),
    },
    sources: {
      flows: evidence({
        volumes: peers.flatMap(({ asn, flows }) => (flows ? [{ asn, ...flows }] : [])),
      }),
      routingTable: evidence({
        vantagePoints: { ipv4: 300, ipv6: 0 },
        routes: peers.flatMap(({ asn, table }) =>
          Object.entries(table).map(([text, seenBy]): SeenRoute => ({
            prefix: prefix(text),
            origin: asn,
            seenBy,
          })),
        ),
      }),
      peeringdb: evidence(
        peeringDb({
          asked: peers.flatMap(({ asn, record }) => (record === "not-asked" ? [] : [asn])),
          networks: withRecord.map((peer) =>
            record(peer.asn, {
              asSet: `AS-P${peer.asn}`,
              ...(typeof peer.record === "object" ? peer.record : {}),
            }),
          ),
          contacts: withRecord.flatMap(({ asn, contacts }) =>
            contacts.map((parts) => contact(asn, parts)),
          ),
          exchanges: Object.values(PLACES).map(({ lan, net, word }) => ({
            ...{ id: lan, ixId: lan, name: word, city: "", country: "BR", ixfUrl: "" },
            prefixes: [prefix(net.startsWith("187") ? "187.16.216.0/21" : `${net}.0/23`)],
          })),
          ports: withRecord.flatMap(portsOf),
        }),
      ),
    },
    material: {
      received: new Map(peers.flatMap(receivedOf)),
      counters: [
        ...(["ix", "ix2"] as const).map((place) => counter(place, 1_000_000, 0)),
        ...peers.flatMap(({ asn, counted }) => (counted ? [counter(`eth${asn}`, ...counted)] : [])),
      ],
    },
  };
}

function prefix(text: string): Prefix {
  const found = parsePrefix(text);
  if (!found) throw new Error(`fixture: ${text}`);
  return found;
}

function remoteOf(asn: number, at: KnownSession["at"]): string {
  const host = 20 + (asn % 200);
  return at === "pni" ? `198.18.${host}.2` : `${PLACES[at].net}.${host}`;
}

function yamlOf({ asn, yaml, sessions }: KnownPeer): string {
  const lines = sessions.map(({ at }) => {
    const remote = remoteOf(asn, at);
    const where =
      at === "pni"
        ? `pni: eth${asn}, local: ${remote.replace(/2$/, "1")}`
        : `${PLACES[at].yaml}, local: ${PLACES[at].net}.${PLACES[at].local}`;
    return `      - { router: gru1, ${where}, remote: ${remote} }\n`;
  });
  return `
  - asn: ${asn}
    name: Peer ${asn}
    relation: peer
    as_sets: [RADB::AS-P${asn}]
    allow_empty: [ipv4, ipv6]
${yaml}    sessions:
${lines.join("")}`;
}

function objectOf({ asn, registered }: KnownPeer): [string, Objects[string]] {
  return [`RADB::AS-P${asn}`, { prefixes: registered, asns: [asn % 64512 || 1] }];
}

function portsOf({ asn, ports }: KnownPeer) {
  return (["ix", "ix2"] as const).flatMap((at) =>
    (ports[at] ?? []).map((speed, i) => ({
      id: asn * 10 + i,
      lan: PLACES[at].lan,
      asn,
      // The first port has the address of the session.
      ipv4: i === 0 ? address(remoteOf(asn, at)) : null,
      ipv6: null,
      speed: Math.abs(speed) * 1000,
      isRouteServerPeer: false,
      operational: speed > 0,
    })),
  );
}

function receivedOf({ asn, sessions }: KnownPeer) {
  return sessions.flatMap(({ at, sends }) => {
    const word = at === "pni" ? `ETH${asn}` : PLACES[at].word;
    const key = keyOfSession("gru1", `PEERC_AS${asn}_${word}_V4`);
    if (sends === null) return [];
    const routes = sends.map((text) => routeOf(text, asn));
    return [[key, { routes, source: "gru1.jsonl", time: TIME }] as const];
  });
}

function routeOf(text: string, asn: number): SentRoute {
  const [first = "", path = String(asn), community] = text.split(" ");
  const asPath = parseAsPath(path);
  const parsed = community === undefined ? null : parseCommunity(community);
  if (!asPath) throw new Error(`fixture: ${text}`);
  return { prefix: prefix(first), asPath, communities: parsed ? [parsed] : [] };
}

/** What was counted of a peer's interconnect, or at an exchange. */
function counter(name: string, announced: number, other: number): CountedTraffic {
  return {
    router: "gru1",
    place: name.startsWith("ix") ? { kind: "exchange", id: name } : { kind: "interface", name },
    family: "ipv4",
    peer: null,
    from: "2026-11-21T12:00:00Z",
    to: TIME,
    announced: { packets: announced, bytes: null },
    other: { packets: other, bytes: null },
    complete: true,
    source: "counters.jsonl",
  };
}
