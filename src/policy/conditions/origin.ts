import { textOf } from "../../document/index.ts";
import { ROUTE_VALUES, routeValueOf, type Origin } from "../route-values.ts";
import { only } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

const origins = { enum: ROUTE_VALUES.origin.all };

/** The ORIGIN has this value. */
export interface OriginTest {
  readonly kind: "origin";
  readonly origin: Origin;
}

/** How the route was injected into BGP, according to its ORIGIN. */
export const origin: ConditionKind<OriginTest, OriginTest> = {
  title: "a test of the ORIGIN",
  schema: {
    ...only({ is: origins, is_not: origins }),
    description:
      "The ORIGIN attribute (RFC 4271, 5.1.1), which says how a route came into BGP; routes of our own have `igp`.",
  },
  read(node) {
    const { value, negated } = readOperand(node);
    const origin = routeValueOf("origin", textOf(value) ?? "");
    return { negated, test: { kind: "origin", origin: origin ?? "incomplete" } };
  },
  list: () => null,
  settings: () => [],
  resolve: (test) => ({ from: null, make: () => test }),
  holds: (route, test) => route.origin === test.origin,
  tested: () => null,
  describe: (test, route, holds) => `ORIGIN ${route.origin}, ${holds ? "" : "not "}${test.origin}`,
};
