import type { Verdict } from "./decision.ts";
import type { AuditResults } from "./run-audit.ts";

/** How good a verdict is. */
const RANKS: Readonly<Record<Verdict, number>> = { ok: 2, undecided: 1, violated: 0 };

/**
 * The results that are worse than before a change, each with its verdict before: what was ok and is not any more, and
 * what is newly violated. Of a peer or a sentence that is new, what is violated.
 */
export function whatGotWorse(before: AuditResults, after: AuditResults): AuditResults {
  const verdicts = new Map(
    before.peers.flatMap(({ asn, results }) =>
      results.map(({ entry, decision }) => [`${asn} ${entry.id}`, decision.verdict] as const),
    ),
  );
  const peers = after.peers.map((peer) => ({
    ...peer,
    results: peer.results.flatMap((result) =>
      ifWorse(result, verdicts.get(`${peer.asn} ${result.entry.id}`) ?? null),
    ),
  }));
  const ofOwn = new Map(before.own.map(({ entry, decision }) => [entry.id, decision.verdict]));
  const own = after.own.flatMap((result) => ifWorse(result, ofOwn.get(result.entry.id) ?? null));
  return { ...after, own, peers: peers.filter(({ results }) => results.length > 0) };
}

/** A result with its verdict before, if it is worse now; otherwise nothing. */
function ifWorse<Result extends { readonly decision: { readonly verdict: Verdict } }>(
  result: Result,
  was: Verdict | null,
): readonly (Result & { readonly before: Verdict | null })[] {
  const { verdict } = result.decision;
  const isWorse = was === null ? verdict === "violated" : RANKS[verdict] < RANKS[was];
  return isWorse ? [{ ...result, before: was }] : [];
}
