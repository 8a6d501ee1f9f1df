import type { DecisionOf, Fact } from "../decision.ts";

/** The answer to a question about our own network. Nobody gets a mail about it, so a remedy takes the letter's place. */
export type OwnDecision =
  | DecisionOf<"ok">
  | {
      readonly verdict: "violated";
      readonly facts: readonly Fact[];
      /** What to do about it, as an instruction. */
      readonly remedy: string;
    }
  | DecisionOf<"undecided">;

/** It does not hold. */
export function ownViolated(remedy: string, ...facts: readonly Fact[]): OwnDecision {
  return { verdict: "violated", facts, remedy };
}
