import { Diagnostics } from "../../src/diagnostics/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import { planFilters, type PlannedFilters } from "../../src/traffic/index.ts";
import { compileNetwork, loadSmallNetwork, type NetworkParts } from "../fixtures/network.ts";

/** The filters of the first router of a small network, and the codes of what was reported. */
export function planned(parts: NetworkParts = {}): {
  readonly router: PlannedFilters;
  readonly sessions: readonly SessionPlan[];
  readonly reported: readonly string[];
} {
  const { plans, reported } = compileNetwork(parts);
  const [plan] = plans ?? [];
  if (!plan) throw new Error(`fixture: ${reported.join("; ")}`);
  const diagnostics = new Diagnostics();
  const { declaration } = loadSmallNetwork(parts);
  const router = planFilters(declaration, plan, diagnostics.report);
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  return { router, sessions, reported: diagnostics.all.map(({ code }) => code) };
}

/** A router `gru1` with an interface to the exchange of the small network. */
export const ON_ETH1 = `
  gru1:
    platform: bird
    router_id: 179.191.160.1
    interfaces: { ix: eth1 }
    rpki: { caches: [{ address: 179.191.160.53 }] }
`;
