import type { Asn } from "../net/index.ts";
import type { SessionPair } from "./session-pair.ts";

/** The ASN with which every received path begins, before and after; null if the router does not enforce one. */
export function firstAsnOf({ before, after }: SessionPair): Asn | null {
  const { asn } = after;
  return [before, after].every((one) => one.asn === asn && one.options.enforceFirstAs) ? asn : null;
}
