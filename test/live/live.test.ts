import { afterAll, beforeAll, describe, expect } from "@jest/globals";

import { WELL_KNOWN } from "../../src/net/index.ts";
import { conditionsOf, evaluate, type Route } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import { exampleRouter, exampleTraffic } from "./example.ts";
import { startLab, type Lab } from "./lab.ts";
import { materialOf } from "./material.ts";
import { removeNamespaces } from "./namespaces.ts";
import { routesTooMany } from "./prefix-limit.ts";
import { canRunRouters, LIMIT_MS, liveTest } from "./needs-tools.ts";
import { checkTraffic, prefixesIn, report, type Found } from "./traffic-check.ts";

describe.each([
  ["BIRD", "for1"],
  ["FRR", "gig1"],
])("%s with the rendered file of %s does what evaluate says", (platform, name) => {
  let found: Found;
  let stop = () => Promise.resolve();
  let lab: Lab;

  beforeAll(async () => {
    if (!canRunRouters) return;
    removeNamespaces();
    const router = exampleRouter(name);
    lab = await startLab(router, exampleTraffic(router));
    stop = lab.stop;
  }, LIMIT_MS);

  afterAll(async () => {
    if (!canRunRouters) return;
    await stop();
    removeNamespaces();
  }, LIMIT_MS);

  liveTest("every declared session comes up", () => {
    expect([...lab.speakers.keys()]).toEqual(lab.sessions.map((session) => session.name));
  });

  liveTest(
    "for every reason that a policy may reject for, a route is sent that it rejects for it",
    () => {
      for (const session of lab.sessions) {
        const sent = lab.traffic.waves.flatMap((wave) => wave.get(session.name) ?? []);
        const reached = sent.map(({ route }) => evaluate(session.import, route).term?.name);
        expect(new Set(reached)).toEqual(new Set(decidingTerms(session)));
        expect(sent.length).toBeGreaterThanOrEqual(12);
      }
    },
  );

  liveTest(
    "it accepts the same routes, and they are the same then",
    async () => {
      found = await checkTraffic(lab);
      console.info(report(`live, ${platform}, ${name}`, lab.speakers.size, found));
      expect(found.imports).toEqual([]);
    },
    LIMIT_MS,
  );

  liveTest("each neighbor gets the same routes", () => {
    expect(found.exports).toEqual([]);
  });

  liveTest(
    "more prefixes than the maximum end a session",
    async () => {
      const { session, routes } = tooMany(lab);
      const speaker = lab.speakers.get(session.name)!;
      speaker.withdraw(prefixesIn(lab.traffic.waves.at(-1) ?? new Map(), session.name));
      const { maximum } = session.maxPrefixes;
      speaker.announce(routes.slice(0, maximum));
      await speaker.fence();
      expect(lab.router.isOverLimit(session)).toBe(false);
      speaker.announce(routes.slice(maximum));
      // Cease, maximum number of prefixes reached (RFC 4486).
      expect(await speaker.ended).toBe("6/1");
      expect(lab.router.isOverLimit(session)).toBe(true);
    },
    LIMIT_MS,
  );
});

/**
 * The terms of a session's import policy that can decide: not those after one that leaves no routes, nor the one for
 * the exchanges' LANs over IPv6, which are all longer than the accepted lengths.
 */
function decidingTerms({ import: policy, family }: SessionPlan): readonly string[] {
  const last = policy.terms.findIndex(
    (term) => conditionsOf(term).length === 0 && term.verdict.kind !== "next",
  );
  return policy.terms
    .slice(0, last + 1)
    .filter((term) => term.verdict.kind !== "next")
    .map((term) => term.name)
    .filter((rule) => family === "ipv4" || rule !== "reject-exchange-lan");
}

/**
 * A session with the usual limit, and enough routes to end it. BIRD counts received routes, so these are rejected;
 * FRR counts accepted routes, so these are a customer's blackholes, the only routes of which so many are accepted.
 */
function tooMany({ plan, sessions }: Lab): { session: SessionPlan; routes: readonly Route[] } {
  const accepted = plan.platform === "frr";
  for (const session of sessions) {
    const block = materialOf(session).hosts.find((prefix) => prefix.length <= 23);
    const { asn, family, maxPrefixes, remote } = session;
    if (family !== "ipv4" || maxPrefixes.maximum !== 250 || accepted !== (block !== undefined))
      continue;
    const first = block?.value ?? 0x05000000n;
    const routes = Array.from({ length: 250 + routesTooMany(plan) }, (_, i): Route => {
      const [value, length] = accepted ? [BigInt(i), 32] : [BigInt(i) << 8n, 24];
      return {
        prefix: { family, value: first + value, length },
        asPath: [asn],
        nextHop: remote,
        communities: accepted ? [WELL_KNOWN.blackhole] : [],
        rpki: "not-found",
        origin: "igp",
        localPreference: null,
        med: null,
      };
    });
    for (const route of routes) {
      expect(evaluate(session.import, route).verdict).toBe(accepted ? "accept" : "reject");
    }
    return { session, routes };
  }
  throw new Error(`${plan.name} has no session to overload`);
}
