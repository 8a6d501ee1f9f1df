import type { Prefix } from "../prefix.ts";
import { CanonicalSet } from "./canonical-set.ts";
import { firstPrefix } from "./first-prefix.ts";

/**
 * The smallest witness that two sets of a family differ: the first prefix, in the order of `comparePrefixes`, that is
 * in exactly one of them; null if the sets are equal.
 */
export function firstDifference(a: CanonicalSet, b: CanonicalSet): Prefix | null {
  if (a.equals(b)) return null;
  return firstPrefix(CanonicalSet.combine(a, b, (inA, inB) => inA ^ inB));
}
