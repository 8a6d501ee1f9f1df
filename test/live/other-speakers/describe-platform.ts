import { afterAll, beforeAll, describe, expect } from "@jest/globals";

import type { RouterPlan } from "../../../src/policy/index.ts";
import { everyRuleNetwork, ORIGINATES } from "../every-rule/network.ts";
import { labRouter } from "../lab-router.ts";
import { removeNamespaces } from "../namespaces.ts";
import { LIMIT_MS } from "../needs-tools.ts";
import { checkTraffic, report, type Found } from "../traffic-check.ts";
import { canRunSpeakers, speakerTest } from "./needs-speakers.ts";
import { startOtherLab, type OtherLab } from "./start-lab.ts";
import { hasMore, otherTraffic, type OtherTraffic } from "./traffic.ts";

/**
 * The tests of a platform with the network that uses every rule, where all around the router is software that others have
 * written: nothing that a neighbor sends or reads, and no ROA, has been encoded or decoded by the tests.
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
      const router = labRouter(withoutStrictRoles(plan), declaration, ORIGINATES);
      traffic = otherTraffic(router);
      lab = await startOtherLab(router, traffic);
    }, LIMIT_MS);

    afterAll(async () => {
      if (!canRunSpeakers) return;
      // Where starting it has failed there is none, and that is told above.
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
        const { unsaid, leftOut } = traffic;
        console.info(
          `${line}; not sent: ${unsaid} that ExaBGP has no words for, and ${leftOut.length} more`,
        );
        expect(found.imports).toEqual([]);
      },
      LIMIT_MS,
    );

    speakerTest("each neighbor gets the same routes", () => {
      expect(found.exports).toEqual([]);
    });
  });
}

/** Neither ExaBGP nor GoBGP states a role (RFC 9234): sessions that insist on one insist no more. */
function withoutStrictRoles(plan: RouterPlan): RouterPlan {
  const peers = plan.peers.map((peer) => {
    const sessions = peer.sessions.map((session) => {
      return { ...session, options: { ...session.options, roleStrict: false } };
    });
    return { ...peer, sessions };
  });
  return { ...plan, peers };
}
