import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { PeeringDb } from "./peeringdb.ts";

/**
 * Reports networks that the last snapshot has, and that are asked for, but which PeeringDB no longer has. A peer that is
 * no longer declared is not asked for.
 */
export function reportWithdrawn(
  before: PeeringDb,
  { asked, networks }: PeeringDb,
  span: Span,
  report: Report,
): void {
  const known = new Set(networks.map(({ asn }) => asn));
  const wanted = new Set(asked);
  for (const { asn, name } of before.networks) {
    if (known.has(asn) || !wanted.has(asn)) continue;
    report(diagnostic("peeringdb-network-withdrawn", { asn, name }, { span }));
  }
}
