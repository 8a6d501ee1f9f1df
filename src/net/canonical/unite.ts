import { CanonicalSet } from "./canonical-set.ts";

/** The prefixes that are in at least one of two sets of a family. */
export function unite(a: CanonicalSet, b: CanonicalSet): CanonicalSet {
  if (a.family === b.family && a.isEmpty && !b.isEmpty) return b;
  return CanonicalSet.combine(a, b, (inA, inB) => inA | inB);
}
