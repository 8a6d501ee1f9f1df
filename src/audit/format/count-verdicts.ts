import type { Verdict } from "../decision.ts";
import type { AuditResults, CheckResult } from "../run-audit.ts";

/** How many decisions have each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** Counts decisions by verdict. */
export function countVerdicts(results: readonly CheckResult[]): VerdictCounts {
  const of = (verdict: Verdict) =>
    results.filter(({ decision }) => decision.verdict === verdict).length;
  return { violated: of("violated"), undecided: of("undecided"), ok: of("ok") };
}

/** The counts of each entry of the agreement that has results, in its order. */
export function countByEntry({
  agreement,
  peers,
}: AuditResults): readonly { readonly id: string; readonly counts: VerdictCounts }[] {
  const byId = new Map<string, CheckResult[]>(agreement.entries.map(({ id }) => [id, []]));
  for (const { results } of peers) {
    for (const result of results) byId.get(result.entry.id)?.push(result);
  }
  return [...byId]
    .filter(([, results]) => results.length > 0)
    .map(([id, results]) => ({ id, counts: countVerdicts(results) }));
}
