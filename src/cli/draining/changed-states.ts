import { sessionName } from "../../compile/index.ts";
import {
  describeState,
  type Declaration,
  type SessionState,
  type StateTarget,
} from "../../declaration/index.ts";
import { formatScoped } from "../../net/index.ts";
import { neighborOf } from "../../model/index.ts";
import { isConcerned } from "./target-words.ts";

/** The state of one session before and after an edit. */
export interface ChangedState {
  readonly session: string;
  readonly peer: string;
  readonly router: string;
  readonly neighbor: string;
  /** `draining by exchange ix-br-sp (CHG-123)`. */
  readonly before: string;
  readonly after: string;
}

/** A session that has the state of one of the targets, before and after. */
export interface ConcernedSession {
  readonly row: ChangedState;
  readonly state: SessionState;
}

/** The sessions of the targets, in two versions of a declaration that differ in states only. */
export function concernedSessions(
  before: Declaration,
  after: Declaration,
  targets: readonly StateTarget[],
): readonly ConcernedSession[] {
  return before.peers.flatMap((peer, i) =>
    peer.sessions.flatMap((session, j): readonly ConcernedSession[] => {
      const now = after.peers[i]?.sessions[j];
      const isMeant = targets.some((target) => isConcerned(target, peer, session, before));
      if (!now || !isMeant) return [];
      const row = {
        session: sessionName(peer, session).replace(/^PEERC_/, ""),
        peer: peer.name,
        router: session.router.value,
        neighbor: formatScoped(neighborOf(session)),
        before: describeState(session.state),
        after: describeState(now.state),
      };
      return [{ row, state: now.state }];
    }),
  );
}
