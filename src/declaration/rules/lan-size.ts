import type { Family, Prefix } from "../../net/index.ts";
import { addressProblem } from "./address-problem.ts";

/** Lengths of peering LANs, with a margin on both sides of those in use. */
export const LAN_SIZES = {
  ipv4: { shortest: 16, longest: 30 },
  ipv6: { shortest: 32, longest: 126 },
} as const satisfies Record<Family, { shortest: number; longest: number }>;

/** Whether a prefix can be a peering LAN. One that cannot is refused, and its addresses are not checked. */
export function isLan(prefix: Prefix): boolean {
  const { shortest, longest } = LAN_SIZES[prefix.family];
  const isSized = prefix.length >= shortest && prefix.length <= longest;
  return isSized && addressProblem(prefix) === null;
}
