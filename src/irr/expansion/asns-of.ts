import type { WalkedAsn } from "./walk-set.ts";

/** The numbers of ASNs, in a column. */
export function asnsOf(walked: readonly WalkedAsn[]): Uint32Array {
  const asns = new Uint32Array(walked.length);
  for (let i = 0; i < walked.length; i++) asns[i] = walked[i]?.asn ?? 0;
  return asns;
}
