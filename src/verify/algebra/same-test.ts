import type { FilterTest } from "../../policy/index.ts";

/** Whether two unique tests of the received route (`DistinctTests`) are equivalent. */
export function isSameTest(a: FilterTest, b: FilterTest): boolean {
  return a === b || (a.kind === "prefix" && b.kind === "prefix" && a.set.equals(b.set));
}
