import { isRemoved, type Peer, type Session } from "../../declaration/index.ts";
import { FAMILIES, type Family } from "../../net/index.ts";

/** A place in a declaration that says, or may say, how many prefixes sessions accept in a family. */
export interface LimitPlace {
  readonly peer: Peer;
  /** Null: the peer itself. */
  readonly session: Session | null;
  readonly family: Family;
  /** Whether it is declared there; otherwise the limit is that of each session's policy. */
  readonly isDeclared: boolean;
  /** The sessions that take their limit from there, without removed ones; never empty. */
  readonly sessions: readonly Session[];
}

/** The places of a peer's limits: each session with a limit of its own, and the peer for all others. */
export function limitPlaces(peer: Peer): readonly LimitPlace[] {
  const sessions = peer.sessions.filter((session) => !isRemoved(session));
  return FAMILIES.flatMap((family) => {
    const ofFamily = sessions.filter((session) => session.family === family);
    const isOwn = ({ limits }: Session): boolean => limits.maximum[family] !== null;
    const others = ofFamily.filter((session) => !isOwn(session));
    const isDeclared = peer.limits.maximum[family] !== null;
    return [
      ...(others.length > 0 ? [{ peer, session: null, family, isDeclared, sessions: others }] : []),
      ...ofFamily
        .filter(isOwn)
        .map((session) => ({ peer, session, family, isDeclared: true, sessions: [session] })),
    ];
  });
}

/** A limit to write. */
export interface WantedLimit {
  readonly place: LimitPlace;
  readonly maximum: number;
}
