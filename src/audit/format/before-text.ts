import type { Verdict } from "../decision.ts";

/** What verdicts are called in reports for people. */
export const LABELS = { violated: "VIOLATED", undecided: "not decidable", ok: "ok" } as const;

/** The verdict before a change, after a sentence: ` (was ok)`; empty if nothing is compared. */
export function beforeText(before: Verdict | null | undefined): string {
  if (before === undefined) return "";
  return before === null ? " (new)" : ` (was ${LABELS[before].toLowerCase()})`;
}
