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
    results: peer.results.flatMap((result) => {
      const was = verdicts.get(`${peer.asn} ${result.entry.id}`) ?? null;
      const { verdict } = result.decision;
      const isWorse = was === null ? verdict === "violated" : RANKS[verdict] < RANKS[was];
      return isWorse ? [{ ...result, before: was }] : [];
    }),
  }));
  return { ...after, peers: peers.filter(({ results }) => results.length > 0) };
}
