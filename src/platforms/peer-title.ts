import type { PeerPlan } from "../model/index.ts";

/**
 * A neighboring network in comments: `AS13335 Cloudflare`, or only the ASN if the platform can print nothing of the
 * name.
 */
export function peerTitle({ asn, name }: Pick<PeerPlan, "asn" | "name">): string {
  return name === "" ? `AS${asn}` : `AS${asn} ${name}`;
}
