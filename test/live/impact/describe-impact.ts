import { setTimeout as pause } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect } from "@jest/globals";

import type { ImpactReport } from "../../../src/impact/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { removeNamespaces } from "../namespaces.ts";
import { canRunRouters, LIMIT_MS, liveTest } from "../needs-tools.ts";
import {
  bestDifferences,
  bestOf,
  exportDifferences,
  figuresFound,
  figuresOf,
  importDifferences,
  sessionsOf,
} from "./check-prediction.ts";
import { describeLimits } from "./describe-limits.ts";
import { reportOf, startImpactLab, type ImpactLab } from "./impact-lab.ts";
import { ROUTER, type Daemon, type Edit } from "./impact-network.ts";
import { predict } from "./predict.ts";

/** How long a router may take to do what is predicted, in milliseconds. */
const PATIENCE_MS = 60_000;

/** For how long that must stay so. */
const STILL_MS = 1000;

/**
 * A daemon runs the file of a network, with routes from all of its neighbors. For one change after the other its routes are
 * collected, `impact` predicts what the change does, the daemon loads the new file, and what it holds, uses and announces
 * then is compared with that, route by route.
 */
export function describeImpact(daemon: Daemon): void {
  describe(`${daemon}: what impact predicts is what the daemon holds after loading the file`, () => {
    let at: ImpactLab;

    beforeAll(async () => {
      if (!canRunRouters) return;
      removeNamespaces();
      at = await startImpactLab(daemon);
    }, LIMIT_MS);

    afterAll(async () => {
      if (!canRunRouters) return;
      await (at as ImpactLab | undefined)?.stop();
      removeNamespaces();
    }, LIMIT_MS);

    liveTest(
      "another policy, on import and on export",
      async () => {
        const before = at.network.plan().plan;
        at.network.edit([
          ["network.yaml", "local_preference: 180", "local_preference: 220"],
          settings("as_sets: [RADB::AS-TWO]", "{ max_as_path: 1, local_preference: 150 }"),
          settings("name: First transit", '{ med: 70, communities: ["64511:7"], prepend: 1 }'),
        ]);
        await at.network.commit("Another policy");
        await check(at, "another policy", before, [
          "AS15169_IX_A_V4 import rejected",
          "AS15169_IX_A_V4 import attributes",
          "AS13335_IX_B_V4 import attributes",
          "AS12956_ETH2_V4 export attributes",
          "AS12956_ETH2_V6 export attributes",
          "AS27715_ETH1_V4 export attributes",
        ]);
      },
      LIMIT_MS,
    );

    liveTest(
      "a new member of a customer's as-set: routes that are accepted now, and announced",
      async () => {
        const before = at.network.plan().plan;
        at.network.edit([["irr/radb.rpsl", "members: AS27715", "members: AS27715, AS39101"]]);
        await at.network.peerc("fetch");
        await at.network.commit("A new member");
        await check(at, "a new member of an as-set", before, [
          "AS27715_ETH1_V4 import accepted",
          "AS27715_ETH1_V6 import accepted",
          "AS12956_ETH2_V4 export accepted",
          "AS13335_IX_A_V6 export accepted",
        ]);
      },
      LIMIT_MS,
    );

    liveTest(
      "a drain: local preference 0, GRACEFUL_SHUTDOWN and prepends, and which prefixes keep another exit",
      async () => {
        const { network } = at;
        const before = network.plan().plan;
        await at.collect();
        const asked = await reportOf(at, "impact", "--drain", "ix-a");
        await network.peerc("drain", "ix-a", "--prepend", "2");
        await network.commit("A drain");
        const wanted = [
          "AS13335_IX_A_V4 import attributes",
          "AS13335_IX_A_V4 export attributes",
          "AS15169_IX_A_V4 import attributes",
        ];
        const found = await check(at, "a drain", before, wanted, "ix-a");
        expect(found.exits).toEqual(asked.exits);
        const count = (rows: readonly { readonly count: number }[]) =>
          rows.reduce((sum, row) => sum + row.count, 0);
        expect(count(found.exits.lost)).toBeGreaterThan(0);
        expect(count(found.exits.moved)).toBeGreaterThan(0);
      },
      LIMIT_MS,
    );

    liveTest(
      "the shutdown after it: exactly the prefixes that were said to keep no exit are gone",
      async () => {
        const before = at.network.plan().plan;
        await at.network.peerc("drain", "ix-a", "--shut");
        await at.network.commit("A shutdown");
        const wanted = ["AS13335_IX_A_V4 import rejected", "AS13335_IX_A_V4 export rejected"];
        const found = await check(at, "a shutdown", before, wanted, "ix-a");
        expect(found.exits.before - found.exits.after).toBeGreaterThan(0);
      },
      LIMIT_MS,
    );

    describeLimits(daemon, () => at);
  });
}

/**
 * Predicts what the last commit does, has the daemon load it, and compares. `wanted`: kinds of changes that must be among
 * those predicted, or the comparison shows nothing of them. `drained`: the exchange that the commit drains or shuts.
 */
async function check(
  at: ImpactLab,
  about: string,
  before: RouterPlan,
  wanted: readonly string[],
  drained: string | null = null,
): Promise<ImpactReport> {
  const { lab, network } = at;
  const after = network.plan().plan;
  const leaving = new Set(
    [...sessionsOf(after).values()].filter((one) => one.place === drained).map(({ name }) => name),
  );
  const routes = await at.collect();
  const old = at.state();
  const reported = await reportOf(at, "impact", "HEAD~1", "HEAD");
  const keys = new Set([...leaving].map((name) => `${ROUTER} ${name}`));
  const predicted = predict(before, after, routes, lab.traffic.roas, keys);
  expect(predicted.undecided).toBe(0);
  const kinds = predicted.changes.map(
    ({ session, direction, kind }) => `${session.slice(6)} ${direction} ${kind}`,
  );
  expect([...new Set(kinds)]).toEqual(expect.arrayContaining([...wanted]));

  lab.router.replace(network.rendered());
  const differences = () => {
    const now = at.state();
    return [
      ...importDifferences(predicted, now, [...sessionsOf(after).keys()]),
      ...exportDifferences(predicted, old, now, before, after),
    ];
  };
  const end = Date.now() + PATIENCE_MS;
  while (differences().length > 0 && Date.now() < end) await pause(500);
  await pause(STILL_MS);
  expect(differences()).toEqual([]);
  const [was, is] = [bestOf(routes), bestOf(await at.collect())];
  expect(bestDifferences(predicted, is, leaving)).toEqual([]);
  const now = at.state();
  expect(figuresOf(reported)).toEqual(figuresFound(routes, [old, now], [was, is], leaving));

  const received = reported.totals.routes;
  const announced = [...now.announced.values()].reduce((sum, { size }) => sum + size, 0);
  expect(Math.min(received, announced, is.size, predicted.changes.length)).toBeGreaterThan(0);
  console.info(
    `impact, ${about}: ${received + announced + is.size} routes compared (${received} received, ` +
      `${announced} announced, ${is.size} in use), ${predicted.changes.length} changes predicted, 0 differences`,
  );
  return reported;
}

/** Gives a peer settings, after a line of its own. */
function settings(line: string, text: string): Edit {
  return ["network.yaml", line, `${line}\n    settings: ${text}`];
}
