import { existsSync } from "node:fs";

import { renderRouter } from "../../src/cli/building/build-network.ts";
import type { Declaration } from "../../src/declaration/index.ts";
import type { PlatformName, RouterPlan, SessionPlan, Version } from "../../src/model/index.ts";
import { run } from "./run.ts";

/** One router of a network: what is wanted of it, and the text that is to do it. */
export interface LabRouter {
  readonly plan: RouterPlan;
  readonly text: string;
  /** Those that are not shut down. */
  readonly sessions: readonly SessionPlan[];
  readonly declaration: Declaration;
  /** The router's own prefixes: some to announce, and some that must stay inside. */
  readonly originates: readonly string[];
}

/** How to ask a platform's software for its version. */
const VERSION_OF: Partial<Record<PlatformName, readonly [string, ...string[]]>> = {
  bird: ["/usr/sbin/bird", "--version"],
  frr: ["/usr/lib/frr/bgpd", "--version"],
};

/** Renders a router as `build` does, for the version that is installed here. */
export function labRouter(
  declared: RouterPlan,
  declaration: Declaration,
  originates: readonly string[],
): LabRouter {
  const plan = { ...declared, version: versionFor(declared) };
  const { text } = renderRouter(plan);
  const sessions = plan.peers
    .flatMap((peer) => peer.sessions)
    .filter(({ options }) => !options.shutdown);
  return { plan, text, sessions, declaration, originates };
}

/** The declared version, or where another one is installed, that one: their syntax may differ. */
function versionFor({ platform, version }: RouterPlan): Version {
  const installed = installedVersion(platform)?.split(".").map(Number);
  return !installed || version.every((n, i) => installed[i] === n) ? version : installed;
}

/** The version of a platform's software that is installed here, as it prints it; null if none is. */
export function installedVersion(platform: PlatformName): string | null {
  const ask = VERSION_OF[platform];
  const printed = ask && existsSync(ask[0]) ? run(...ask) : "";
  return /version (\d+(?:\.\d+)*)/.exec(printed)?.[1] ?? null;
}
