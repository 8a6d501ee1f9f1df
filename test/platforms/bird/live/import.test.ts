import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { formatPrefix } from "../../../../src/net/index.ts";
import { evaluate } from "../../../../src/policy/index.ts";
import { birdInstalled } from "../installed.ts";
import { loopbackSession, PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { until } from "../../../fixtures/until.ts";
import { openSession, type Speaker } from "./bgp-speaker.ts";
import { startDaemon, type Daemon } from "./daemon.ts";
import { randomPolicy, randomRoutes } from "./random.ts";
import { printRoute } from "../../../fixtures/print-route.ts";
import { parseRoutes } from "./show-route.ts";

/** Fixed, so that a failure can be repeated; another number is another lot of policies and routes. */
const SEED = 20240611;
const routes = randomRoutes(150, SEED);
const policies = Array.from({ length: 60 }, (_, i) =>
  randomPolicy(`PEERC_S${i}_IMPORT`, "import", SEED + i, { testsAll: true }),
);

(birdInstalled() ? describe : describe.skip)("BIRD imports what evaluate accepts", () => {
  const speakers: Speaker[] = [];
  let daemon: Daemon;

  beforeAll(async () => {
    const nothing = { ...randomPolicy("", "export", 0), terms: [] };
    daemon = await startDaemon(
      17_000 + (process.pid % 900),
      policies.map((policy, i) =>
        loopbackSession(i, { import: policy, export: { ...nothing, name: `PEERC_S${i}_EXPORT` } }),
      ),
    );
    for (const [i] of policies.entries()) {
      const speaker = await openSession(`127.0.1.${i + 1}`, daemon.port, PEER_ASN);
      speaker.send(routes);
      speakers.push(speaker);
    }
    await until("BIRD", 50, async () => {
      const text = await daemon.birdc("show protocols all");
      const counts = [...text.matchAll(/Routes: +(\d+) imported, (\d+) filtered/g)];
      return (
        counts.length === policies.length &&
        counts.every(([, a, b]) => Number(a) + Number(b) === routes.length)
      );
    });
  });

  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    await daemon.stop();
  });

  test("the routes and policies are of every sort", () => {
    const outcomes = policies.flatMap((p) => routes.map((r) => evaluate(p, r).verdict));
    const accepted = outcomes.filter((v) => v === "accept").length / outcomes.length;
    expect(accepted).toBeGreaterThan(0.2);
    expect(accepted).toBeLessThan(0.8);
    expect(routes.some((r) => r.asPath.length === 0)).toBe(true);
    expect(routes.some((r) => typeof r.asPath[0] === "object")).toBe(true);
    expect(routes.some((r) => typeof r.asPath.at(-1) === "object")).toBe(true);
    expect(new Set(routes.map((r) => r.rpki)).size).toBe(3);
  });

  test.each(policies.map((policy, i) => [i, policy] as const))("policy %i", async (i, policy) => {
    const expected: Record<string, string> = {};
    for (const route of routes) {
      const outcome = evaluate(policy, route);
      if (outcome.verdict === "reject") continue;
      // BIRD gives every route without a local preference the default.
      const localPreference = outcome.route.localPreference ?? 100;
      expected[formatPrefix(route.prefix)] = printRoute({ ...outcome.route, localPreference });
    }
    expect(parseRoutes(await daemon.birdc(`show route protocol PEERC_S${i} all`))).toEqual(
      expected,
    );
  });
});
