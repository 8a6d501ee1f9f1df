import { describe, expect, test } from "@jest/globals";

import type { PeeringDbPort } from "../../../src/sources/index.ts";
import { LAN, port, prefix } from "../evidence.ts";
import { audit, decided, evidence, peeringDb, record, short } from "../harness.ts";

const LAN2 = { ...LAN, id: 32, ixId: 32, name: "IX Two", prefixes: [prefix("198.32.124.0/23")] };
const MORE = "  ix2: { name: IX2, lan: { ipv4: 198.32.124.0/23 } }\n";

const of = (ports: readonly PeeringDbPort[], check = "", exchanges = [LAN, LAN2]) =>
  short(
    decided(`mutual_exchanges: { ${check} }`, {
      more: MORE,
      sources: {
        peeringdb: evidence(peeringDb({ networks: [record(13335)], exchanges, ports })),
      },
    }),
  );

const here = port(13335, "187.16.216.20");
const both = port(13335, "187.16.216.20", "2001:12f8::20");
const there = port(13335, "198.32.124.20", null, { lan: 32 });
const us = port(52580, "187.16.216.10");
const usBoth = port(52580, "187.16.216.10", "2001:12f8::10");
const usThere = port(52580, "198.32.124.10", null, { lan: 32 });

describe("mutual_exchanges", () => {
  test.each([
    ["there is a session where both are", [here, us], "ok"],
    ["our session says where we are", [here], "ok"],
    ["both have addresses of both families", [both, usBoth], "violated"],
    ["we have one family", [both, us], "ok"],
    ["it has one family", [here, usBoth], "ok"],
    ["there is an exchange without a session", [here, there, usThere], "violated"],
    ["we have no port at the other exchange", [here, there], "ok"],
    ["its port there is not in operation", [here, { ...there, operational: false }, usThere], "ok"],
    ["ours there is not in operation", [here, there, { ...usThere, operational: false }], "ok"],
    ["it is nowhere", [us], "ok"],
  ])("%s: %#", (_, ports, verdict) => {
    expect(of(ports).split(":")[0]).toBe(verdict);
  });

  test("says at which exchange, and which family", () => {
    expect(of([both, usBoth, there, usThere])).toBe(
      "violated: IX: both have IPv4 and IPv6 addresses; sessions in IPv4; IX2: both have IPv4 addresses; no session",
    );
  });

  test("counts only exchanges with a session, if the agreement says so", () => {
    expect(of([here, there, usThere], "everywhere: false")).toMatch(/^ok: IX: both have IPv4/);
    expect(of([both, usBoth, there, usThere], "everywhere: false")).toMatch(/^violated: IX: /);
  });

  test("a removed session does not say that we are there", () => {
    const session = "router: gru1, exchange: ix2, local: 198.32.124.10, remote: 198.32.124.30";
    const peer = (asn: number, sessions: string) =>
      `  - { asn: ${asn}, name: P${asn}, relation: peer, as_sets: [RADB::AS-PEER], sessions: [${sessions}] }\n`;
    const at = "{ router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }";
    const verdict = (state: string) =>
      audit({
        checks: { it: "mutual_exchanges: {}" },
        more: MORE,
        peers: `\n${peer(13335, at)}${peer(1299, `{ ${session}${state} }`)}`,
        sources: {
          peeringdb: evidence(
            peeringDb({
              networks: [record(13335)],
              exchanges: [LAN, LAN2],
              ports: [here, there],
            }),
          ),
        },
      }).peers.find(({ asn }) => asn === 13335)?.results[0]?.decision.verdict;
    expect(verdict("")).toBe("violated");
    expect(verdict(", state: removed")).toBe("ok");
  });

  test("is not decided if PeeringDB's data lacks a LAN of ours", () => {
    expect(of([here], "", [LAN])).toMatch(/^undecided: PeeringDB's data has no LAN of IX2/);
    // What is there is missing all the same.
    expect(of([both, usBoth], "", [LAN])).toMatch(/^violated/);
  });
});
