import { isTrue } from "../../document/index.ts";
import type { ConditionKind } from "./condition-kind.ts";

/** The AS_PATH is empty: the route is our own. */
export interface AsPathEmptyTest {
  readonly kind: "as-path-empty";
}

/** Whether the AS_PATH is empty. */
export const asPathEmpty: ConditionKind<AsPathEmptyTest, AsPathEmptyTest> = {
  title: "a test for an empty AS_PATH",
  schema: { type: "boolean", description: "The AS_PATH is empty: the route is our own." },
  read: (node) => ({ negated: !isTrue(node), test: { kind: "as-path-empty" } }),
  list: () => null,
  settings: () => [],
  resolve: () => ({ from: null, make: () => ({ kind: "as-path-empty" }) }),
  holds: ({ asPath }) => asPath.length === 0,
  tested: () => ({ attribute: "as-path" }),
  describe: (_, __, holds) => `AS_PATH ${holds ? "is" : "is not"} empty`,
};
