import { describe, expect, test } from "@jest/globals";

import { receivedOn } from "../evidence.ts";
import { decided, evidence, peeringDb, record, short } from "../harness.ts";

const SERVER = `
  - asn: 26162
    name: IX route servers
    relation: route-server
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, name: one, local: 187.16.216.10, remote: 187.16.216.252 }
      - { router: gru1, exchange: ix, name: two, local: 187.16.216.10, remote: 187.16.216.253 }
`;
const PEER = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
const [ONE, TWO] = ["PEERC_AS26162_IX_V4_ONE", "PEERC_AS26162_IX_V4_TWO"];

const of = (
  neverViaRouteServers: boolean,
  sent: Readonly<Record<string, readonly string[]>> | null,
  { peers = PEER + SERVER, time = "2026-11-28T12:00:00Z" } = {},
): string =>
  short(
    decided("never_via_route_servers: {}", {
      peers,
      sources: {
        peeringdb: evidence(peeringDb({ networks: [record(13335, { neverViaRouteServers })] })),
      },
      ...(sent ? { material: { received: receivedOn(sent, time) } } : {}),
    }),
  );

describe("never_via_route_servers", () => {
  const route = "1.1.1.0/24 13335 209242";
  const other = "1.1.1.0/24 1299 13335";

  test.each([
    ["does not say so", false, { [ONE]: [route], [TWO]: [] }, "ok"],
    ["says so, and sends nothing there", true, { [ONE]: [other], [TWO]: [other] }, "ok"],
    ["says so, and one may be down", true, { [ONE]: [], [TWO]: [other] }, "undecided"],
    ["says so, and sends there", true, { [ONE]: [], [TWO]: [route] }, "violated"],
    ["says so, and sends over the one that is known", true, { [ONE]: [route] }, "violated"],
    ["says so, and one is not known", true, { [ONE]: [] }, "undecided"],
    ["says so, and nothing is known", true, null, "undecided"],
  ])("%s: %#", (_, flag, sent, verdict) => {
    expect(of(flag, sent).split(":")[0]).toBe(verdict);
  });

  test("takes only recent routes", () => {
    const sent = { [ONE]: [route], [TWO]: [route] };
    expect(of(true, sent, { time: "2026-01-01T00:00:00Z" })).toMatch(
      /^undecided: no recent routes are given of sessions with route servers: PEERC_AS26162/,
    );
  });

  test("is ok without route servers", () => {
    expect(of(true, null, { peers: PEER })).toBe(
      "ok: AS13335 says that it never announces over route servers; there is no session with a route server",
    );
  });
});
