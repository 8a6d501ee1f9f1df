import type { Asn } from "../net/index.ts";
import type { Verdict } from "./decision.ts";
import type { AuditResults } from "./run-audit.ts";

/** Which results are wanted: each that all of these say. Null: any. */
export interface ResultChoice {
  readonly peers: readonly Asn[] | null;
  /** Ids of entries of the agreement. */
  readonly checks: readonly string[] | null;
  readonly verdict: Verdict | null;
}

/** The chosen results; a peer without any is left out. */
export function chooseResults(all: AuditResults, choice: ResultChoice): AuditResults {
  const { peers, checks, verdict } = choice;
  const chosen = all.peers
    .filter(({ asn }) => peers === null || peers.includes(asn))
    .map((peer) => ({
      ...peer,
      results: peer.results.filter(
        ({ entry, decision }) =>
          (checks === null || checks.includes(entry.id)) &&
          (verdict === null || verdict === decision.verdict),
      ),
      exempt: peer.exempt.filter(({ entry }) => checks === null || checks.includes(entry.id)),
    }));
  const own = all.own.filter(
    ({ entry, decision }) =>
      // Whoever asks for a peer does not ask about us.
      peers === null &&
      (checks === null || checks.includes(entry.id)) &&
      (verdict === null || verdict === decision.verdict),
  );
  return { ...all, own, peers: chosen.filter(({ results }) => results.length > 0) };
}
