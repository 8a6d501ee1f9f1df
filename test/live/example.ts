import { renderRouter } from "../../src/cli/build-network.ts";
import { loadNetwork, loadRegistry, planNetwork } from "../../src/cli/load-network.ts";
import { packagePath } from "../../src/cli/package-files.ts";
import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import type { Declaration } from "../../src/declaration/index.ts";
import type { PlatformName, RouterPlan, SessionPlan, Version } from "../../src/policy/index.ts";
import { run } from "./run.ts";

/** One router of the example network: what is wanted of it, and the text that is to do it. */
export interface ExampleRouter {
  readonly plan: RouterPlan;
  readonly text: string;
  /** Those that are not shut down. */
  readonly sessions: readonly SessionPlan[];
  readonly declaration: Declaration;
}

/** How to ask a platform's software for its version. */
const VERSION_OF: Partial<Record<PlatformName, readonly [string, ...string[]]>> = {
  bird: ["bird", "--version"],
  frr: ["/usr/lib/frr/bgpd", "--version"],
};

/** Builds examples/azion as the command does, and picks a router: for the version that is installed here. */
export function exampleRouter(name: string): ExampleRouter {
  const { report, ...diagnostics } = collect();
  const network = loadNetwork(packagePath(""), "examples/azion", report);
  const registry = network && loadRegistry(network, report);
  const plans = network && registry && planNetwork(network, registry, report);
  const declared = plans?.find((plan) => plan.name === name);
  if (!network || !declared) throw new Error(diagnostics.text());
  const plan = { ...declared, version: versionFor(declared) };
  const { text } = renderRouter(plan);
  const sessions = plan.peers
    .flatMap((peer) => peer.sessions)
    .filter(({ options }) => !options.shutdown);
  return { plan, text, sessions, declaration: network.declaration };
}

/** The declared version, or where another one is installed, that one: their syntax may differ. */
function versionFor({ platform, version }: RouterPlan): Version {
  const printed = run(...(VERSION_OF[platform] ?? ["true"]));
  const installed = /version (\d+(?:\.\d+)*)/.exec(printed)?.[1]?.split(".").map(Number);
  return !installed || version.every((n, i) => installed[i] === n) ? version : installed;
}

function collect() {
  const diagnostics = new Diagnostics();
  return { report: diagnostics.report, text: () => formatText(diagnostics.all) };
}
