import type { Peer } from "../declaration/index.ts";
import type { SessionPlan } from "../model/index.ts";

/** A compiled peer. */
export interface CompiledPeer {
  readonly peer: Peer;
  readonly sessions: readonly { readonly router: string; readonly plan: SessionPlan }[];
}
