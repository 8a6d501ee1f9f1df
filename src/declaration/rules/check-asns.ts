import { diagnostic, type Span } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import { asnReservation, type Asn, type AsnReservation } from "../../net/index.ts";
import type { Rule } from "./rule.ts";

const NAMES = {
  private: "for private use",
  documentation: "for documentation",
  "as-trans": "AS_TRANS, which no network has",
  reserved: "reserved",
} as const satisfies Record<AsnReservation, string>;

/** ASNs are those of networks on the Internet, in a lab also private ones; no peer is ourselves or there twice. */
export const checkAsns: Rule = ({ root, network, peers }, report) => {
  const lab = network?.lab === true;
  const check = (asn: Asn, span: Span) => {
    const reservation = asnReservation(asn);
    if (reservation === null) return;
    const forLabs = reservation === "private" || reservation === "documentation";
    if (forLabs && lab) return;
    const params = { asn, reservation: NAMES[reservation], lab: forLabs };
    report(diagnostic("reserved-asn", params, { span }));
  };
  if (network) check(network.asn, spanAt(root, ["network", "asn"]));
  const seen = new Map<Asn, Span>();
  for (const { peer, node } of peers) {
    const span = spanAt(node, ["asn"]);
    const { asn } = peer;
    const earlier = seen.get(asn);
    if (earlier) {
      const related = [{ message: "the first one is here", span: earlier }];
      report(diagnostic("duplicate-peer", { asn }, { span, related }));
    } else seen.set(asn, span);
    if (asn === network?.asn) report(diagnostic("own-asn-as-peer", { asn }, { span }));
    else check(asn, span);
    for (const origin of peer.origins) check(origin.value, origin.span);
  }
};
