import type { OwnEntry } from "../agreement/agreement.ts";
import type { Verdict } from "../decision.ts";
import type { OwnDecision } from "./own-decision.ts";

/** A sentence about our own network, decided. */
export interface OwnResult {
  readonly entry: OwnEntry;
  readonly decision: OwnDecision;
  /** As in `CheckResult`. */
  readonly before?: Verdict | null;
}
