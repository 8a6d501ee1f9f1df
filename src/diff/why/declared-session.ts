import { isRemoved } from "../../declaration/index.ts";
import { equalAddresses } from "../../net/index.ts";
import type { PlacedSession } from "../match-sessions.ts";
import type { DeclaredSession } from "../states/compare-states.ts";
import type { NetworkSources } from "./why.ts";

/** A session as its network declares it; null if it does not, or as removed. */
export function declaredSession(
  { router, session: { asn, remote, family } }: PlacedSession,
  { declaration }: NetworkSources,
): DeclaredSession | null {
  const peer = declaration.peers.find((one) => one.asn === asn);
  const session = peer?.sessions.find(
    (one) =>
      one.router.value === router.name &&
      one.family === family &&
      !isRemoved(one) &&
      equalAddresses(one.remote, remote),
  );
  return peer && session ? { peer, session } : null;
}
