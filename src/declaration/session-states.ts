import type { Peer, Session } from "./declaration.ts";

/** Whether a session is in its router's file: it is active, draining or shut. */
export function isBuilt({ state }: Pick<Session, "state">): boolean {
  return state.is !== "planned" && state.is !== "removed";
}

/** Whether a session is declared only to be removed. */
export function isRemoved({ state }: Pick<Session, "state">): boolean {
  return state.is === "removed";
}

/** Whether a peer is planned: all of its sessions are, except removed ones. */
export function isPlanned({ state, sessions }: Pick<Peer, "state" | "sessions">): boolean {
  if (sessions.length === 0) return state?.is === "planned";
  const there = sessions.filter((session) => !isRemoved(session));
  return there.length > 0 && there.every((session) => session.state.is === "planned");
}

/** Whether a peer is declared only to be removed: all of its sessions are. */
export function isPeerRemoved({ state, sessions }: Pick<Peer, "state" | "sessions">): boolean {
  return state?.is === "removed" || (sessions.length > 0 && sessions.every(isRemoved));
}
