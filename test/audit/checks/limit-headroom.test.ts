import { describe, expect, test } from "@jest/globals";

import type { PeeringDbNetwork } from "../../../src/sources/index.ts";
import { receivedOn, registered, registryWith } from "../evidence.ts";
import { decided, evidence, peeringDb, record, short } from "../harness.ts";

const SESSION = "PEERC_AS13335_IX_V4";
const peers = (maximum: number, more = "") => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    max_prefixes: { ipv4: ${maximum} }
${more}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
const routes = (count: number) => Array.from({ length: count }, (_, i) => `10.0.${i}.0/24 13335`);

describe("above registered", () => {
  const of = (count: number, maximum: number, share = "20%", more = "") =>
    short(
      decided(`limit_headroom: { above: registered, at_least: ${share} }`, {
        peers: peers(maximum, more),
        material: { registry: registryWith(registered("RADB::AS-PEER", routes(count))) },
      }),
    );

  test.each([
    [80, 100, "20%", "ok"],
    [81, 100, "20%", "violated"],
    [100, 100, "0%", "ok"],
    [101, 100, "0%", "violated"],
    [0, 100, "20%", "ok"],
  ])("%i of at most %i with %s is %#", (count, maximum, share, verdict) => {
    expect(of(count, maximum, share)).toBe(
      `${verdict}: ${count} registered; PEERC_AS13335_IX_V4 on gru1 allows ${maximum}`,
    );
  });

  test("counts what the declaration adds, because filters let it in", () => {
    expect(of(80, 100, "20%", "    prefixes: [20.0.0.0/24]\n")).toMatch(/^violated: 81 registered/);
  });
});

describe("above peeringdb", () => {
  const of = (parts: Partial<PeeringDbNetwork>, maximum = 100) =>
    short(
      decided("limit_headroom: { above: peeringdb }", {
        peers: peers(maximum),
        sources: { peeringdb: evidence(peeringDb({ networks: [record(13335, parts)] })) },
      }),
    );

  test("compares with the limit that the network recommends for the family", () => {
    expect(of({ prefixes4: 100, prefixes6: 9999 })).toMatch(/^ok: 100 recommended; /);
    expect(of({ prefixes4: 101, prefixes6: 1 })).toMatch(/^violated: 101 recommended; /);
  });

  test.each([null, 0])("is not decided by %j", (prefixes4) => {
    expect(of({ prefixes4 })).toMatch(/^undecided: its record in PeeringDB does not recommend/);
  });

  test("is not decided without a record", () => {
    const peeringdb = evidence(peeringDb({ asked: [13335] }));
    const check = "limit_headroom: { above: peeringdb }";
    expect(short(decided(check, { sources: { peeringdb } }))).toMatch(/^undecided: it has no rec/);
    expect(short(decided(check))).toBe("undecided: the snapshot has no PeeringDB data");
  });
});

test("above received, a prefix with several paths (ADD-PATH) counts once", () => {
  const twice = [...routes(60), ...routes(60).map((route) => `${route} 13335`)];
  expect(
    short(
      decided("limit_headroom: { above: received }", {
        peers: peers(100),
        material: { received: receivedOn({ [SESSION]: twice }) },
      }),
    ),
  ).toMatch(/^ok: 60 received; /);
});

test("above received, the prefixes of each session count", () => {
  // A prefix with two paths is one.
  const twice = routes(1).map((route) => `${route} 1299`);
  const of = (count: number) =>
    short(
      decided("limit_headroom: { above: received, at_least: 50% }", {
        peers: peers(100),
        material: { received: receivedOn({ [SESSION]: [...routes(count), ...twice] }) },
      }),
    );
  expect(of(50)).toMatch(/^ok: 50 received; /);
  expect(of(51)).toMatch(/^violated: 51 received; /);
  expect(short(decided("limit_headroom: { above: received }"))).toBe(
    "undecided: no received routes are given",
  );
});
