import type { Direction, FilterNode } from "../policy/index.ts";
import { createProver, FilterShapes, programOf, type Facts, type Prover } from "../verify/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { SessionLists } from "./session-lists.ts";
import type { SessionFile, TestedSession } from "./tested-network.ts";

/** The two sources for what a session does: an assertion must hold for both. */
export type Side = "policy" | "file";

/** Sessions before a change, by what they are now. */
export type SessionsBefore = ReadonlyMap<SessionPlan, SessionPlan>;

/** What all assertions about a network share: its sessions, and results about them. */
export interface Context {
  readonly sessions: readonly TestedSession[];
  readonly lists: SessionLists;
  /** Each session as it was before a change, without those that are new; null if there is nothing to compare with. */
  readonly base: SessionsBefore | null;
  readonly prover: Prover;
  readonly shapes: FilterShapes;
  /** A session's compiled policy as a decision graph. */
  readonly program: (session: TestedSession, direction: Direction) => FilterNode;
}

/** Creates everything that is needed to decide assertions about these sessions. */
export function createContext(
  sessions: readonly TestedSession[],
  lists: SessionLists,
  base: SessionsBefore | null = null,
): Context {
  const prover = createProver();
  const programs = new Map<TestedSession, Map<Direction, FilterNode>>();
  return {
    sessions,
    lists,
    base,
    prover,
    shapes: new FilterShapes(),
    program: (session, direction) => {
      const own = programs.get(session) ?? new Map<Direction, FilterNode>();
      programs.set(session, own);
      let program = own.get(direction);
      if (!program)
        own.set(direction, (program = programOf(session.plan[direction], prover.meanings)));
      return program;
    },
  };
}

/** The facts about every route that a proof about a file covers, if the file's tests are undefined for AS_SETs. */
export function withoutSets({ prover: { languages } }: Context): NonNullable<Facts> {
  const test = { kind: "as-path", paths: languages.withSet, sees: "original" } as const;
  return { fact: { test, holds: false }, before: null };
}

/** Whether a session's file treats AS_SETs in an unknown way. */
export function isBlind(file: SessionFile | null, direction: Direction): boolean {
  return file?.blindToSets.includes(direction) ?? false;
}

/** Why nothing is known about a file's part in an assertion. */
export const UNREAD = "the router's file is not understood, or does not have the session";
/** Why nothing is known about a route with an AS_SET. */
export const BLIND =
  "the platform's documents do not say what its AS_PATH tests make of an AS_SET, and the policy does not ask";
/** Why the search for a counterexample was abandoned. */
export const TOO_LARGE = "the filters are too intricate";
/** Why a path through the network is undecided. */
export const NEXT_HOP =
  "the way out tests the next hop, which may have been changed inside of the network";
