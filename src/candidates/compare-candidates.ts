import type { Candidate } from "./candidate.ts";

/** The traffic in the direction that has more, in bit/s; null if neither is measured. */
export function trafficOf({
  received,
  sent,
  larger,
}: Pick<Candidate, "received" | "sent" | "larger">): number | null {
  const known = [received, sent, larger].filter((bits) => bits !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** How many prefixes it says to announce, both families together; null if it says nothing. */
export function prefixesOf({ record }: Pick<Candidate, "record">): number | null {
  const { prefixes4 = null, prefixes6 = null } = record ?? {};
  return prefixes4 === null && prefixes6 === null ? null : (prefixes4 ?? 0) + (prefixes6 ?? 0);
}

/**
 * Orders candidates: the most traffic first, those that were not measured after all others; then the most prefixes;
 * then by ASN. So an order does not depend on that of the records.
 */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    falling(trafficOf(a), trafficOf(b)) || falling(prefixesOf(a), prefixesOf(b)) || a.asn - b.asn
  );
}

function falling(a: number | null, b: number | null): number {
  return a === b ? 0 : (b ?? -1) - (a ?? -1);
}
