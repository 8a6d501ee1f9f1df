import type { Asn } from "../../net/index.ts";
import { formatAspaLine } from "./aspa-line.ts";

/**
 * The ASPA that a network should sign for its providers, in the notation of draft-ietf-sidrops-aspa-notation, which
 * certificate authorities such as Krill read: `AS64500 => AS64501, AS64502`. A network without providers signs AS 0
 * (draft-ietf-sidrops-aspa-profile-29, section 3). `providers` must not contain the customer.
 */
export function draftAspa(customer: Asn, providers: readonly Asn[]): string {
  const each = [...new Set(providers)].sort((a, b) => a - b);
  return formatAspaLine({ customer, providers: each.length === 0 ? [0] : each });
}
