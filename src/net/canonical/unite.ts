import { CanonicalSet } from "./canonical-set.ts";

/** The prefixes that are in at least one of two sets of a family. */
export function unite(a: CanonicalSet, b: CanonicalSet): CanonicalSet {
  return CanonicalSet.combine(a, b, (inA, inB) => inA | inB);
}
