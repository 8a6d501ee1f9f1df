import { describe, expect, test } from "@jest/globals";

import type { AuditCase } from "../harness.ts";
import {
  LAN,
  memberExport,
  port,
  receivedOn,
  registered,
  registryWith,
  rpki,
} from "../evidence.ts";
import { audit, evidence, peeringDb, record } from "../harness.ts";
import { formatAuditText } from "../../../src/audit/index.ts";

/** Text that somebody else wrote, made to disturb a terminal or a reader. */
const HOSTILE = "AS-\u001b[31mX\u202e\nBcc: a@example.net";

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [AS-PEER]
    max_prefixes: { ipv4: 1 }
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
  - asn: 26162
    name: Route servers
    relation: route-server
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.252 }
`;

/** A peer that violates everything. */
const WORST: AuditCase = {
  checks: {
    aspa: "aspa_path: {}",
    "roa-registered": "roa_state: { of: registered }",
    "roa-received": "roa_state: { of: received }",
    "roa-missing": "roa_state: { of: received, not_found: 0% }",
    origins: "origin_in_as_set: {}",
    objects: "route_object_origin: {}",
    members: "unknown_members: {}",
    source: "as_set_source: {}",
    registered: "limit_headroom: { above: registered }",
    peeringdb: "limit_headroom: { above: peeringdb }",
    received: "limit_headroom: { above: received }",
    addresses: "session_addresses: {}",
    exchanges: "mutual_exchanges: {}",
    servers: "never_via_route_servers: {}",
    options: "session_protection: { options: [password, ttl_security, bfd] }",
  },
  peers: PEERS,
  objects: {
    AS52580: { prefixes: ["179.191.160.0/20"], asns: [52580] },
    "RADB::AS-AZION": { prefixes: ["179.191.160.0/20"], asns: [52580] },
    "RADB::AS-PEER": { prefixes: ["1.1.1.0/24"], asns: [13335] },
    "AS-PEER": { prefixes: ["1.1.1.0/24", "1.1.2.0/24"], asns: [13335] },
  },
  sources: {
    rpki: rpki(["1.1.1.0/24 1"], [{ customer: 1299, providers: [174] }]),
    ixf: new Map([["ix", memberExport({ "187.16.216.20": 1299 })]]),
    peeringdb: evidence(
      peeringDb({
        networks: [record(13335, { name: HOSTILE, asSet: HOSTILE, neverViaRouteServers: true })],
        exchanges: [LAN],
        ports: [
          port(13335, "187.16.216.21", "2001:12f8::21"),
          port(52580, "187.16.216.10", "2001:12f8::10"),
        ],
      }),
    ),
  },
  material: {
    registry: registryWith(
      registered("AS-PEER", ["1.1.1.0/24 13335", "1.1.2.0/24 13335"], {
        foundIn: "RADB",
        alsoIn: ["TC"],
        unknownMembers: [{ member: HOSTILE, of: "RADB::AS-PEER", isUnusable: true }],
      }),
    ),
    received: receivedOn({
      PEERC_AS13335_IX_V4: ["1.1.1.0/24 13335 1299", "1.1.2.0/24 13335"],
      PEERC_AS26162_IX_V4: ["1.1.1.0/24 13335"],
    }),
  },
};

describe("a peer that violates everything", () => {
  const results = audit(WORST);

  test("violates everything", () => {
    const [peer] = results.peers;
    const verdicts = peer?.results.map(({ entry, decision }) => `${entry.id} ${decision.verdict}`);
    expect(verdicts).toEqual(Object.keys(WORST.checks).map((id) => `${id} violated`));
  });

  test("gets letters in two languages that name nothing of our routers", () => {
    for (const { entry, decision } of results.peers[0]?.results ?? []) {
      if (decision.verdict !== "violated") throw new Error(entry.id);
      const { seen, fix } = decision.letter;
      for (const text of [seen.en, seen.pt, fix.en, fix.pt]) {
        expect(text).toMatch(/^[A-Z].*[.]$/s);
        expect(text).not.toMatch(/gru1|network\.yaml|PEERC_/);
      }
      expect(seen.en).not.toBe(seen.pt);
      expect(fix.en).not.toBe(fix.pt);
    }
  });

  test("has facts, each with a source", () => {
    for (const { decision } of results.peers[0]?.results ?? []) {
      expect(decision.facts).not.toEqual([]);
      for (const { source } of decision.facts) expect(source).not.toBe("");
    }
  });

  test("disturbs no terminal", () => {
    const text = formatAuditText(results, { evidenceOfOk: true });
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text).toContain("\\nBcc: a@example.net");
  });
});
