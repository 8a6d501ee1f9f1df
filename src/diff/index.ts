/** The meaning of a change: all differences between two compiled networks, for every possible route. */
export { compareNetworks, isEmptyDifference } from "./compare-networks.ts";
export { matchSessions, type PlacedPair, type PlacedSession } from "./match-sessions.ts";
export type { NetworkDifference, SettingGroup } from "./network-difference.ts";
export type { RouteGroup } from "./route-group.ts";
export type { SettingChange } from "./compare-settings.ts";
export { causeRow, placeOf } from "./rows/cause-row.ts";
export { asnsWithout } from "./rows/asns-without.ts";
export { sessionRow } from "./rows/session-row.ts";
export { setRow } from "./rows/set-row.ts";
export { sizeText } from "./format/words.ts";
export { SameTerms } from "./same-terms.ts";
export { PolicyComparer } from "./policy-comparer.ts";
export type { PolicyCause } from "./policy-cause.ts";
export type { Risk } from "./risks/risk.ts";
export type { RouteChange } from "./route-change.ts";
export { compareFiles } from "./files/compare-files.ts";
export { asksForSets } from "./files/asks-for-sets.ts";
export type { ReadRouter } from "./files/read-router.ts";
export type {
  AllowedRow,
  DiffReport,
  Place,
  OutsideRow,
  WithinReport,
} from "./rows/diff-report.ts";
export { reportSchema } from "./rows/report-schema.ts";
export { makeReport, type ReportOptions } from "./rows/make-report.ts";
export { formatDiffAnnotations } from "./format/format-annotations.ts";
export { formatDiffHtml } from "./format/format-html.ts";
export { formatDiffText } from "./format/format-text.ts";
export type { NetworkPair, NetworkSources } from "./why/why.ts";
export { formatDiffMarkdown, LEAST_CHARS } from "./format/format-markdown.ts";
