import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import type { Verdict } from "../../src/audit/index.ts";
import { port } from "./evidence.ts";
import { audit } from "./harness.ts";
import { addressOf, auditOf, wellKnownPeer, type WellKnownPeer } from "./hundred-peers.ts";

/** The checks of both shipped agreements, by id. */
const CHECKS = Object.fromEntries(
  ["azion", "upkeep"]
    .flatMap(
      (name) =>
        (
          parse(readFileSync(`policies/agreements/${name}.yaml`, "utf8")) as {
            checks: readonly { id: string; check: object }[];
          }
        ).checks,
    )
    .map(({ id, check }) => [id, JSON.stringify(check).slice(1, -1)]),
);

type Said = Readonly<Partial<Record<string, Verdict>>>;
type Differs = (good: WellKnownPeer) => Partial<WellKnownPeer>;

/** What differs from a peer that does everything right, and what must be said of it. Everything else is ok. */
interface Case {
  readonly differs: Differs;
  readonly said: Said;
}

const of = (verdict: Verdict, ids: string): Said =>
  Object.fromEntries(ids.split(" ").map((id) => [id, verdict]));
const bad = (ids: string) => of("violated", ids);
const open = (ids: string) => of("undecided", ids);

/** The checks that need all that the peer sends. */
const SENT =
  "registered visible same-everywhere prefix-length default-route max-prefix roa-received aspa origins route-objects";

const both = (sends: readonly string[] | null): Partial<WellKnownPeer> => ({
  sessions: [
    { at: "ix", sends },
    { at: "ix2", sends },
  ],
});
const net = ({ asn }: WellKnownPeer) => `100.${asn - 1000}`;
/** It sends its prefixes, the first of them with a path that goes on. */
const longer = (good: WellKnownPeer, path: string) =>
  both([`${net(good)}.0.0/22 ${good.asn} ${path}`, `${net(good)}.8.0/24`]);
const with4 = (limit: number) => `    max_prefixes: { ipv4: ${limit} }\n`;
const unknown = (isUnusable: boolean) => [{ member: "AS-GONE", of: "RADB::AS-X", isUnusable }];

const SINGLE: Readonly<Record<string, Case>> = {
  "does everything right": { differs: () => ({}), said: {} },

  // ROAs.
  "has a ROA for another origin": {
    differs: (good) => ({ vrps: [`${net(good)}.0.0/22 64999`] }),
    said: bad("roa-received roa-registered"),
  },
  "has a ROA for shorter prefixes alone": {
    differs: (good) => ({ vrps: [`${net(good)}.0.0/16 ${good.asn} 20`] }),
    said: bad("roa-received roa-registered"),
  },
  "has a ROA with a maximum length": {
    differs: (good) => ({ vrps: [`${net(good)}.0.0/16 ${good.asn} 24`] }),
    said: {},
  },
  "has no ROA": { differs: () => ({ vrps: [] }), said: {} },
  "has a ROA of AS 0": {
    differs: (good) => ({ vrps: [`${net(good)}.8.0/24 0`] }),
    said: bad("roa-received roa-registered"),
  },
  "has a ROA beside one of another network": {
    differs: (good) => ({ vrps: [...good.vrps, `${net(good)}.0.0/16 64999 24`] }),
    said: {},
  },
  "has a ROA for something else": {
    differs: (good) => ({ vrps: [`${net(good)}.64.0/24 64999`] }),
    said: {},
  },
  "has a route object of before in its as-set": {
    differs: (good) => ({ routes: [...good.routes, `${net(good)}.0.0/22 64999`] }),
    said: bad("roa-registered"),
  },
  "has a route object of before, and no ROA": {
    differs: (good) => ({ routes: [...good.routes, `${net(good)}.0.0/22 64999`], vrps: [] }),
    said: {},
  },

  // Origins.
  "sends a customer's route": {
    differs: (good) => ({
      ...longer(good, "64999"),
      routes: [...good.routes.slice(1), `${net(good)}.0.0/22 64999`],
      vrps: [`${net(good)}.0.0/22 64999`],
    }),
    said: {},
  },
  "sends a customer's route with a ROA of its own": {
    differs: (good) => ({
      ...longer(good, "64999"),
      routes: [...good.routes.slice(1), `${net(good)}.0.0/22 64999`],
    }),
    said: bad("roa-received roa-registered"),
  },
  "sends its prefix from an origin that is not in its as-set": {
    differs: (good) => longer(good, "64998"),
    said: bad("origins route-objects roa-received"),
  },
  "sends it so without a ROA": {
    differs: (good) => ({ ...longer(good, "64998"), vrps: [] }),
    said: bad("origins route-objects"),
  },
  prepends: { differs: (good) => longer(good, `${good.asn} ${good.asn}`), said: {} },
  "sends an AS_SET of members and others": {
    differs: (good) => ({ ...longer(good, `{${good.asn},64998}`), vrps: [] }),
    said: { ...open("origins"), ...bad("route-objects") },
  },
  "sends an AS_SET of a member": {
    differs: (good) => longer(good, `{${good.asn}}`),
    said: bad("route-objects roa-received"),
  },
  "sends a prefix that a member has registered, from another member": {
    differs: (good) => ({
      ...longer(good, "64997"),
      routes: [...good.routes, `${net(good)}.16.0/24 64997`],
      vrps: [],
    }),
    said: bad("route-objects"),
  },

  // ASPAs.
  "sends the route of a customer that lists it as a provider": {
    differs: (good) => ({
      ...longer(good, "64988"),
      routes: [...good.routes.slice(1), `${net(good)}.0.0/22 64988`],
      vrps: [],
      aspas: [{ customer: 64988, providers: [good.asn] }],
    }),
    said: {},
  },
  "sends the route of a network that lists other providers": {
    differs: (good) => ({
      ...longer(good, "64989"),
      routes: [...good.routes.slice(1), `${net(good)}.0.0/22 64989`],
      vrps: [],
      aspas: [{ customer: 64989, providers: [64995] }],
    }),
    said: bad("aspa"),
  },

  // What is registered.
  "sends a more-specific of what it has registered": {
    differs: (good) => both([`${net(good)}.0.0/22`, `${net(good)}.8.0/24`, `${net(good)}.1.0/24`]),
    said: bad("registered roa-received"),
  },
  "sends a more-specific that its ROA allows": {
    differs: (good) => ({
      ...both([`${net(good)}.0.0/22`, `${net(good)}.8.0/24`, `${net(good)}.1.0/24`]),
      vrps: [`${net(good)}.0.0/22 ${good.asn} 24`],
    }),
    said: bad("registered"),
  },
  "sends what is not registered": {
    differs: (good) => both([`${net(good)}.0.0/22`, `${net(good)}.8.0/24`, `${net(good)}.12.0/24`]),
    said: { ...bad("registered"), ...open("visible roa-received") },
  },
  "sends what is not registered, with a ROA": {
    differs: (good) => ({
      ...both([`${net(good)}.0.0/22`, `${net(good)}.8.0/24`, `${net(good)}.12.0/24`]),
      vrps: [...good.vrps, `${net(good)}.12.0/24 ${good.asn}`],
    }),
    said: { ...bad("registered"), ...open("visible") },
  },
  "sends a default route": {
    differs: (good) => both([`${net(good)}.0.0/22`, `${net(good)}.8.0/24`, "0.0.0.0/0"]),
    said: bad("default-route"),
  },
  "asks to drop traffic": {
    differs: (good) =>
      both([
        `${net(good)}.0.0/22`,
        `${net(good)}.8.0/24`,
        `${net(good)}.0.9/32 ${good.asn} 65535:666`,
      ]),
    said: {},
  },

  // As-sets.
  "names a set that does not exist": {
    differs: () => ({ object: { unknownMembers: unknown(false) } }),
    said: bad("as-set-members"),
  },
  "names a set that cannot be read": {
    differs: () => ({ object: { unknownMembers: unknown(true) } }),
    said: bad("as-set-members"),
  },
  "was expanded by bgpq4": {
    differs: () => ({ object: { engine: "bgpq4 1.9" } }),
    said: open("as-set-members"),
  },
  "was expanded by bgpq4, without origins of route objects": {
    differs: (good) => ({
      routes: [`${net(good)}.0.0/22`, `${net(good)}.8.0/24`],
      object: { engine: "bgpq4 1.9", origins: [{ asn: good.asn, via: [] }] },
    }),
    said: open("as-set-members roa-registered route-objects"),
  },
  "has an as-set without its registry, of which there is one": {
    differs: ({ asn }) => ({ asSet: `AS-P${asn}`, object: { foundIn: "RADB" } }),
    said: {},
  },
  "has an as-set without its registry, of which there are two": {
    differs: ({ asn }) => ({
      asSet: `AS-P${asn}`,
      object: { foundIn: "RADB", alsoIn: ["TC"] },
    }),
    said: bad("as-set-source"),
  },
  "has an as-set of which nobody knows where it was found": {
    differs: ({ asn }) => ({ asSet: `AS-P${asn}` }),
    said: open("as-set-source"),
  },
  "has no as-set but its ASN": {
    differs: ({ asn }) => ({ asSet: `AS${asn}`, record: { asSet: `AS${asn}` } }),
    said: {},
  },
  "names another as-set in PeeringDB": {
    differs: () => ({ record: { asSet: "AS-OTHER" } }),
    said: bad("peeringdb-as-set"),
  },

  // Limits.
  "has a limit that is used up": {
    differs: () => ({ yaml: with4(2), record: { prefixes4: 2 } }),
    said: bad("limit-registered limit-received"),
  },
  "has a limit with a third free": {
    differs: () => ({ yaml: with4(3), record: { prefixes4: 3 } }),
    said: {},
  },
  "has a limit that its declared prefixes use up": {
    differs: (good) => ({
      yaml: `${with4(3)}    prefixes: [${net(good)}.32.0/24]\n`,
      record: { prefixes4: 3 },
    }),
    said: bad("limit-registered"),
  },
  "sends more than its limit": {
    differs: () => ({ yaml: with4(1), record: { prefixes4: 1 } }),
    said: bad("limit-registered limit-received max-prefix"),
  },
  "recommends what we allow": { differs: () => ({ record: { prefixes4: 250 } }), said: {} },
  "recommends more than we allow": {
    differs: () => ({ record: { prefixes4: 251 } }),
    said: bad("limit-peeringdb"),
  },
  "recommends much for a family that it does not use": {
    differs: () => ({ record: { prefixes6: 99_999 } }),
    said: {},
  },
  "recommends nothing": {
    differs: () => ({ record: { prefixes4: 0 } }),
    said: { ...bad("peeringdb-record"), ...open("limit-peeringdb") },
  },

  // Addresses, and exchanges in common.
  "is listed by the exchange alone": {
    differs: () => ({ ports: { ix: [20] } }),
    said: {},
  },
  "is listed by PeeringDB alone": {
    differs: () => ({ listed: { ix: null, ix2: null } }),
    said: open("locations"),
  },
  "is listed nowhere at one exchange": {
    differs: ({ asn }) => ({ ports: { ix: [20] }, listed: { ix: asn, ix2: null } }),
    said: bad("addresses"),
  },
  "has an address that the exchange says is another's": {
    differs: ({ asn }) => ({ listed: { ix: asn, ix2: 64999 } }),
    said: open("addresses locations"),
  },
  "has an address that PeeringDB says is another's": {
    differs: ({ asn }) => ({
      ports: { ix: [20] },
      morePorts: [port(64999, addressOf(asn, "ix2"), null, { lan: 32 })],
    }),
    said: open("addresses"),
  },
  "has an address that all say is another's": {
    differs: ({ asn }) => ({
      ports: { ix: [20] },
      listed: { ix: asn, ix2: 64999 },
      morePorts: [port(64999, addressOf(asn, "ix2"), null, { lan: 32 })],
    }),
    said: bad("addresses"),
  },
  "has a port that is not in operation": {
    differs: ({ asn }) => ({ ports: { ix: [20], ix2: [-10] }, listed: { ix: asn, ix2: null } }),
    said: bad("addresses"),
  },
  "has a port that only PeeringDB says is not in operation": {
    differs: () => ({ ports: { ix: [20], ix2: [-10] } }),
    said: open("addresses"),
  },
  "has a session at one of two exchanges": {
    differs: ({ sessions }) => ({ sessions: sessions.slice(0, 1) }),
    said: bad("exchanges"),
  },
  "has a session at one of two exchanges, where the other port is down": {
    differs: ({ sessions }) => ({ sessions: sessions.slice(0, 1), ports: { ix: [20], ix2: [-1] } }),
    said: {},
  },
  "has IPv6 too, at an exchange where we have": {
    differs: ({ asn }) => ({ morePorts: [port(asn, null, `2001:12f8::${asn}`)] }),
    said: bad("exchanges"),
  },
  "has IPv6 on a port that is not in operation": {
    differs: ({ asn }) => ({
      morePorts: [port(asn, null, `2001:12f8::${asn}`, { operational: false })],
    }),
    said: {},
  },
  "has IPv6 at an exchange where we have none": {
    differs: ({ asn }) => ({ morePorts: [port(asn, null, "2001:db8::1", { lan: 32 })] }),
    said: {},
  },

  // Private interconnects.
  "has a private interconnect with BFD": {
    differs: ({ sessions, registered }) => ({
      sessions: [...sessions, { at: "pni", sends: registered }],
      counted: [1000, 0],
      bfd: true,
    }),
    said: of("ok", "bfd"),
  },
  "has a private interconnect without BFD": {
    differs: ({ sessions, registered }) => ({
      sessions: [...sessions, { at: "pni", sends: registered }],
      counted: [1000, 0],
    }),
    said: bad("bfd"),
  },

  // Route servers.
  "avoids route servers": { differs: () => ({ record: { neverViaRouteServers: true } }), said: {} },
  "says that it avoids route servers": {
    differs: (good) => ({
      record: { neverViaRouteServers: true },
      viaServer: [`${net(good)}.0.0/22 ${good.asn}`],
    }),
    said: bad("route-servers"),
  },
  "uses route servers": {
    differs: (good) => ({ viaServer: [`${net(good)}.0.0/22 ${good.asn}`] }),
    said: {},
  },
  "avoids route servers, but somebody else has its routes there": {
    differs: (good) => ({
      record: { neverViaRouteServers: true },
      viaServer: [`${net(good)}.0.0/22 64999 ${good.asn}`],
    }),
    said: {},
  },

  // What is not known.
  "has no record in PeeringDB": {
    differs: () => ({ record: "none" }),
    said: {
      ...bad("peeringdb-record"),
      ...open("noc-contact peeringdb-as-set locations limit-peeringdb exchanges route-servers"),
    },
  },
  "is newer than the data of PeeringDB": {
    differs: () => ({ record: "not-asked" }),
    said: open(
      "peeringdb-record noc-contact peeringdb-as-set locations limit-peeringdb exchanges route-servers",
    ),
  },
  "is known at one exchange alone": {
    differs: ({ registered }) => ({
      sessions: [
        { at: "ix", sends: registered },
        { at: "ix2", sends: null },
      ],
    }),
    said: open(`${SENT} limit-received`),
  },
  "sends a wrong origin, and is known at one exchange alone": {
    differs: (good) => ({
      sessions: [
        { at: "ix", sends: [`${net(good)}.0.0/22 ${good.asn} 64998`] },
        { at: "ix2", sends: null },
      ],
    }),
    said: {
      ...open(`${SENT} limit-received`),
      ...bad("origins route-objects roa-received"),
    },
  },
  "is not known at all": { differs: () => both(null), said: open(`${SENT} limit-received`) },
  "sends nothing": { differs: () => both([]), said: open(SENT) },

  // The policy's own.
  "has little traffic": {
    differs: () => ({ flows: { received: 1e6, sent: 1e6 } }),
    said: bad("traffic"),
  },
  "is not measured": { differs: () => ({ flows: null }), said: open("traffic") },
  "has a NOC without a phone": {
    differs: () => ({ contacts: [{ hasPhone: false }] }),
    said: bad("noc-contact"),
  },
};

/** Two things at once, of which neither hides the other. */
const PAIRS: readonly (readonly [keyof typeof SINGLE, keyof typeof SINGLE])[] = [
  ["has a ROA for another origin", "has little traffic"],
  ["has a ROA for shorter prefixes alone", "names a set that does not exist"],
  ["has no ROA", "has a NOC without a phone"],
  ["has a ROA of AS 0", "recommends more than we allow"],
  ["has a ROA with a maximum length", "is not measured"],
  ["has a route object of before in its as-set", "is listed by the exchange alone"],
  ["has a route object of before, and no ROA", "has IPv6 too, at an exchange where we have"],
  ["sends a customer's route", "names a set that cannot be read"],
  ["sends a customer's route with a ROA of its own", "has little traffic"],
  ["sends its prefix from an origin that is not in its as-set", "avoids route servers"],
  ["sends it so without a ROA", "is listed nowhere at one exchange"],
  ["prepends", "has an address that all say is another's"],
  ["sends an AS_SET of members and others", "has a NOC without a phone"],
  ["sends an AS_SET of a member", "says that it avoids route servers"],
  ["sends a more-specific of what it has registered", "is not measured"],
  ["sends a more-specific that its ROA allows", "names another as-set in PeeringDB"],
  ["sends what is not registered", "has a port that is not in operation"],
  ["sends what is not registered, with a ROA", "has little traffic"],
  ["sends a default route", "recommends nothing"],
  ["asks to drop traffic", "was expanded by bgpq4"],
  ["names a set that does not exist", "has an address that the exchange says is another's"],
  ["was expanded by bgpq4, without origins of route objects", "has a NOC without a phone"],
  ["has an as-set without its registry, of which there is one", "has little traffic"],
  ["has no ROA", "has an as-set of which nobody knows where it was found"],
  ["has a limit that is used up", "has a NOC without a phone"],
  ["sends more than its limit", "is listed by PeeringDB alone"],
  ["recommends more than we allow", "is known at one exchange alone"],
  ["has no record in PeeringDB", "has a ROA for another origin"],
  ["is known at one exchange alone", "says that it avoids route servers"],
];

function together(a: Case, b: Case): Case {
  return {
    differs: (good) => ({ ...a.differs(good), ...b.differs(good) }),
    said: { ...a.said, ...b.said },
  };
}

const CASES: readonly (readonly [string, Case])[] = [
  ...Object.entries(SINGLE),
  ...PAIRS.map(([a, b]) => {
    const [one, other] = [SINGLE[a], SINGLE[b]];
    if (!one || !other) throw new Error(`fixture: ${a}; ${b}`);
    return [`${a}; ${b}`, together(one, other)] as const;
  }),
];

describe("of a hundred peers", () => {
  const peers = CASES.map(([, { differs }], i) => {
    const good = wellKnownPeer(i + 1);
    return { ...good, ...differs(good) };
  });
  const results = audit(auditOf(peers, CHECKS)).peers;

  test("there are a hundred", () => {
    expect(results).toHaveLength(100);
    expect(CASES).toHaveLength(100);
  });

  test.each(CASES.map(([name, { said }], i) => [name, said, i] as const))(
    "one that %s is judged by that alone",
    (_, said, i) => {
      const found = results[i]?.results.map(
        ({ entry, decision }) => `${entry.id} ${decision.verdict}`,
      );
      const usual: Said = { bfd: "undecided" };
      const expected = Object.keys(CHECKS).map((id) => `${id} ${said[id] ?? usual[id] ?? "ok"}`);
      expect(found).toEqual(expected);
    },
  );

  test("every kind of mistake is among them", () => {
    const ids = new Set(
      CASES.flatMap(([, { said }]) =>
        Object.entries(said).flatMap(([id, verdict]) => (verdict === "violated" ? [id] : [])),
      ),
    );
    // These are tried by the cases of the policy, and in their own tests.
    const elsewhere = [
      "public-asn",
      "locations",
      "as-set",
      "visible",
      "same-everywhere",
      "prefix-length",
      "announced-only",
    ];
    expect(Object.keys(CHECKS).filter((id) => !ids.has(id))).toEqual(elsewhere);
  });
});
