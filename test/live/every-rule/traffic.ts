import { subnetOf } from "../cables.ts";
import type { LabRouter } from "../lab-router.ts";
import { materialOf } from "../material.ts";
import { planWaves, type Traffic } from "../plan-waves.ts";
import type { Sketch } from "../sketches.ts";
import { prefixesOf } from "./blocks.ts";
import { edgeRoas } from "./edge-roas.ts";
import { NEIGHBORS } from "./neighbors.ts";
import { everySketch } from "./sketches.ts";

/**
 * What all neighbors of the network that uses every rule send, and the ROAs for it. `choose` may leave routes out, and say
 * which are sent first.
 */
export function everyRuleTraffic(
  router: LabRouter,
  choose = (all: readonly Sketch[]): readonly Sketch[] => all,
): Traffic {
  const materials = router.sessions.map((session) => {
    const index = NEIGHBORS.findIndex(({ asn }) => asn === session.asn);
    return materialOf(session, prefixesOf(index, session.family));
  });
  const wishes = materials.map((material) => {
    const { session } = material;
    return { session, sketches: choose(everySketch(material, subnetOf(router, session))) };
  });
  return planWaves(wishes, materials.flatMap(edgeRoas));
}
