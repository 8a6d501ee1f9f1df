import type { Asn } from "../../net/index.ts";
import type { PeeringDb } from "../../sources/index.ts";

/** The roles that mails about peering are for, the best first. */
const ROLES = ["Policy", "NOC", "Technical"];

/** The addresses of a network in PeeringDB that a mail about peering is for: those of the best role that has any. */
export function mailAddresses(asn: Asn, peeringdb: PeeringDb | null): readonly string[] {
  const own = (peeringdb?.contacts ?? []).filter((contact) => contact.asn === asn);
  for (const role of ROLES) {
    const found = own.filter((contact) => contact.role === role && contact.email !== "");
    if (found.length > 0) return [...new Set(found.map(({ email }) => email))];
  }
  return [];
}
