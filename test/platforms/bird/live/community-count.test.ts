import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { formatPrefix, networkOf } from "../../../../src/net/index.ts";
import type { Policy, Route } from "../../../../src/policy/index.ts";
import { loopbackSession, PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { accept, address, community, is, isNot, reject, term } from "../../../fixtures/plan.ts";
import { until } from "../../../fixtures/until.ts";
import { birdInstalled } from "../installed.ts";
import { openSession, type Speaker } from "./bgp-speaker.ts";
import { startDaemon, type Daemon } from "./daemon.ts";
import { parseRoutes } from "./show-route.ts";

/** The communities of one route each, and whether BIRD counts three or more of them. */
const SENT: readonly (readonly [string, boolean])[] = [
  ["", false],
  ["1:1 1:2", false],
  ["1:1:1 1:1:2", false],
  ["1:1 1:1:1", false],
  ["1:1 1:2 1:3", true],
  ["1:1:1 1:1:2 1:1:3", true],
  ["1:1 1:2 1:1:1", true],
  ["1:1 1:1:1 1:1:2", true],
  ["rt:1:1 rt:1:2 rt:1:3", false],
  ["1:1 1:2 rt:1:1", false],
  // BIRD keeps what a neighbor sends twice, and counts it twice.
  ["1:1 1:1 1:1", true],
  ["1:1:1 1:1:1 1:1:1", true],
];

const routes = SENT.map(([texts], i): Route => ({
  prefix: networkOf(address(`198.18.${i}.0`), 24),
  asPath: [PEER_ASN],
  nextHop: address("192.0.2.1"),
  communities: texts.split(" ").flatMap((text) => (text === "" ? [] : [community(text)])),
  rpki: "not-found",
  origin: "igp",
  localPreference: null,
  med: null,
}));

const many = { kind: "community-count", atLeast: 3 } as const;
const POLICIES = [
  [term(100, "many", [is(many)], reject("many")), term(200, "rest", [], accept)],
  [term(100, "few", [isNot(many)], reject("few")), term(200, "rest", [], accept)],
];

(birdInstalled() ? describe : describe.skip)("BIRD counts communities", () => {
  const speakers: Speaker[] = [];
  let daemon: Daemon;

  beforeAll(async () => {
    const plans = POLICIES.map((terms, i) => {
      const plain: Omit<Policy, "direction"> = {
        name: `PEERC_S${i}_IMPORT`,
        family: "ipv4",
        terms,
      };
      return loopbackSession(i, {
        import: { ...plain, direction: "import" },
        export: { ...plain, name: `PEERC_S${i}_EXPORT`, direction: "export", terms: [] },
      });
    });
    daemon = await startDaemon(18_000 + (process.pid % 900), plans);
    for (const i of POLICIES.keys()) {
      const speaker = await openSession(`127.0.1.${i + 1}`, daemon.port, PEER_ASN);
      speaker.send(routes);
      speakers.push(speaker);
    }
    await until("BIRD", 50, async () => {
      const text = await daemon.birdc("show protocols all");
      const counts = [...text.matchAll(/Routes: +(\d+) imported, (\d+) filtered/g)];
      return (
        counts.length === POLICIES.length &&
        counts.every(([, a, b]) => Number(a) + Number(b) === routes.length)
      );
    });
  });

  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    await daemon.stop();
  });

  test.each([
    ["at least three", 0, false],
    ["fewer", 1, true],
  ])("routes with %s are rejected", async (_, i, expected) => {
    const shown = parseRoutes(await daemon.birdc(`show route protocol PEERC_S${i} all`));
    const imported = routes.map(({ prefix }) => formatPrefix(prefix) in shown);
    expect(imported).toEqual(SENT.map(([, isMany]) => isMany === expected));
  });
});
