import type { Candidate } from "./candidate.ts";
import { trafficOf } from "./compare-candidates.ts";

/** Which candidates are wanted: each that all of these say. Null: any. */
export interface CandidateChoice {
  /** The id of a declared exchange. */
  readonly exchange: string | null;
  /** The id of a facility in PeeringDB; "any": in some facility of ours. */
  readonly facility: number | "any" | null;
  /** `policy_general` in PeeringDB, in lower case: one of these. */
  readonly policies: readonly string[] | null;
  /** In bit/s, in the direction that has more. */
  readonly minTraffic: number | null;
}

/** The chosen candidates, and how many may belong to them but were not measured. */
export function chooseCandidates(
  candidates: readonly Candidate[],
  choice: CandidateChoice,
): { readonly chosen: readonly Candidate[]; readonly unmeasured: number } {
  const { minTraffic } = choice;
  const there = candidates.filter((candidate) => isThere(candidate, choice));
  if (minTraffic === null) return { chosen: there, unmeasured: 0 };
  return {
    chosen: there.filter((candidate) => (trafficOf(candidate) ?? -1) >= minTraffic),
    unmeasured: there.filter((candidate) => trafficOf(candidate) === null).length,
  };
}

function isThere(
  { exchanges, facilities, record }: Candidate,
  { exchange, facility, policies }: CandidateChoice,
): boolean {
  return (
    (exchange === null || exchanges.some(({ id }) => id === exchange)) &&
    (facility === null || facilities.some(({ id }) => facility === "any" || id === facility)) &&
    (policies === null || policies.includes((record?.policy ?? "").toLowerCase()))
  );
}
