/** What somebody does in one night, step by step. */
export { changeRunbook, type ChangeInput } from "./change-runbook.ts";
export { concernedSessions, type ConcernedSession } from "./concerned-session.ts";
export { draftMails, type PeerContacts } from "./draft-mails.ts";
export { formatRunbookHtml } from "./format-runbook-html.ts";
export { formatRunbookMarkdown } from "./format-runbook-markdown.ts";
export { lostByChange, lostByMaintenance } from "./lost-rows.ts";
export { maintenanceRunbook, type Transition } from "./maintenance-runbook.ts";
export type { Runbook, RunbookMail, RunbookPart, RunbookPhase, RunbookStep } from "./runbook.ts";
export { runbookSchema } from "./runbook-schema.ts";
