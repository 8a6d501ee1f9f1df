import { describe, expect, test } from "@jest/globals";

import type { FlowVolume } from "../../../src/sources/index.ts";
import { contact, decided, evidence, peeringDb, record, short } from "../harness.ts";

const PEER = 13335;

describe("public_asn", () => {
  const of = (asn: number) =>
    short(
      decided("public_asn: {}", {
        network: "  lab: true\n",
        peers: `
  - asn: ${asn}
    name: Peer
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
      }),
    );

  test.each([1, 23455, 64495, 131072, 13335, 4199999999])("AS%i is one", (asn) => {
    expect(of(asn)).toBe(`ok: AS${asn} is in no reserved range`);
  });

  test.each([
    [64496, "for documentation (RFC 5398)"],
    [64512, "for private use (RFC 6996)"],
    [4200000000, "for private use (RFC 6996)"],
  ])("AS%i is none", (asn, why) => {
    expect(of(asn)).toBe(`violated: AS${asn} is ${why}`);
  });

  test("says where the ASN is declared", () => {
    const { facts } = decided("public_asn: {}");
    expect(facts).toEqual([
      { text: "AS13335 is in no reserved range", source: "network.yaml:14", time: null },
    ]);
  });
});

describe("traffic", () => {
  const of = (check: string, volume: Partial<FlowVolume> | null) =>
    short(
      decided(`traffic: { ${check} }`, {
        sources: {
          flows: evidence({
            volumes: volume ? [{ asn: PEER, received: null, sent: null, ...volume }] : [],
          }),
        },
      }),
    );
  const M = 1e6;

  test.each([
    ["at_least: 500Mbps", { received: 500 * M, sent: 0 }, "ok"],
    ["at_least: 500Mbps", { received: 0, sent: 500 * M }, "ok"],
    ["at_least: 500Mbps", { received: 499 * M, sent: 499 * M }, "violated"],
    ["at_least: 500Mbps", { received: 0, sent: 0 }, "violated"],
    ["at_least: 500Mbps, direction: sent", { received: 900 * M, sent: 1 }, "violated"],
    ["at_least: 500Mbps, direction: received", { received: 900 * M }, "ok"],
    // One direction that is not measured may be the larger one.
    ["at_least: 500Mbps", { received: 900 * M }, "ok"],
    ["at_least: 500Mbps", { larger: 500 * M }, "ok"],
    ["at_least: 500Mbps", { larger: 499 * M }, "violated"],
    ["at_least: 500Mbps, direction: sent", { larger: 900 * M }, "undecided"],
    ["at_least: 500Mbps, direction: sent", { larger: 499 * M }, "violated"],
    ["at_least: 500Mbps", { received: 1 * M }, "undecided"],
    ["at_least: 500Mbps, direction: sent", { received: 900 * M }, "undecided"],
    // Not measured is not nothing.
    ["at_least: 500Mbps", null, "undecided"],
    ["at_least: 500Mbps", {}, "undecided"],
  ])("%s with %j is %s", (check, volume, verdict) => {
    expect(of(check, volume).split(":")[0]).toBe(verdict);
  });

  test("never shows less than the threshold as the threshold", () => {
    expect(of("at_least: 500Mbps", { received: 499_999_999, sent: 1 })).toBe(
      "violated: 499 Mbps received from AS13335 at the 95th percentile; 1 bit/s sent to AS13335 at the 95th percentile",
    );
  });

  test("is not decided by the total traffic in PeeringDB", () => {
    const peeringdb = evidence(peeringDb({ networks: [record(PEER, { traffic: "100+Tbps" })] }));
    expect(short(decided("traffic: { at_least: 1kbps }", { sources: { peeringdb } }))).toBe(
      "undecided: the snapshot has no flows",
    );
  });
});

describe("noc_contact", () => {
  const of = (data: Parameters<typeof peeringDb>[0], check = "noc_contact: {}") =>
    short(decided(check, { sources: { peeringdb: evidence(peeringDb(data)) } }));
  const networks = [record(PEER)];

  test("is there with email and phone", () => {
    expect(of({ networks, contacts: [contact(PEER)] })).toBe(
      "ok: a contact with the role NOC, with email and phone, that everybody sees",
    );
  });

  test.each([
    ["no contact", [], "no contact of AS13335 has the role NOC"],
    [
      "one without a phone",
      [contact(PEER, { hasPhone: false, visible: "Users" })],
      "a contact with the role NOC, with email, that registered users see",
    ],
    // Two halves are not one contact.
    [
      "two halves",
      [contact(PEER, { hasPhone: false }), contact(PEER, { hasEmail: false })],
      "a contact with the role NOC, with email, that everybody sees; a contact with the role NOC, with phone, that everybody sees",
    ],
    ["another role", [contact(PEER, { role: "Sales" })], "no contact of AS13335 has the role NOC"],
    ["another network's", [contact(1)], "no contact of AS13335 has the role NOC"],
  ])("is missing: %s", (_, contacts, fact) => {
    expect(of({ networks, contacts })).toBe(`violated: ${fact}`);
    // What anonymous users do not see is unknown.
    expect(of({ networks, contacts, seesUsersContacts: false })).toMatch(
      /^undecided: PeeringDB was/,
    );
  });

  test("takes other roles, and other ways to reach it, if the agreement does", () => {
    const contacts = [contact(PEER, { role: "Technical", hasPhone: false })];
    expect(
      of({ networks, contacts }, "noc_contact: { roles: [Technical, NOC], by: [email] }"),
    ).toBe("ok: a contact with the role Technical, with email, that everybody sees");
  });

  test("is unknown without a record", () => {
    expect(of({ asked: [PEER] })).toBe(
      "undecided: it has no record in PeeringDB (AS13335 has no record)",
    );
    expect(of({ asked: [1] })).toBe("undecided: PeeringDB was not asked for AS13335");
  });
});

describe("evidence", () => {
  const of = (time: string, agreement = "") =>
    short(
      decided("traffic: { at_least: 1Mbps }", {
        agreement,
        sources: {
          flows: evidence({ volumes: [{ asn: PEER, received: 1e9, sent: 1e9 }] }, time),
        },
      }),
    );

  test("that is too old decides nothing", () => {
    expect(of("2026-10-31T12:00:00Z")).toMatch(/^ok/);
    expect(of("2026-10-30T12:00:00Z")).toMatch(/^ok/);
    expect(of("2026-10-30T11:59:59Z")).toBe(
      "undecided: the flows in the snapshot: from 2026-10-30, 30 days old",
    );
    expect(of("2026-11-20T12:00:00Z", "max_age: 7d\n")).toBe(
      "undecided: the flows in the snapshot: from 2026-11-20, 9 days old",
    );
    expect(of("yesterday")).toMatch(/^undecided/);
  });
});

test("what a mail would say is in two languages, and names nothing of ours", () => {
  const volumes = [{ asn: PEER, received: 1e6, sent: 1e6 }];
  const flows = evidence({ volumes });
  const peeringdb = evidence(peeringDb({ networks: [record(PEER)] }));
  for (const check of ["traffic: { at_least: 1Gbps }", "noc_contact: {}"]) {
    const decision = decided(check, { sources: { flows, peeringdb } });
    if (decision.verdict !== "violated") throw new Error(check);
    const { seen, fix } = decision.letter;
    for (const text of [seen.en, seen.pt, fix.en, fix.pt]) {
      expect(text).toMatch(/^[A-Z].*[.]$/);
      expect(text).not.toMatch(/gru1|network\.yaml|PEERC_/);
    }
    expect(seen.en).not.toBe(seen.pt);
    expect(fix.en).not.toBe(fix.pt);
  }
});
