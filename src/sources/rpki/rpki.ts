import { comparePrefixes, type Asn, type Prefix } from "../../net/index.ts";

/** The validated RPKI data of the operator's own validator that concerns what our peers and we register. */
export interface Rpki {
  /** VRPs (RFC 6811), sorted by prefix, maximum length and ASN, each once. */
  readonly vrps: readonly Vrp[];
  /** ASPAs (draft-ietf-sidrops-aspa-profile), sorted by customer; null if the validator gives none at all. */
  readonly aspas: readonly Aspa[] | null;
}

/** A validated ROA payload: this origin may announce the prefix, up to the length. */
export interface Vrp {
  readonly prefix: Prefix;
  readonly maxLength: number;
  readonly asn: Asn;
}

/** A validated ASPA payload: the providers of a customer. */
export interface Aspa {
  readonly customer: Asn;
  /** Sorted, each once; `[0]` says that there is none (a network without transit). */
  readonly providers: readonly Asn[];
}

/** Orders VRPs by prefix, maximum length and ASN; 0 for the same VRP. */
export function compareVrps(a: Vrp, b: Vrp): number {
  return comparePrefixes(a.prefix, b.prefix) || a.maxLength - b.maxLength || a.asn - b.asn;
}
