import { loadNetwork, loadRegistry } from "../../src/cli/input/load-network.ts";
import { planNetwork } from "../../src/cli/building/load-plans.ts";
import { packagePath } from "../../src/cli/package-files.ts";
import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import { subnetOf } from "./cables.ts";
import { labRouter, type LabRouter } from "./lab-router.ts";
import { materialOf, roasOf } from "./material.ts";
import { planWaves, type Traffic } from "./plan-waves.ts";
import { sketchesOf } from "./sketches.ts";

/** What is announced, and blocks, more-specifics and other things that must stay inside. */
const OWN_PREFIXES = [
  ...["179.191.160.0/24", "179.191.191.0/24", "186.195.65.0/24"],
  ...["179.191.160.0/20", "179.191.164.0/24", "10.20.0.0/16", "0.0.0.0/0", "8.8.4.0/24"],
  ...[
    "2804:cf8:c::/48",
    "2804:cf8::/32",
    "2804:cf8:1::/48",
    "fd00:52::/48",
    "::/0",
    "2620:fe::/48",
  ],
];

/** Builds examples/azion as the command does, and picks a router. */
export function exampleRouter(name: string): LabRouter {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const network = loadNetwork(packagePath(""), "examples/azion", report);
  const registry = network && loadRegistry(network, report);
  const plans = network && registry && planNetwork(network, registry, report);
  const declared = plans?.find((plan) => plan.name === name);
  if (!network || !declared) throw new Error(formatText(diagnostics.all));
  return labRouter(declared, network.declaration, OWN_PREFIXES);
}

/** Every way in which a route may be right or wrong, on every session. */
export function exampleTraffic(router: LabRouter): Traffic {
  const materials = router.sessions.map((session) => materialOf(session));
  const wishes = materials.map((material) => {
    const { session } = material;
    return { session, sketches: sketchesOf(material, subnetOf(router, session)) };
  });
  return planWaves(wishes, materials.flatMap(roasOf));
}
