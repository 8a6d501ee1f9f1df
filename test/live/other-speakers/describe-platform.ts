import { afterAll, beforeAll, describe, expect } from "@jest/globals";

import type { RouterPlan, SessionPlan } from "../../../src/model/index.ts";
import { everyRuleNetwork, ORIGINATES } from "../every-rule/network.ts";
import { labRouter } from "../lab-router.ts";
import { removeNamespaces } from "../namespaces.ts";
import { LIMIT_MS } from "../needs-tools.ts";
import { checkTraffic, report, type Found } from "../traffic-check.ts";
import { until } from "../until.ts";
import { canRunSpeakers, speakerTest } from "./needs-speakers.ts";
import { startOtherLab, type OtherLab } from "./start-lab.ts";
import { hasMore, otherTraffic, type OtherTraffic } from "./traffic.ts";

/**
 * The tests of a platform with the network that uses every rule, where all software around the router was written by
 * others: no message of a neighbor and no ROA is encoded or decoded by the tests.
 */
export function describePlatform(platform: "bird" | "frr"): void {
  describe(`${platform} among StayRTR and ExaBGP`, () => {
    let lab: OtherLab;
    let traffic: OtherTraffic;
    let found: Found;

    beforeAll(async () => {
      if (!canRunSpeakers) return;
      removeNamespaces();
      const { plan, declaration } = everyRuleNetwork(platform);
      const router = labRouter(amongOthers(plan), declaration, ORIGINATES);
      traffic = otherTraffic(router);
      lab = await startOtherLab(router, traffic);
    }, LIMIT_MS);

    afterAll(async () => {
      if (!canRunSpeakers) return;
      // If it could not be started there is none; that failure is reported above.
      await (lab as OtherLab | undefined)?.stop();
      removeNamespaces();
    }, LIMIT_MS);

    speakerTest("no route with communities or a MED is left out", () => {
      expect(traffic.leftOut.filter(hasMore)).toEqual([]);
      expect(traffic.waves.flatMap((wave) => [...wave.values()].flat()).length).toBeGreaterThan(0);
    });

    speakerTest(
      "it accepts the same routes, and they are the same then",
      async () => {
        found = await checkTraffic(lab);
        const line = report(`live, every rule, ${platform}, ExaBGP`, lab.speakers.size, found);
        const { unsent, leftOut } = traffic;
        console.info(
          `${line}; not sent: ${unsent} that ExaBGP has no words for, and ${leftOut.length} more`,
        );
        expect(found.imports).toEqual([]);
      },
      LIMIT_MS,
    );

    speakerTest("each neighbor gets the same routes", () => {
      expect(found.exports).toEqual([]);
    });

    // On FRR, BFD would not come up with peers that have no special case for it (docs/platforms.md).
    if (platform === "frr") return;
    speakerTest(
      "BFD comes up where it is declared, and the sessions that have it end with it, and no others",
      async () => {
        const names = (all: readonly SessionPlan[]) => all.map(({ name }) => name);
        const having = names(lab.sessions.filter(({ options }) => options.bfd !== null));
        expect(having.length).toBe(4);
        const bfd = await lab.startBfd();
        await until("BFD is up", () => bfd.up().length === having.length).catch(() => null);
        expect(names(bfd.up())).toEqual(having);
        const ended = () =>
          names(lab.sessions.filter(({ name }) => lab.speakers.get(name)?.ends.length !== 0));
        expect(ended()).toEqual([]);
        bfd.silence();
        await until("they have ended", () => ended().length >= having.length);
        expect(ended()).toEqual(having);
      },
      LIMIT_MS,
    );
  });
}

/** On a machine that is also busy with other tests, a neighbor that is silent for a second is not gone. */
const PATIENT = { intervalMs: 1000, multiplier: 10 };

/** The plan for such neighbors: ExaBGP states no role (RFC 9234), so sessions that insist on one insist no more. */
function amongOthers(plan: RouterPlan): RouterPlan {
  const peers = plan.peers.map((peer) => {
    const sessions = peer.sessions.map((session) => {
      const { options } = session;
      const bfd = options.bfd && PATIENT;
      return { ...session, options: { ...options, roleStrict: false, bfd } };
    });
    return { ...peer, sessions };
  });
  return { ...plan, peers };
}
