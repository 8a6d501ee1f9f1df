import type { Asn } from "../../net/index.ts";
import type { Aspa } from "./rpki.ts";

/**
 * Unites the ASPAs of each customer, sorted by customer: a provider in one of them is a provider
 * (draft-ietf-sidrops-aspa-verification-28, section 5.3). AS 0 says something only where it is alone (section 4), and is
 * left out next to others.
 */
export function mergeAspas(aspas: readonly Aspa[]): readonly Aspa[] {
  const byCustomer = new Map<Asn, Set<Asn>>();
  for (const { customer, providers } of aspas) {
    const all = byCustomer.get(customer) ?? new Set<Asn>();
    byCustomer.set(customer, all);
    for (const provider of providers) all.add(provider);
  }
  return [...byCustomer]
    .sort(([a], [b]) => a - b)
    .map(([customer, all]) => {
      if (all.size > 1) all.delete(0);
      return { customer, providers: [...all].sort((a, b) => a - b) };
    });
}
