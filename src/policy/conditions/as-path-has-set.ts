import { isTrue } from "../../document/index.ts";
import { formatAsPath } from "../as-path.ts";
import type { ConditionKind } from "./condition-kind.ts";

/** The AS_PATH has an AS_SET. */
export interface AsPathHasSetTest {
  readonly kind: "as-path-has-set";
}

/** Whether the AS_PATH has an AS_SET. */
export const asPathHasSet: ConditionKind<AsPathHasSetTest, AsPathHasSetTest> = {
  title: "a test for AS_SETs in the AS_PATH",
  schema: { type: "boolean", description: "The AS_PATH has an AS_SET." },
  read: (node) => ({ negated: !isTrue(node), test: { kind: "as-path-has-set" } }),
  list: () => null,
  settings: () => [],
  resolve: () => ({ from: null, make: () => ({ kind: "as-path-has-set" }) }),
  holds: ({ asPath }) => asPath.some((segment) => typeof segment !== "number"),
  tested: () => ({ attribute: "as-path" }),
  describe: (_, { asPath }, holds) =>
    `AS_PATH ${formatAsPath(asPath) || "(empty)"} has ${holds ? "an" : "no"} AS_SET`,
};
