/** Explanations of single routes, who let a prefix in, lists of sessions and peers, and changes of limits, as text. */
export type * from "./blame.ts";
export { blameSession } from "./blame-session.ts";
export { explain, type DrainedBecause, type Explanation } from "./explain.ts";
export type { ContactRow } from "./contact-row.ts";
export { contactsAsCsv, formatContacts } from "./format-contacts.ts";
export { formatCsv } from "./format-csv.ts";
export { formatBlame } from "./format-blame.ts";
export { formatExplanation } from "./format-explanation.ts";
export { formatPeers, peersAsCsv } from "./format-peers.ts";
export { formatReceived, type ReceivedFile, type ReceivedRow } from "./format-routes.ts";
export { formatSessions, sessionsAsCsv } from "./format-sessions.ts";
export { headroom } from "./headroom.ts";
export { peerRows, type PeerRow } from "./peer-row.ts";
export type { Registration, SessionRow } from "./session-row.ts";
export { formatTextDiff, paintTextDiff } from "./format-text-diff.ts";
export { formatTable, type Table, type TableColumn } from "./format-table.ts";
export { formatLimits } from "./format-limits.ts";
export { limitFor } from "./limit-for.ts";
