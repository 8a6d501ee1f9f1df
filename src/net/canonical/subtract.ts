import { areDisjoint } from "./are-disjoint.ts";
import { CanonicalSet } from "./canonical-set.ts";

/** With so many times as many rows in one set as in the other, it is worth asking first whether they share a prefix. */
const MUCH_LARGER = 256;

/** The prefixes that are in the first of two sets of a family but not in the second. */
export function subtract(a: CanonicalSet, b: CanonicalSet): CanonicalSet {
  const [few, many] = [a.table.size, b.table.size].sort((one, other) => one - other);
  const isWorthAsking = (few ?? 0) * MUCH_LARGER <= (many ?? 0);
  if (a.family === b.family && isWorthAsking && areDisjoint(a.table, b.table)) return a;
  return CanonicalSet.combine(a, b, (inA, inB) => inA & ~inB);
}
