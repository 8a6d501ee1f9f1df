import { describe, expect, test } from "@jest/globals";

import type { CountedTraffic } from "../../../src/audit/index.ts";
import { decided, short } from "../harness.ts";

const SESSIONS = {
  ix: "- { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }",
  pni6: '- { router: gru1, pni: eth1, local: "2804:cf8:1::1", remote: "2804:cf8:1::2" }',
  pni: "- { router: gru1, pni: eth1, local: 198.18.0.1, remote: 198.18.0.2 }",
};

const peersAt = (...places: readonly (keyof typeof SESSIONS)[]): string => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
${places.map((place) => `      ${SESSIONS[place]}\n`).join("")}`;

/** Another one at the interconnect, which no agreement applies to. */
const OTHER = `
  - asn: 64500
    name: Customer
    relation: customer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, pni: eth1, local: 198.18.0.1, remote: 198.18.0.3 }
`;

function counted(
  at: "ix" | "pni",
  [announced, other]: readonly [number | null, number],
  parts: Partial<CountedTraffic> = {},
): CountedTraffic {
  return {
    router: "gru1",
    place: at === "ix" ? { kind: "exchange", id: "ix" } : { kind: "interface", name: "eth1" },
    family: "ipv4",
    peer: null,
    from: "2026-11-21T12:00:00Z",
    to: "2026-11-28T12:00:00Z",
    announced: announced === null ? null : { packets: announced, bytes: null },
    other: { packets: other, bytes: null },
    complete: true,
    source: "counts.jsonl",
    ...parts,
  };
}

function of(
  counters: readonly CountedTraffic[] | null,
  places: readonly (keyof typeof SESSIONS)[],
  more = "",
): string {
  const peers = `${peersAt(...places)}${more}`;
  const parts = { network: "  lab: true\n", peers, material: { counters } };
  return short(decided("unannounced_traffic: { at_most: 1% }", parts));
}

describe("unannounced_traffic", () => {
  test("on an interconnect, is the peer's", () => {
    expect(of([counted("pni", [990, 10])], ["pni"])).toBe(
      "ok: gru1 eth1: 1% of 1000 IPv4 packets since 2026-11-21 go to what we do not announce",
    );
    expect(of([counted("pni", [989, 11])], ["pni"])).toMatch(/^violated: gru1 eth1: 1.1% of 1000/);
  });

  test("with another network there, is nobody's", () => {
    expect(of([counted("pni", [1, 99])], ["pni"], OTHER)).toMatch(
      /^undecided: the counters of gru1 eth1 have the traffic of several networks/,
    );
  });

  test("at an exchange, is nobody's, unless it was counted by member", () => {
    expect(of([counted("ix", [1000, 0])], ["ix"])).toMatch(/^ok/);
    expect(of([counted("ix", [1, 99])], ["ix"])).toMatch(/^undecided: the counters of gru1 ix/);
    // It may be the only packet of the member.
    expect(of([counted("ix", [1_000_000, 1])], ["ix"])).toMatch(/^undecided: the counters of/);
    const own = counted("ix", [50, 50], { peer: 13335 });
    expect(of([counted("ix", [1000, 0]), own], ["ix"])).toMatch(/^violated: gru1 ix: 50%/);
    const others = counted("ix", [50, 50], { peer: 64500 });
    expect(of([counted("ix", [1000, 0]), others], ["ix"])).toMatch(/^ok/);
  });

  test("is all intervals together, of each family in which there are sessions", () => {
    const day = { from: "2026-11-20T12:00:00Z", to: "2026-11-21T12:00:00Z" };
    const ipv4 = [counted("pni", [1000, 0]), counted("pni", [500, 0], day)];
    const ipv6 = counted("pni", [400, 100], { family: "ipv6" });
    expect(of(ipv4, ["pni", "pni6"])).toBe(
      "undecided: there is no counter of gru1 eth1 for IPv6 (gru1 eth1: 0% of 1500 IPv4 packets since 2026-11-20 go to what we do not announce)",
    );
    expect(of([...ipv4, ipv6], ["pni", "pni6"])).toBe(
      "violated: gru1 eth1: 0% of 1500 IPv4 packets since 2026-11-20 go to what we do not announce; gru1 eth1: 20% of 500 IPv6 packets since 2026-11-21 go to what we do not announce",
    );
    expect(of([...ipv4, ipv6], ["pni"])).toMatch(/^ok/);
  });

  test("is open where nothing was counted, lately, or nothing shows that it was", () => {
    expect(of(null, ["pni"])).toBe("undecided: no counters are given");
    expect(of([], ["pni"])).toBe("undecided: there is no counter of gru1 eth1 for IPv4");
    expect(of([counted("pni", [null, 0])], ["pni"])).toMatch(
      /^undecided: nothing shows that the counters of gru1 eth1 see traffic/,
    );
    expect(of([counted("pni", [0, 0])], ["pni"])).toMatch(/^undecided: nothing shows/);
    const old = { from: "2026-01-01T00:00:00Z", to: "2026-01-08T00:00:00Z" };
    expect(of([counted("pni", [1, 99], old)], ["pni"])).toBe(
      "undecided: there is no counter of gru1 eth1 for IPv4",
    );
    // One place is enough to violate, but not to be right.
    const both = [counted("pni", [1, 99])];
    expect(of(both, ["ix", "pni"])).toMatch(/^violated/);
    expect(of([counted("pni", [99, 0])], ["ix", "pni"])).toMatch(
      /^undecided: there is no counter of gru1 ix/,
    );
  });
});
