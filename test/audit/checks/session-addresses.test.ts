import { describe, expect, test } from "@jest/globals";

import type { PeeringDbPort } from "../../../src/sources/index.ts";
import { LAN, memberExport, port } from "../evidence.ts";
import { decided, evidence, peeringDb, record, short } from "../harness.ts";

const REMOTE = "187.16.216.20";

const of = (
  ports: readonly PeeringDbPort[] | null,
  members: Readonly<Record<string, number>> | null,
): string =>
  short(
    decided("session_addresses: {}", {
      sources: {
        peeringdb:
          ports && evidence(peeringDb({ networks: [record(13335)], exchanges: [LAN], ports })),
        ixf: new Map(members ? [["ix", memberExport(members)]] : []),
      },
    }),
  );

const own = port(13335, REMOTE);
const elsewhere = port(13335, "187.16.216.21");
const others = port(1299, REMOTE);
const stopped = port(13335, REMOTE, null, { operational: false });

describe("session_addresses", () => {
  test.each([
    ["both list it", [own], { [REMOTE]: 13335 }, "ok"],
    ["PeeringDB alone is there", [own], null, "ok"],
    ["the export alone is there", null, { [REMOTE]: 13335 }, "ok"],
    ["PeeringDB lacks it, the export has it", [elsewhere], { [REMOTE]: 13335 }, "ok"],
    ["the export lacks it, PeeringDB has it", [own], { "187.16.216.9": 1 }, "ok"],
    ["it is another network's", [others], { [REMOTE]: 1299 }, "violated"],
    ["it is another network's, says PeeringDB", [others], null, "violated"],
    ["it is another network's, says the export", null, { [REMOTE]: 1299 }, "violated"],
    ["the two do not agree", [own], { [REMOTE]: 1299 }, "undecided"],
    ["the two do not agree, the other way", [others], { [REMOTE]: 13335 }, "undecided"],
    ["the port is not in operation", [stopped], null, "violated"],
    ["the export has what is not in operation", [stopped], { [REMOTE]: 13335 }, "undecided"],
    ["nobody lists it", [elsewhere], { "187.16.216.9": 1 }, "violated"],
    ["it is not listed by the only witness", [elsewhere], null, "violated"],
    ["there is no witness", null, null, "undecided"],
    // It may list one family only.
    ["the export has other families", null, { "2001:12f8::1": 1 }, "undecided"],
  ])("%s: %#", (_, ports, members, verdict) => {
    expect(of(ports, members).split(":")[0]).toBe(verdict);
  });

  test("says who says what", () => {
    expect(of([elsewhere], { [REMOTE]: 1299 })).toBe(
      "violated: 187.16.216.20 at IX: not among the addresses of AS13335: 187.16.216.21; " +
        "187.16.216.20 at IX: the address of AS1299",
    );
  });

  test("is not decided by a record without the LAN, or by none", () => {
    const check = (parts: Parameters<typeof peeringDb>[0]) =>
      short(
        decided("session_addresses: {}", { sources: { peeringdb: evidence(peeringDb(parts)) } }),
      );
    const unknown = /^undecided: neither PeeringDB data nor a member export says whose 187\.16/;
    expect(check({ networks: [record(13335)] })).toMatch(unknown);
    expect(check({ asked: [13335], exchanges: [LAN] })).toMatch(unknown);
    expect(check({ asked: [], exchanges: [LAN] })).toMatch(unknown);
  });

  test("does not ask for addresses of private interconnects", () => {
    const peers = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, pni: eth0, local: 198.18.0.1, remote: 198.18.0.2 }
`;
    expect(short(decided("session_addresses: {}", { peers }))).toBe(
      "undecided: it has no session at an exchange with an address of the LAN",
    );
  });

  test("does not ask for link-local addresses, which nobody lists", () => {
    const peers = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, interface: eth0, local: "fe80::1", remote: "fe80::2" }
`;
    const ports = [port(13335, REMOTE, "2001:12f8::20")];
    const data = peeringDb({ networks: [record(13335)], exchanges: [LAN], ports });
    const sources = { peeringdb: evidence(data) };
    expect(short(decided("session_addresses: {}", { peers, sources }))).toMatch(
      /^undecided: it has no session at an exchange with an address/,
    );
  });
});
