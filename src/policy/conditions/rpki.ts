import { textOf } from "../../document/index.ts";
import type { RpkiState } from "../route-values.ts";
import { only } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

const state = { enum: ["valid", "invalid", "not-found"] };

/** RPKI origin validation has this result. */
export interface RpkiTest {
  readonly kind: "rpki";
  readonly state: RpkiState;
}

/** The result of RPKI origin validation. */
export const rpki: ConditionKind<RpkiTest, RpkiTest> = {
  title: "a test of the RPKI state",
  schema: {
    ...only({ is: state, is_not: state }),
    description: "The outcome of RPKI origin validation (RFC 6811).",
  },
  read(node) {
    const { value, negated } = readOperand(node);
    const text = textOf(value);
    const state = text === "valid" || text === "invalid" ? text : "not-found";
    return { negated, test: { kind: "rpki", state } };
  },
  list: () => null,
  settings: () => [],
  resolve: (test) => ({ from: null, make: () => ({ kind: "rpki", state: test.state }) }),
  holds: (route, test) => route.rpki === test.state,
  tested: () => null,
  describe: (test, route, holds) => `RPKI ${route.rpki}, ${holds ? "" : "not "}${test.state}`,
};
