import type { Server } from "node:net";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { formatCommunity, formatPrefix } from "../../../../src/net/index.ts";
import { evaluate, type Route } from "../../../../src/policy/index.ts";
import { loopbackSession, PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { community } from "../../../fixtures/plan.ts";
import { until } from "../../../fixtures/until.ts";
import { openSession, type Speaker } from "../../bird/live/bgp-speaker.ts";
import { randomPolicy, randomRoutes, ROAS } from "../../bird/live/random.ts";
import { frrInstalled } from "../installed.ts";
import { startDaemon, type Daemon } from "./daemon.ts";
import { startCache } from "./rtr-cache.ts";
import { parsePaths, printRoute } from "./show-bgp.ts";

/** Fixed, so that a failure can be repeated; another number is another lot of policies and routes. */
const SEED = 20240613;

/** bgpd treats a path with the ASN 0 as a withdrawal (RFC 7607), and one that ends in an AS_SET as not covered. */
const routes: readonly Route[] = randomRoutes(300, SEED)
  .filter(({ asPath }) => !asPath.flat().includes(0))
  .map((route) =>
    typeof route.asPath.at(-1) === "object" ? { ...route, rpki: "not-found" } : route,
  );
const policies = Array.from({ length: 24 }, (_, i) =>
  randomPolicy(`PEERC_S${i}_IMPORT`, "import", SEED + i),
);

/**
 * FRR's own steps after every import policy: no local preference with graceful-shutdown (see
 * `gracefulShutdownLimits`), and no-export with blackhole (RFC 7999, 3.2).
 */
function afterFrr(route: Route): Route {
  const has = (text: string) => route.communities.some((c) => formatCommunity(c) === text);
  return {
    ...route,
    localPreference: has("65535:0") ? 0 : route.localPreference,
    communities:
      has("65535:666") && !has("65535:65281")
        ? [...route.communities, community("65535:65281")]
        : route.communities,
  };
}

(frrInstalled() ? describe : describe.skip)("FRR imports what evaluate accepts", () => {
  const speakers: Speaker[] = [];
  let daemon: Daemon;
  let cache: Server;
  /** Prefix → neighbor → route. */
  const shown = new Map<string, Readonly<Record<string, string>>>();

  beforeAll(async () => {
    const port = 19_000 + (process.pid % 900);
    cache = await startCache(port + 900, ROAS);
    const nothing = { ...randomPolicy("", "export", 0), terms: [] };
    daemon = await startDaemon(
      port,
      port + 900,
      policies.map((policy, i) =>
        loopbackSession(i, { import: policy, export: { ...nothing, name: `PEERC_S${i}_EXPORT` } }),
      ),
    );
    await until("bgpd", 200, async () =>
      (await daemon.vtysh("show rpki cache-connection")).includes("(connected)"),
    );
    // Before that bgpd closes a connection at once.
    await until("bgpd", 200, async () => {
      const states = await daemon.vtysh("show bgp ipv4 unicast summary json");
      return (states.match(/"state":"Active"/g)?.length ?? 0) === policies.length;
    });
    for (const [i] of policies.entries()) {
      const speaker = await openSession(`127.0.1.${i + 1}`, daemon.port, PEER_ASN);
      speaker.send(routes);
      speakers.push(speaker);
    }
    // An OPEN, a KEEPALIVE, and an UPDATE for each route.
    await until("bgpd", 200, async () => {
      const states = await daemon.vtysh("show bgp ipv4 unicast summary json");
      const received = [...states.matchAll(/"msgRcvd":(\d+)/g)].map(([, count]) => Number(count));
      return received.every((count) => count >= routes.length + 2);
    });
    for (const { prefix } of routes) {
      const text = formatPrefix(prefix);
      shown.set(text, parsePaths(await daemon.vtysh(`show bgp ipv4 unicast ${text} json`)));
    }
  });

  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    cache.close();
    await daemon.stop();
  });

  test("the routes and policies are of every sort", () => {
    const outcomes = policies.flatMap((p) => routes.map((r) => evaluate(p, r).verdict));
    const accepted = outcomes.filter((v) => v === "accept").length / outcomes.length;
    expect(accepted).toBeGreaterThan(0.15);
    expect(accepted).toBeLessThan(0.85);
    expect(routes.some((r) => r.asPath.length === 0)).toBe(true);
    expect(routes.some((r) => typeof r.asPath[0] === "object")).toBe(true);
    expect(routes.some((r) => typeof r.asPath.at(-1) === "object")).toBe(true);
    expect(new Set(routes.map((r) => r.rpki)).size).toBe(3);
  });

  test.each(policies.map((policy, i) => [i, policy] as const))("policy %i", (i, policy) => {
    const expected: Record<string, string> = {};
    const got: Record<string, string> = {};
    for (const route of routes) {
      const prefix = formatPrefix(route.prefix);
      const outcome = evaluate(policy, route);
      if (outcome.verdict === "accept") expected[prefix] = printRoute(afterFrr(outcome.route));
      const path = shown.get(prefix)?.[`127.0.1.${i + 1}`];
      if (path !== undefined) got[prefix] = path;
    }
    expect(got).toEqual(expected);
  });
});
