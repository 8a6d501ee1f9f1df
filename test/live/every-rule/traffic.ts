import type { SessionPlan } from "../../../src/model/index.ts";
import { subnetOf } from "../cables.ts";
import type { LabRouter } from "../lab-router.ts";
import { materialOf } from "../material.ts";
import { planWaves, type Traffic } from "../plan-waves.ts";
import type { Sketch } from "../sketches.ts";
import { prefixesOf } from "./blocks.ts";
import { edgeRoas } from "./edge-roas.ts";
import { actionSketches } from "./action-sketches.ts";
import { NEIGHBORS } from "./neighbors.ts";
import { everySketch } from "./sketches.ts";

/** Whether what the neighbor asks for by communities of ours stays on its routes. */
function isAsked({ import: { terms } }: SessionPlan): boolean {
  return terms.some(({ name }) => name === "scrub-but-actions");
}

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
    const own = everySketch(material, subnetOf(router, session));
    const asked = isAsked(session) ? actionSketches(own, router.sessions) : [];
    return { session, sketches: choose([...own, ...asked]) };
  });
  return planWaves(wishes, materials.flatMap(edgeRoas));
}
