import { sessionName } from "../../compile/index.ts";
import {
  STATES,
  type Declaration,
  type Peer,
  type Session,
  type SessionState,
  type State,
  type StateOwner,
} from "../../declaration/index.ts";
import { sessionKey } from "../../model/index.ts";
import { groupBy } from "../group-by.ts";

/** A session as declared. */
export interface DeclaredSession {
  readonly peer: Peer;
  readonly session: Session;
}

/** The same change of the state of some sessions, for one reason. */
export interface StateChange {
  /** Null: a new session. */
  readonly was: State | null;
  readonly state: SessionState;
  /** What declares the new state, or declared the old one if nothing declares one any more. */
  readonly owner: StateOwner;
  /** In the order of the new declaration; at least one. */
  readonly sessions: readonly DeclaredSession[];
}

/**
 * The sessions whose state is another one, or has other details that mean something for people or routes (a message to the
 * neighbor is an option of the session). New sessions only if they are not simply active, and no sessions that are no
 * longer declared. The strongest states first.
 */
export function compareStates(before: Declaration, after: Declaration): readonly StateChange[] {
  const find = finder(before);
  const changes = sessionsOf(after).flatMap((one) => {
    const old = find(one)?.session.state ?? null;
    const change = changeOf(old, one.session.state);
    return change ? [{ ...change, one }] : [];
  });
  const groups = groupBy(changes, ({ was, owner, state }) => {
    const { is, reason, ticket, until, prepend } = state;
    return JSON.stringify([owner, was, is, reason, ticket, until?.value ?? null, prepend]);
  });
  return groups
    .flatMap((group): StateChange[] => {
      const [first] = group;
      return first ? [{ ...first, sessions: group.map(({ one }) => one) }] : [];
    })
    .toSorted((a, b) => STATES.indexOf(a.state.is) - STATES.indexOf(b.state.is));
}

/** Whether, and how, a state differs from the one before, if there was one. */
export function changeOf(
  old: SessionState | null,
  state: SessionState,
): Omit<StateChange, "sessions"> | null {
  const isSame = old
    ? detailsOf(old) === detailsOf(state)
    : state.is === "active" && state.by === null;
  if (isSame) return null;
  const owner = state.by ?? old?.by ?? { kind: "session" };
  return { was: old?.is ?? null, state, owner };
}

function detailsOf({ is, reason, ticket, until, prepend }: SessionState): string {
  return JSON.stringify([is, reason, ticket, until?.value ?? null, prepend]);
}

/** Finds a session in a declaration: on its router by its neighbor, or else by its name. */
function finder(declaration: Declaration): (one: DeclaredSession) => DeclaredSession | undefined {
  const all = sessionsOf(declaration);
  const byNeighbor = new Map(all.map((one) => [neighborKey(one), one]));
  const byName = new Map(all.map((one) => [nameKey(one), one]));
  return (one) => byNeighbor.get(neighborKey(one)) ?? byName.get(nameKey(one));
}

function neighborKey({ peer, session }: DeclaredSession): string {
  return `${session.router.value} ${peer.asn} ${sessionKey(session)}`;
}

function nameKey({ peer, session }: DeclaredSession): string {
  return `${session.router.value} ${sessionName(peer, session)}`;
}

function sessionsOf({ peers }: Declaration): readonly DeclaredSession[] {
  return peers.flatMap((peer) => peer.sessions.map((session) => ({ peer, session })));
}
