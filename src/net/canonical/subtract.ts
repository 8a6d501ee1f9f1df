import { CanonicalSet } from "./canonical-set.ts";

/** The prefixes that are in the first of two sets of a family but not in the second. */
export function subtract(a: CanonicalSet, b: CanonicalSet): CanonicalSet {
  return CanonicalSet.combine(a, b, (inA, inB) => inA & ~inB);
}
