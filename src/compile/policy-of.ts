import type { Declaration, Located, Peer, Session } from "../declaration/index.ts";

/** The policy that a session uses, and where it is named: by the session, its peer, or for the peer's relation. */
export function policyOf(declaration: Declaration, peer: Peer, session: Session): Located<string> {
  return session.policy ?? peer.policy ?? declaration.policies[peer.relation];
}
