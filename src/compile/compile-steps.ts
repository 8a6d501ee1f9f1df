import { compilePeer } from "./compile-peer.ts";
import { PLAIN_SETS, type SetSteps } from "./lists/set-steps.ts";

/**
 * The steps of compiling that take most of its time. A caller that compiles repeatedly may supply functions with the
 * same results (`src/incremental`).
 */
export interface CompileSteps {
  readonly peer: typeof compilePeer;
  readonly sets: SetSteps;
}

/** The plain implementation. */
export const PLAIN_STEPS: CompileSteps = { peer: compilePeer, sets: PLAIN_SETS };
