import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import {
  conditionsOf,
  evaluate,
  satisfies,
  type Condition,
  type Policy,
  type Route,
} from "../../../src/policy/index.ts";
import { describeLimits } from "./describe-limits.ts";
import { describeOtc } from "./describe-otc.ts";
import { describeShutdown } from "./describe-shutdown.ts";
import { describeSessions } from "./describe-sessions.ts";
import { everyRuleNetwork, ORIGINATES } from "./network.ts";
import { everyRuleTraffic } from "./traffic.ts";
import { expectedLearned } from "../expected.ts";
import { startLab, type Lab } from "../lab.ts";
import { labRouter } from "../lab-router.ts";
import { ownRoutes } from "../own-routes.ts";
import { removeNamespaces } from "../namespaces.ts";
import { canRunRouters, LIMIT_MS, liveTest } from "../needs-tools.ts";
import { checkTraffic, report, type Found } from "../traffic-check.ts";

/** The tests of a platform with the network that uses every rule. */
export function describePlatform(platform: "bird" | "frr"): void {
  const { plan, declaration, library } = everyRuleNetwork(platform);
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const router = labRouter(plan, declaration, ORIGINATES);
  const traffic = everyRuleTraffic(router);
  let lab: Lab;
  let found: Found;

  test("every shipped rule, every relation and every option is on a session of it, in both families", () => {
    for (const family of ["ipv4", "ipv6"]) {
      const own = sessions.filter((session) => session.family === family);
      const terms = own.flatMap((session) => [...session.import.terms, ...session.export.terms]);
      // FRR does not count communities.
      expect(
        [...library.rules.keys()].filter((rule) => !terms.some((t) => t.name === rule)),
      ).toEqual(platform === "frr" ? ["reject-too-many-communities"] : []);
      const unused = Object.keys(own[0]?.options ?? {}).filter((key) =>
        own.every(({ options }) => isOff(options[key as keyof typeof options])),
      );
      // Neither BIRD 2.0 nor FRR has TCP-AO; the source's interface is for IOS-XR, BIRD has no TCP MSS, and link-local neighbors and
      // IPv4 routes over IPv6 have a test of their own.
      expect(unused).toEqual(["tcpAo", "updateSource", "tcpMss", "extendedNextHop", "interface"]);
    }
    expect(new Set(plan.peers.map((peer) => peer.relation)).size).toBe(5);
    expect(new Set(sessions.map(({ maxPrefixes }) => maxPrefixes.onExceed.kind)).size).toBe(3);
  });

  test("its routes reach every term, and both outcomes of every test", () => {
    const { waves } = traffic;
    const missed = router.sessions.flatMap((session) => {
      const sent = waves.flatMap((wave) => wave.get(session.name) ?? []);
      const out = waves.flatMap((wave) => expectedLearned(plan, router.sessions, session, wave));
      return [
        ...unreached(
          session.import,
          sent.map(({ route }) => route),
        ),
        ...unreached(
          session.export,
          [...out, ...ownRoutes(ORIGINATES, null).values()].filter(
            ({ prefix }) => prefix.family === session.family,
          ),
        ),
      ];
    });
    expect(missed.filter((one) => !one.endsWith(DECIDED_BEFORE))).toEqual([]);
  });

  describe("on the wire", () => {
    beforeAll(async () => {
      if (!canRunRouters) return;
      removeNamespaces();
      lab = await startLab(router, traffic);
    }, LIMIT_MS);

    afterAll(async () => {
      if (!canRunRouters) return;
      // If it could not be started there is none; that failure is reported above.
      await (lab as Lab | undefined)?.stop();
      removeNamespaces();
    }, LIMIT_MS);

    liveTest(
      "it accepts the same routes, and they are the same then",
      async () => {
        found = await checkTraffic(lab);
        console.info(report(`live, every rule, ${platform}`, lab.speakers.size, found));
        expect(found.imports).toEqual([]);
      },
      LIMIT_MS,
    );

    liveTest("each neighbor gets the same routes", () => {
      expect(found.exports).toEqual([]);
    });

    describeSessions(platform, () => lab);
    describeLimits(() => lab);
    describeOtc(() => lab);
    describeShutdown(platform, () => lab);
  });
}

/**
 * Routes that an earlier term of the shipped policies decides: the rule covers them for policies without such a term.
 */
const DECIDED_BEFORE = "accept-blackhole, as-path-first false";

/** Terms that no route comes to, and tests that all of the routes that come to them answer alike. */
function unreached(policy: Policy, routes: readonly Route[]): readonly string[] {
  const seen = routes.map((route) => ({ route, steps: evaluate(policy, route).steps }));
  // If nothing is registered, a term leaves nothing for later ones.
  const last = policy.terms.findIndex(
    (term) => conditionsOf(term).length === 0 && term.verdict.kind !== "next",
  );
  return policy.terms.slice(0, last + 1).flatMap((term) => {
    const here = seen.filter(({ steps }) => steps.some((step) => step.term === term));
    const applies = here.some(({ steps }) => steps.some((s) => s.term === term && !s.failed));
    const name = `${policy.name}, ${term.name}`;
    return [
      ...(applies ? [] : [name]),
      ...conditionsOf(term).flatMap((condition) => {
        return missing(here, [condition]).map(
          (which) => `${name}, ${condition.test.kind} ${which}`,
        );
      }),
      // Alternatives one by one: a route with several would not show which of them counts.
      ...term.anyOf.flatMap((conditions, i) => {
        const others = term.anyOf.filter((each) => each !== conditions).flat();
        const alone = here.filter(({ route }) => !others.some((one) => satisfies(route, one)));
        return missing(alone, conditions).map((which) => `${name}, alternative ${i + 1} ${which}`);
      }),
    ];
  });
}

/** Which of the two results all of some conditions together never have. */
function missing(
  seen: readonly { readonly route: Route }[],
  conditions: readonly Condition[],
): readonly string[] {
  const results = seen.map(({ route }) => conditions.every((one) => satisfies(route, one)));
  return [true, false].filter((holds) => !results.includes(holds)).map(String);
}

function isOff(value: unknown): boolean {
  return value === null || value === false;
}
