/** What a change does to really received routes: verdicts and attributes, exits, limits. */
export { Impact, type ImpactFound, type ImpactQuestion } from "./impact.ts";
export { formatImpactMarkdown } from "./format/format-markdown.ts";
export { formatImpactText } from "./format/format-text.ts";
export type { ImpactReport } from "./format/impact-report.ts";
export { impactSchema } from "./format/impact-schema.ts";
export { makeImpactReport } from "./format/make-report.ts";
export { checkReceived, type AgeLimit } from "./read/check-received.ts";
export type { GivenVrps } from "./rpki/rpki-states.ts";
export type { ImpactSession } from "./sides/impact-session.ts";
export { leavingKey, networkSessions } from "./sides/network-sessions.ts";
export { runningSessions, type RunningRouter } from "./sides/running-sessions.ts";
export { untestedSessions } from "./rpki/untested-sessions.ts";
