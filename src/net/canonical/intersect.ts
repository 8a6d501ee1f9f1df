import { CanonicalSet } from "./canonical-set.ts";

/** The prefixes that are in both of two sets of a family. */
export function intersect(a: CanonicalSet, b: CanonicalSet): CanonicalSet {
  return CanonicalSet.combine(a, b, (inA, inB) => inA & inB);
}
