import { STATES, type Peer, type Session, type State } from "./declaration.ts";

/** The state of a session: its own or its peer's, whichever comes first in `STATES`. */
export function stateOf(peer: Pick<Peer, "state">, session: Pick<Session, "state">): State {
  return STATES.find((state) => state === peer.state || state === session.state) ?? "active";
}

/** Whether a session is in its router's file. */
export function isBuilt(peer: Peer, session: Session): boolean {
  return !session.removed && stateOf(peer, session) === "active";
}

/** Whether a peer is planned: all of its sessions are, except removed ones. */
export function isPlanned(peer: Peer): boolean {
  if (peer.state === "planned") return true;
  const there = peer.sessions.filter((session) => !session.removed);
  return there.length > 0 && there.every((session) => stateOf(peer, session) === "planned");
}
