/** Peering agreements, and whether peers meet them: each sentence is decided by evidence, or left open. */
export type { Agreement, AgreementEntry, OwnEntry } from "./agreement/agreement.ts";
export { agreementSchema } from "./agreement/agreement-schema.ts";
export { keyOfCheck } from "./agreement/key-of-check.ts";
export { loadAgreement } from "./agreement/load-agreement.ts";
export type { AuditInput } from "./audit-input.ts";
export { CHECKS, decide, type CheckDefinition, type CheckName } from "./checks.ts";
export {
  keyOfSession,
  type ReceivedRoutes,
  type SentRoute,
  type SentRoutes,
} from "./evidence/received-routes.ts";
export type { CountedTraffic } from "./evidence/counters.ts";
export type { PolicyResults } from "./evidence/policy-results.ts";
export { OWN_CHECKS, type OwnCheckName } from "./own/own-checks.ts";
export type { OwnDecision } from "./own/own-decision.ts";
export type { OwnResult } from "./own/own-result.ts";
export { createAuditInput, type AuditMaterial } from "./create-audit-input.ts";
export { VERDICTS, type Decision, type Fact, type Verdict } from "./decision.ts";
export { formatAuditJunit } from "./format/format-audit-junit.ts";
export { formatAuditMarkdown } from "./format/format-audit-markdown.ts";
export { draftMail, type MailFrame } from "./mail/draft-mail.ts";
export { mailAddresses } from "./mail/mail-addresses.ts";
export { auditReport } from "./rows/make-report.ts";
export { auditReportSchema } from "./rows/report-schema.ts";
export { whatGotWorse } from "./what-got-worse.ts";
export { formatAuditText } from "./format/format-audit-text.ts";
export { escapeInline } from "./format/escape-inline.ts";
export { wrap } from "./format/wrap.ts";
export { formatBitRate } from "./rates.ts";
export { runAudit, type AuditResults, type PeerResults } from "./run-audit.ts";
export { chooseResults, type ResultChoice } from "./choose-results.ts";
export { inLanguage, LANGUAGES, type Language, type Words } from "./words.ts";
