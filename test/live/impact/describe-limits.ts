import { expect } from "@jest/globals";

import type { ImpactReport } from "../../../src/impact/index.ts";
import { LIMIT_MS, liveTest } from "../needs-tools.ts";
import { until } from "../until.ts";
import { importDifferences, sessionsOf } from "./check-prediction.ts";
import { reportOf, type ImpactLab } from "./impact-lab.ts";
import type { Daemon, Edit } from "./impact-network.ts";
import { predict } from "./predict.ts";

/** Cease, maximum number of prefixes reached (RFC 4486). */
const MAXIMUM_REACHED = "6/1";

/** What a session's limit is to be, given what it counts now on this platform, and what it accepts. */
const LIMITS: Readonly<
  Record<string, (counted: number, accepted: number, received: number) => number>
> = {
  AS27715_ETH1_V4: (counted) => counted,
  AS27715_ETH1_V6: (counted) => counted - 1,
  // Less than the neighbor sends, but not less than is accepted of it.
  AS12956_ETH2_V4: (_, accepted, received) => Math.floor((accepted + received) / 2),
  // Its as-set gets a member with 24 prefixes by the same commit.
  AS20940_IX_B_V4: (counted) => counted + 5,
};

/** Which of them pass their limits: BIRD counts received prefixes, FRR accepted ones. */
const PASSES: Readonly<Record<Daemon, readonly string[]>> = {
  bird: ["AS12956_ETH2_V4", "AS27715_ETH1_V6"],
  frr: ["AS20940_IX_B_V4", "AS27715_ETH1_V6"],
};

/** The last test of a lab: lower limits and more accepted routes, which end some of the sessions. */
export function describeLimits(daemon: Daemon, getLab: () => ImpactLab): void {
  liveTest(
    "limits: the sessions that are said to pass theirs go down, and no others",
    async () => {
      const at = getLab();
      const { lab, network } = at;
      const before = network.plan().plan;
      await at.collect();
      const now = await reportOf(at, "impact", "HEAD", "HEAD");
      network.edit([
        ["irr/radb.rpsl", "members: AS20940", "members: AS20940, AS39103"],
        ...Object.keys(LIMITS).map((name) => limitEdit(name, now, before.name)),
      ]);
      await network.peerc("fetch");
      await network.commit("Lower limits");
      const after = network.plan().plan;
      const routes = await at.collect();
      const report = await reportOf(at, "impact", "HEAD~1", "HEAD");
      const predicted = predict(before, after, routes, lab.traffic.roas, new Set());
      const passing = report.sessions.filter(({ limit }) => limit?.passes === "yes");
      expect(passing.map(({ name }) => name)).toEqual(PASSES[daemon]);
      expect(report.sessions.filter(({ limit }) => limit?.passes === "perhaps")).toEqual([]);

      lab.router.replace(network.rendered());
      const isDown = ({ name }: { readonly name: string }) => at.ended.has(`PEERC_${name}`);
      await until("those are down", () => passing.every(isDown));
      const down = new Set(passing.map(({ name }) => `PEERC_${name}`));
      const up = [...sessionsOf(after).values()].filter(
        ({ name, options }) => !down.has(name) && options.shutdown === null,
      );
      await until("the others have it all", () => differences().length === 0).catch(() => null);
      expect(differences()).toEqual([]);
      expect([...down].map((name) => at.ended.get(name))).toEqual(
        [...down].map(() => MAXIMUM_REACHED),
      );
      for (const session of sessionsOf(after).values()) {
        expect([session.name, lab.router.isOverLimit(session)]).toEqual([
          session.name,
          down.has(session.name),
        ]);
      }
      expect(up.filter((session) => !lab.router.isUp(session))).toEqual([]);
      const held = up.reduce((sum, { name }) => sum + (at.state().held.get(name)?.size ?? 0), 0);
      expect(Math.min(held, up.length, down.size)).toBeGreaterThan(0);
      console.info(
        `impact, limits: ${down.size} sessions down and ${up.length} up as predicted, ${held} routes compared, 0 differences`,
      );

      function differences(): readonly string[] {
        const state = at.state();
        return [
          ...importDifferences(
            predicted,
            state,
            up.map(({ name }) => name),
          ),
          ...[...down].filter((name) => (state.held.get(name)?.size ?? 0) > 0),
        ];
      }
    },
    LIMIT_MS,
  );
}

/** Gives a session a limit of its own. */
function limitEdit(name: string, { sessions }: ImpactReport, router: string): Edit {
  const row = sessions.find((one) => one.name === name && one.router === router);
  const limit = row?.limit;
  if (!row || !limit) throw new Error(`${name} has no limit`);
  const maximum = LIMITS[name]?.(limit.count, row.acceptedAfter, row.received);
  const from = `remote: ${REMOTES[name]}`;
  return ["network.yaml", from, `${from}, max_prefixes: { ${row.family}: ${maximum} }`];
}

/** How the declaration names these neighbors. */
const REMOTES: Readonly<Record<string, string>> = {
  AS27715_ETH1_V4: "198.32.1.2",
  AS27715_ETH1_V6: '"2001:478:1::2"',
  AS12956_ETH2_V4: "198.32.2.2",
  AS20940_IX_B_V4: "45.184.144.4",
};
