import { countByEntry } from "../format/count-verdicts.ts";
import type { AuditResults, CheckResult } from "../run-audit.ts";
import type { OwnResult } from "../own/own-result.ts";
import type { AuditReport, CheckRow, OwnRow, ResultRow } from "./audit-report.ts";

/** The results as plain data. */
export function auditReport(all: AuditResults): AuditReport {
  const { agreement, now, evidence, peers, own } = all;
  return {
    version: 1,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    agreement: { file: agreement.path, title: agreement.title.en },
    evidence: evidence.map(({ source, origins, time }) => ({ source, origins, time })),
    checks: checkRows(all),
    peers: peers.map(({ asn, name, results, exempt }) => ({
      asn,
      name,
      results: results.map(resultRow),
      exempt: exempt.map(({ entry, exception: { why, until } }) => ({
        check: entry.id,
        why,
        until,
      })),
    })),
    own: own.map(ownRow),
  };
}

function checkRows(all: AuditResults): readonly CheckRow[] {
  const entries = new Map(all.agreement.entries.map((entry) => [entry.id, entry]));
  return countByEntry(all).flatMap(({ id, counts }) => {
    const entry = entries.get(id);
    if (!entry) return [];
    const { text, isPublished, check } = entry;
    return [
      { id, kind: check.kind, text: text.en, pt: text.pt, published: isPublished, ...counts },
    ];
  });
}

function ownRow(result: OwnResult): OwnRow {
  const { entry, decision } = result;
  const row = resultRow(result);
  const remedy = decision.verdict === "violated" ? decision.remedy : row.remedy;
  return { ...row, remedy, kind: entry.check.kind, text: entry.text };
}

function resultRow({ entry, decision, before = null }: CheckResult | OwnResult): ResultRow {
  const lack = decision.verdict === "undecided" ? decision.lack : null;
  return {
    check: entry.id,
    verdict: decision.verdict,
    before,
    facts: decision.facts.map(({ text, source, time }) => ({ text, source, time })),
    why: lack?.why ?? null,
    remedy: lack?.remedy ?? null,
  };
}
