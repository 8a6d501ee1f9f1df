import { sessionKey, type PeerPlan, type RouterPlan, type SessionPlan } from "../model/index.ts";

/** A session with its location. */
export interface PlacedSession {
  readonly router: RouterPlan;
  readonly peer: PeerPlan;
  readonly session: SessionPlan;
}

/** A session before and after, with its location on both sides. */
export interface PlacedPair {
  readonly before: PlacedSession;
  readonly after: PlacedSession;
}

/** Which sessions of two networks correspond. */
export interface MatchedSessions {
  /** On the same router, in the order of the new network. */
  readonly kept: readonly PlacedPair[];
  /** On another router than before. */
  readonly moved: readonly PlacedPair[];
  readonly added: readonly PlacedSession[];
  readonly removed: readonly PlacedSession[];
}

/**
 * Finds the counterpart of each session: on its router by its neighbor, then by its name, so that a neighbor may
 * change its address; then on another router by its neighbor and ASN.
 */
export function matchSessions(
  before: readonly RouterPlan[],
  after: readonly RouterPlan[],
): MatchedSessions {
  const left = new Set(before.flatMap(sessionsOf));
  const pairs = new Map<PlacedSession, PlacedSession>();
  const all = after.flatMap(sessionsOf);
  const pass = (keyOf: (placed: PlacedSession) => string): void => {
    const known = new Map<string, PlacedSession[]>();
    for (const one of left) known.set(keyOf(one), [...(known.get(keyOf(one)) ?? []), one]);
    for (const one of all) {
      const found = pairs.has(one) ? undefined : known.get(keyOf(one))?.shift();
      if (!found) continue;
      pairs.set(one, found);
      left.delete(found);
    }
  };
  pass(({ router, session }) => `${router.name} ${sessionKey(session)}`);
  pass(({ router, session }) => `${router.name} ${session.name}`);
  pass(({ session }) => `${session.asn} ${sessionKey(session)}`);
  const found = all.flatMap((one): PlacedPair[] => {
    const was = pairs.get(one);
    return was ? [{ before: was, after: one }] : [];
  });
  const stays = (pair: PlacedPair) => pair.before.router.name === pair.after.router.name;
  return {
    kept: found.filter(stays),
    moved: found.filter((pair) => !stays(pair)),
    added: all.filter((one) => !pairs.has(one)),
    removed: [...left],
  };
}

function sessionsOf(router: RouterPlan): readonly PlacedSession[] {
  return router.peers.flatMap((peer) =>
    peer.sessions.map((session) => ({ router, peer, session })),
  );
}
