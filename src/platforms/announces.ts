import type { RouterPlan } from "../model/index.ts";

/** Whether some export policy accepts routes, so that the router must have our own routes from somewhere. */
export function announces(plan: RouterPlan): boolean {
  return plan.peers.some(({ sessions }) =>
    sessions.some((session) => session.export.terms.some((term) => term.verdict.kind === "accept")),
  );
}
