import type { RouterPlan } from "../model/index.ts";

/** The key chains that sessions use (TCP-AO, RFC 5925), which the router must have: sorted, each once. */
export function keyChainsOf(plan: RouterPlan): readonly string[] {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const names = sessions.flatMap(({ options: { tcpAo } }) =>
    tcpAo?.kind === "keychain" ? [tcpAo.name] : [],
  );
  return [...new Set(names)].sort();
}
