import { compilePeer } from "./compile-peer.ts";
import { PLAIN_SETS, type SetSteps } from "./set-steps.ts";

/**
 * The steps of compiling that take most of its time. Whoever compiles again and again may give functions of the same answers
 * (`src/incremental`).
 */
export interface CompileSteps {
  readonly peer: typeof compilePeer;
  readonly sets: SetSteps;
}

/** The plain way. */
export const PLAIN_STEPS: CompileSteps = { peer: compilePeer, sets: PLAIN_SETS };
