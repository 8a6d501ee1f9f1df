import type { Asn, Community } from "../../net/index.ts";
import type { BgpRole } from "../../model/index.ts";
import type { Route } from "../../policy/index.ts";

/** What BGP itself does with routes on a session, besides its policies. */
export interface BgpRules {
  readonly ownAsn: Asn;
  readonly asn: Asn;
  readonly enforceFirstAs: boolean;
  /** Ours (RFC 9234); null: none, or not known. */
  readonly role: BgpRole | null;
}

/** Why BGP refuses a received route before any policy; null if it does not. */
export function refusedOnImport(
  { ownAsn, asn, enforceFirstAs, role }: BgpRules,
  { asPath }: Route,
  otc: Asn | null,
): string | null {
  const isLoop = asPath.some((hop) =>
    typeof hop === "number" ? hop === ownAsn : hop.includes(ownAsn),
  );
  if (isLoop) return LOOP;
  if (enforceFirstAs && asPath[0] !== asn) return FIRST_AS;
  if (otc === null || role === null) return null;
  // RFC 9234, 5: a route leak from a customer, and from a peer unless the peer itself has set it.
  const isLeak = role === "provider" || (role === "peer" && otc !== asn);
  return isLeak ? OTC_IN : null;
}

/** Why BGP does not announce a route, whatever the policy says; null if that is up to the policy. */
export function refusedOnExport(
  { role }: Pick<BgpRules, "role">,
  { communities }: Route,
  otc: Asn | null,
): string | null {
  if (communities.some(staysInside)) return NO_EXPORT;
  const keepsInside = role === "peer" || role === "customer" || role === "rs-client";
  return otc !== null && keepsInside ? OTC_OUT : null;
}

/** RFC 4271, 9.1.2. */
const LOOP = "BGP: our ASN is in the AS_PATH";
/** RFC 4271, 6.3. */
export const FIRST_AS = "BGP: the first ASN is not the neighbor's";
const OTC_IN = "BGP: OTC says that it is a route leak";
const OTC_OUT = "BGP: OTC forbids announcing it";
const NO_EXPORT = "BGP: NO_EXPORT or NO_ADVERTISE";

/** NO_EXPORT, NO_ADVERTISE, NO_EXPORT_SUBCONFED (RFC 1997). */
function staysInside(community: Community): boolean {
  return (
    community.kind === "standard" &&
    community.high === 65535 &&
    community.low >= 65281 &&
    community.low <= 65283
  );
}
