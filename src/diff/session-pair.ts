import type { SessionPlan } from "../model/index.ts";

/** A session before and after. */
export interface SessionPair {
  readonly before: SessionPlan;
  readonly after: SessionPlan;
}
