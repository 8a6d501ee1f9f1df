import type { AddressOwner } from "./address-owner.ts";

/** What two witnesses say of an address, taken together. */
export type AddressVerdict = "own" | "wrong" | "they-differ" | "unknown";

/** One that says something else decides only if no other one contradicts it. */
export function judgeAddress({ peeringdb, ixf }: AddressOwner): AddressVerdict {
  const said = [peeringdb, ixf].flatMap((one) => one ?? []);
  if (said.length === 0) return "unknown";
  const isOwn = said.includes("own");
  const isContradicted = said.includes("other") || said.includes("not-operational");
  if (isOwn) return isContradicted ? "they-differ" : "own";
  return "wrong";
}
