import { conditionsOf } from "./conditions-of.ts";
import type { Policy } from "./ir.ts";

/** Whether a policy tests the RPKI state of routes, so that its verdict changes with the ROAs. */
export function testsRpki({ terms }: Pick<Policy, "terms">): boolean {
  return terms.some((term) => conditionsOf(term).some(({ test }) => test.kind === "rpki"));
}
