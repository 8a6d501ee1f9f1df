import { afterAll, beforeAll, describe, expect } from "@jest/globals";

import { equalAddresses } from "../../../src/net/index.ts";
import { subnetOf } from "../cables.ts";
import { startLab, type Lab } from "../lab.ts";
import type { LabRouter } from "../lab-router.ts";
import { materialOf, roasOf } from "../material.ts";
import { removeNamespaces } from "../namespaces.ts";
import { canRunRouters, LIMIT_MS, liveTest } from "../needs-tools.ts";
import { planWaves, type Traffic } from "../plan-waves.ts";
import { sketchesOf } from "../sketches.ts";
import { checkTraffic, report, type Found } from "../traffic-check.ts";
import { overIPv6Router } from "./network.ts";

/** The tests of a platform with IPv4 routes over sessions between IPv6 addresses. */
export function describePlatform(platform: "bird" | "frr"): void {
  describe(`${platform}: sessions between IPv6 addresses`, () => {
    let lab: Lab;
    let found: Found;

    beforeAll(async () => {
      if (!canRunRouters) return;
      removeNamespaces();
      const router = overIPv6Router(platform);
      lab = await startLab(router, trafficOf(router));
    }, LIMIT_MS);

    afterAll(async () => {
      if (!canRunRouters) return;
      // If it could not be started there is none; that failure is reported above.
      await (lab as Lab | undefined)?.stop();
      removeNamespaces();
    }, LIMIT_MS);

    liveTest("all come up", () => {
      expect([...lab.speakers.keys()]).toEqual(lab.sessions.map(({ name }) => name));
    });

    liveTest(
      "it accepts the same routes as evaluate, and they are the same then",
      async () => {
        found = await checkTraffic(lab);
        console.info(report(`live, over IPv6, ${platform}`, lab.speakers.size, found));
        expect(found.imports).toEqual([]);
      },
      LIMIT_MS,
    );

    liveTest("each neighbor gets the same routes, with our own address as the next hop", () => {
      expect(found.exports).toEqual([]);
      const next = lab.sessions.map(({ name, local }) => {
        const { received } = lab.speakers.get(name)!;
        return [...received.values()].every(
          ({ nextHop }) => typeof nextHop !== "string" && equalAddresses(nextHop, local),
        );
      });
      expect(next).toEqual(lab.sessions.map(() => true));
    });
  });
}

/** Every way in which a route may be right or wrong, on every session. */
function trafficOf(router: LabRouter): Traffic {
  const materials = router.sessions.map((session) => materialOf(session));
  const wishes = materials.map((material) => {
    const { session } = material;
    return { session, sketches: sketchesOf(material, subnetOf(router, session)) };
  });
  return planWaves(wishes, materials.flatMap(roasOf));
}
