import { describe, expect, test } from "@jest/globals";

import type { OwnDecision, PolicyResults } from "../../../src/audit/index.ts";
import {
  exactly,
  parsePrefix,
  PrefixSet,
  type Family,
  type RegisteredObject,
} from "../../../src/net/index.ts";
import type { PeeringDb } from "../../../src/sources/index.ts";
import { LAN, memberExport, port, registered, registryWith, rpki } from "../evidence.ts";
import { audit, contact, evidence, peeringDb, record, type AuditCase } from "../harness.ts";

const US = 52580;

/** The decision of a check of our own network. */
function own(check: string, parts: Omit<AuditCase, "checks"> = {}): OwnDecision {
  const agreement = `own: [{ id: our, text: Ours., check: { ${check} } }]\n`;
  const { own } = audit({ ...parts, checks: { it: "public_asn: {}" }, agreement });
  const [first] = own;
  if (!first || own.length !== 1) throw new Error(`fixture: ${own.length} results`);
  return first.decision;
}

/** The decision in short, with what to do about it. */
function short(decision: OwnDecision): string {
  const facts = decision.facts.map(({ text }) => text).join("; ");
  switch (decision.verdict) {
    case "ok":
      return `ok: ${facts}`;
    case "violated":
      return `violated: ${facts} → ${decision.remedy}`;
    case "undecided":
      return `undecided: ${decision.lack.why}`;
  }
}

const setOf = (family: Family, texts: readonly string[]): PrefixSet =>
  PrefixSet.of(
    family,
    texts.flatMap((text) => {
      const found = parsePrefix(text);
      return found?.family === family ? [exactly(found)] : [];
    }),
  );

/** Policies that announce some prefixes, and accept some on every session. */
const policies = (
  announced: readonly string[],
  accepted: readonly string[] = [],
): PolicyResults => ({
  announced: { ipv4: setOf("ipv4", announced), ipv6: setOf("ipv6", announced) },
  imported: ({ family }) => setOf(family, accepted).canonical,
});

const ours = (...routes: readonly string[]): RegisteredObject =>
  registered("RADB::AS-AZION", routes);
const TRANSIT = `
  - asn: 1299
    name: Arelion
    relation: transit
    sessions:
      - { router: gru1, pni: eth1, local: 198.18.1.1, remote: 198.18.1.2 }
`;
const PEER = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;

describe("as_sets_agree", () => {
  const check = (tc: readonly string[]) =>
    short(
      own("as_sets_agree: {}", {
        asSets: "RADB::AS-AZION, TC::AS-AZION",
        objects: {
          AS52580: { prefixes: ["179.191.160.0/20"], asns: [US] },
          "RADB::AS-AZION": { prefixes: ["179.191.160.0/20"], asns: [US] },
          "TC::AS-AZION": { prefixes: ["179.191.160.0/20"], asns: [US] },
          "RADB::AS-PEER": { prefixes: ["1.1.1.0/24"], asns: [13335] },
        },
        material: {
          registry: registryWith(
            ours("179.191.160.0/20 52580", "45.238.16.0/22 262589"),
            registered("TC::AS-AZION", tc),
          ),
        },
      }),
    );

  test("is ok if all have the same", () => {
    expect(check(["45.238.16.0/22 262589", "179.191.160.0/20 52580"])).toBe(
      "ok: RADB::AS-AZION, TC::AS-AZION have the same contents",
    );
  });

  test("says what one lacks that another has", () => {
    expect(check(["179.191.160.0/20 52580", "2804:cf8::/32 52580"])).toBe(
      "violated: RADB::AS-AZION lacks 2804:cf8::/32; TC::AS-AZION lacks 45.238.16.0/22; TC::AS-AZION lacks AS262589" +
        " → register the same members and prefixes in all of them",
    );
  });

  test("is ok with a single one, and not decided without data", () => {
    expect(short(own("as_sets_agree: {}"))).toBe("ok: RADB::AS-AZION is our only as-set");
    expect(short(own("as_sets_agree: {}", { material: { registry: new Map() } }))).toBe(
      "undecided: the snapshot has no RADB::AS-AZION",
    );
  });
});

describe("registered_announced", () => {
  const check = (announced: PolicyResults | null) =>
    short(
      own("registered_announced: {}", {
        material: {
          registry: registryWith(ours("179.191.160.0/20 52580", "45.238.16.0/25 52580")),
          policies: announced,
        },
      }),
    );

  test("compares what is registered with what may be announced", () => {
    expect(check(policies(["179.191.160.0/20", "45.238.16.0/25"]))).toMatch(/^ok: 2 IPv4 and 0 /);
    expect(check(policies(["179.191.160.0/20"]))).toMatch(
      /^violated: registered in RADB::AS-AZION, but never announced: 45\.238\.16\.0\/25; 1 IPv4/,
    );
  });

  test("is not decided where policies are not known", () => {
    expect(check(null)).toMatch(/^undecided/);
    expect(check({ ...policies([]), announced: null })).toMatch(/^undecided/);
  });
});

describe("own_roas", () => {
  const check = (vrps: readonly string[], announced: readonly string[] | null = null, more = "") =>
    short(
      own(`own_roas: { ${more} }`, {
        sources: { rpki: rpki(vrps) },
        material: {
          registry: registryWith(ours("179.191.160.0/20 52580", "45.238.16.0/22 262589")),
          policies: announced && policies(announced),
        },
      }),
    );
  const both = ["179.191.160.0/20 52580", "45.238.16.0/22 262589"];

  test("wants a ROA for each route object", () => {
    expect(check(both)).toMatch(/^ok: of 2 pairs .* 2 valid, 0 invalid, 0 without a ROA$/);
    expect(check(both.slice(0, 1))).toMatch(/^violated: 45\.238\.16\.0\/22 of AS262589 has no ROA/);
    expect(check([...both.slice(0, 1), "45.238.16.0/22 1"])).toMatch(
      /^violated: 45\.238\.16\.0\/22 of AS262589 is invalid: ROAs allow AS1 for 45\.238\.16\.0\/22/,
    );
  });

  test("does not ask for what is not announced", () => {
    expect(check(both.slice(0, 1), ["179.191.160.0/20"])).toMatch(/^ok: of 1 pairs/);
  });

  test("takes a share without a ROA, but nothing that is invalid", () => {
    expect(check(both.slice(0, 1), null, "not_found: 50%")).toMatch(/^ok/);
    expect(check(["45.238.16.0/22 1", "179.191.160.0/20 52580"], null, "not_found: 100%")).toMatch(
      /^violated/,
    );
  });

  test("is not decided without VRPs", () => {
    expect(short(own("own_roas: {}"))).toBe("undecided: the snapshot has no RPKI data");
  });
});

describe("own_aspa", () => {
  const check = (providers: readonly number[] | null, peers = PEER + TRANSIT) =>
    short(
      own("own_aspa: {}", {
        peers,
        sources: { rpki: rpki([], providers && [{ customer: US, providers }]) },
      }),
    );

  test("compares the providers with the declared transits", () => {
    expect(check([1299])).toMatch(/^ok: the ASPA of AS52580 has AS1299; AS1299 is declared/);
    expect(check([3356])).toMatch(/^violated: .* → sign `AS52580 => AS1299`$/);
    expect(check([1299, 3356])).toMatch(/^violated/);
    expect(check([0])).toMatch(/^violated: the ASPA of AS52580 has no provider/);
    expect(check([0], PEER)).toMatch(/^ok/);
    expect(check([1299], PEER)).toMatch(
      /^violated: .* → declare our transits, or if we have none, sign `AS52580 => AS0`$/,
    );
  });

  test("allows a planned transit, and does not need it", () => {
    const planned = PEER + TRANSIT.replace("relation", "state: planned\n    relation");
    expect(check([1299], planned)).toMatch(/^ok/);
    expect(check([0], planned)).toMatch(/^ok/);
  });

  test("drafts what is missing", () => {
    const missing = own("own_aspa: {}", {
      peers: PEER + TRANSIT,
      sources: { rpki: rpki([], [{ customer: 1, providers: [2] }]) },
    });
    expect(short(missing)).toMatch(
      /^violated: there is no ASPA of AS52580; .* → sign `AS52580 => /,
    );
  });

  test("is not decided by a validator without ASPAs, or without any", () => {
    expect(check(null)).toBe("undecided: the validator gives no ASPAs");
    expect(short(own("own_aspa: {}"))).toBe("undecided: the snapshot has no RPKI data");
  });
});

describe("own_record", () => {
  const check = (parts: Partial<PeeringDb>, values = "", peers = PEER) =>
    short(
      own(`own_record: { ${values} }`, {
        peers,
        sources: { peeringdb: evidence(peeringDb(parts)) },
        material: { policies: policies(["179.191.160.0/20", "45.238.16.0/22", "2804:cf8::/32"]) },
      }),
    );
  const of = (parts: Parameters<typeof record>[1]) => ({
    networks: [record(US, { asSet: "RADB::AS-AZION", prefixes4: 2, prefixes6: 1, ...parts })],
  });

  test.each([
    ["everything fits", {}, "", "ok"],
    ["a name without its registry", { asSet: "AS-AZION" }, "", "ok"],
    ["another as-set", { asSet: "AS-OTHER" }, "", "violated"],
    ["another as-set beside ours", { asSet: "AS-AZION AS-OTHER" }, "", "violated"],
    ["a sentence", { asSet: "ask us" }, "", "violated"],
    ["no as-set", { asSet: "" }, "", "violated"],
    ["no as-set, which is not asked", { asSet: "" }, "as_set: false", "ok"],
    ["a low limit", { prefixes4: 1 }, "", "violated"],
    ["no limit", { prefixes6: null }, "", "violated"],
    ["a high limit", { prefixes4: 21 }, "", "ok"],
    ["a limit that is too high", { prefixes4: 21 }, "times: 10", "violated"],
    ["limits, which are not asked", { prefixes4: 0 }, "prefixes: false", "ok"],
    ["never over route servers, without any", { neverViaRouteServers: true }, "", "ok"],
  ])("%s: %#", (_, parts, values, verdict) => {
    expect(check(of(parts), values).split(":")[0]).toBe(verdict);
  });

  test("says that we use route servers although our record denies it", () => {
    const server = PEER.replace("13335", "26162")
      .replace("Cloudflare", "Servers")
      .replace("relation: peer", "relation: route-server")
      .replace("216.20", "216.252");
    expect(check(of({ neverViaRouteServers: true }), "", PEER + server)).toMatch(
      /^violated: our record says that we never announce over route servers; sessions: Servers/,
    );
  });

  test("is violated without a record, and not decided without data", () => {
    expect(check({ asked: [US] })).toMatch(/^violated: AS52580 has no record → create a record/);
    expect(check({})).toMatch(/^undecided: PeeringDB was not asked for AS52580/);
  });
});

describe("own_contacts", () => {
  const check = (parts: Partial<PeeringDb>, values = "") =>
    short(
      own(`own_contacts: { ${values} }`, { sources: { peeringdb: evidence(peeringDb(parts)) } }),
    );
  const networks = [record(US)];
  const policy = contact(US, { role: "Policy" });

  test("wants a contact for each role", () => {
    expect(check({ networks, contacts: [contact(US), policy] })).toMatch(
      /^ok: a contact of AS52580/,
    );
    expect(check({ networks, contacts: [policy] })).toMatch(
      /^violated: no contact of AS52580 with/,
    );
    expect(check({ networks, contacts: [contact(US)] }, "roles: [NOC]")).toMatch(/^ok/);
    expect(check({ networks, contacts: [contact(US, { hasEmail: false }), policy] })).toMatch(
      /^violated/,
    );
  });

  test("does not miss what it cannot see", () => {
    expect(check({ networks, seesUsersContacts: false })).toMatch(
      /^undecided: PeeringDB was asked/,
    );
    expect(check({ asked: [US], seesUsersContacts: false })).toMatch(/^violated/);
    expect(check({})).toMatch(/^undecided/);
  });
});

describe("own_addresses", () => {
  const check = (local: string, members: Readonly<Record<string, number>> = {}) =>
    short(
      own("own_addresses: {}", {
        sources: {
          peeringdb: evidence(
            peeringDb({ networks: [record(US)], exchanges: [LAN], ports: [port(US, local)] }),
          ),
          ixf: new Map([["ix", memberExport(members)]]),
        },
      }),
    );

  test("compares the local addresses with our ports", () => {
    expect(check("187.16.216.10")).toMatch(/^ok: 187\.16\.216\.10 at IX: the address of AS52580/);
    expect(check("187.16.216.11")).toMatch(/^violated: .* not among the addresses of AS52580: 187/);
    expect(check("187.16.216.11", { "187.16.216.10": US })).toMatch(/^ok/);
    expect(check("187.16.216.10", { "187.16.216.10": 1 })).toMatch(/^undecided/);
  });
});

describe("import_filters", () => {
  const customer = PEER.replace("relation: peer", "relation: customer");
  const check = (accepted: readonly string[] | null, peers = customer, values = "") =>
    short(
      own(`import_filters: { ${values} }`, {
        peers,
        material: { policies: accepted && policies([], accepted) },
      }),
    );

  test("compares what is accepted from customers with what they have registered", () => {
    expect(check(["1.1.1.0/24", "104.16.7.0/24"])).toBe(
      "ok: 1 sessions accept nothing beyond what is registered",
    );
    expect(check(["1.1.1.0/24", "8.8.8.0/24"])).toMatch(
      /^violated: PEERC_AS13335_IX_V4 on gru1 accepts 8\.8\.8\.0\/24 beyond what is registered/,
    );
  });

  test("asks of peers only if the agreement does", () => {
    expect(check(["8.8.8.0/24"], PEER)).toMatch(/^ok: there is no session with the relation cust/);
    expect(check(["8.8.8.0/24"], PEER, "relations: [peer]")).toMatch(/^violated/);
  });

  test("is not decided where policies are not known", () => {
    expect(check(null)).toMatch(/^undecided/);
    const imported = () => "too-large" as const;
    const material = { policies: { ...policies([]), imported } };
    expect(short(own("import_filters: {}", { peers: customer, material }))).toMatch(
      /^undecided: the import policy is too complex to be examined: PEERC_AS13335/,
    );
  });
});

test("nothing says that anti-spoofing works", () => {
  expect(short(own("anti_spoofing: {}"))).toMatch(/^undecided: source addresses of packets/);
});
