import type { RouterPlan } from "../model/index.ts";

/** Whether some export policy lets routes out, so that the router must have those of our own from somewhere. */
export function announces(plan: RouterPlan): boolean {
  return plan.peers.some(({ sessions }) =>
    sessions.some((session) => session.export.terms.some((term) => term.verdict.kind === "accept")),
  );
}
