import type { CanonicalSet } from "./canonical-set.ts";
import { subtract } from "./subtract.ts";

/** Whether every prefix of the first set is in the second, of the same family. */
export function isSubset(a: CanonicalSet, b: CanonicalSet): boolean {
  return subtract(a, b).isEmpty;
}
