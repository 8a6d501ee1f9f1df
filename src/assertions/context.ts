import type { Direction, FilterNode } from "../policy/index.ts";
import { createProver, FilterShapes, programOf, type Facts, type Prover } from "../verify/index.ts";
import type { SessionLists } from "./session-lists.ts";
import type { SessionFile, TestedSession } from "./tested-network.ts";

/** The two places that say what a session does: both must bear an assertion out. */
export type Side = "policy" | "file";

/** What all assertions about a network share: its sessions, and what was worked out about them. */
export interface Context {
  readonly sessions: readonly TestedSession[];
  readonly lists: SessionLists;
  readonly prover: Prover;
  readonly shapes: FilterShapes;
  /** A session's compiled policy as a decision graph. */
  readonly program: (session: TestedSession, direction: Direction) => FilterNode;
}

/** Whatever is needed to decide assertions about these sessions. */
export function createContext(sessions: readonly TestedSession[], lists: SessionLists): Context {
  const prover = createProver();
  const programs = new Map<TestedSession, Map<Direction, FilterNode>>();
  return {
    sessions,
    lists,
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

/** What is known of every route that a proof about a file counts, where the file's tests are blind to AS_SETs. */
export function withoutSets({ prover: { languages } }: Context): NonNullable<Facts> {
  const test = { kind: "as-path", paths: languages.withSet, sees: "original" } as const;
  return { fact: { test, holds: false }, before: null };
}

/** Whether it is not known what a session's file makes of an AS_SET. */
export function isBlind(file: SessionFile | null, direction: Direction): boolean {
  return file?.blindToSets.includes(direction) ?? false;
}

/** Why nothing is known of a file's part in an assertion. */
export const UNREAD = "the router's file is not understood, or does not have the session";
/** Why nothing is known of a route with an AS_SET. */
export const BLIND =
  "the platform's documents do not say what its AS_PATH tests make of an AS_SET, and the policy does not ask";
/** Why a search for a counterexample was given up. */
export const TOO_LARGE = "the filters are too intricate";
/** Why a passage through the network is open. */
export const NEXT_HOP =
  "the way out tests the next hop, which may have been changed inside of the network";
