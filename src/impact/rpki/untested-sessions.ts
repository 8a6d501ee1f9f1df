import { isUp, type ImpactSession } from "../sides/impact-session.ts";

/** The sessions with a filter that tests RPKI states: without VRPs they cannot be decided. */
export function untestedSessions(sessions: readonly ImpactSession[]): readonly ImpactSession[] {
  return sessions.filter(({ before, after }) =>
    [before, after].some((side) => isUp(side) && (side.import.testsRpki || side.export.testsRpki)),
  );
}
