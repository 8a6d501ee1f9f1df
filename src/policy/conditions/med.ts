import { readNumberOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import { integer, only, orSetting } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The route has a MED above this; null: it has one. */
export interface MedDefinition {
  readonly kind: "med";
  readonly over: OrSetting<number> | null;
}

/** The route has a MED of at least this; 0: it has one. */
export interface MedTest {
  readonly kind: "med";
  readonly atLeast: number;
}

const absent = { const: "absent" };

/** The MED of the route. */
export const med: ConditionKind<MedDefinition, MedTest> = {
  title: "a test of the MED",
  schema: {
    ...only({
      over: orSetting(integer(0, 4_294_967_294), "a number, or a setting like $med"),
      is: absent,
      is_not: absent,
    }),
    description:
      "The MED: `over` a number, which a route without one is not, or `absent`, which is not the same as 0.",
  },
  read(node) {
    const { word, value, negated } = readOperand(node);
    if (word === "over") {
      return { negated, test: { kind: "med", over: readNumberOrSetting(value) } };
    }
    // Absent is that it has none.
    return { negated: !negated, test: { kind: "med", over: null } };
  },
  list: () => null,
  settings: ({ over }) => (over === null ? [] : settingsIn(over)),
  resolve(test, resolver) {
    if (test.over === null) return { from: null, make: () => ({ kind: "med", atLeast: 0 }) };
    const over = resolver.number(test.over, 0, 4_294_967_294);
    return over === null ? null : { from: over, make: () => ({ kind: "med", atLeast: over + 1 }) };
  },
  holds: ({ med: value }, { atLeast }) => value !== null && value >= atLeast,
  tested: () => ({ attribute: "med" }),
  describe({ atLeast }, { med: value }, holds) {
    if (atLeast === 0) return value === null ? "there is no MED" : `the MED is ${value}`;
    return `the MED, ${value ?? "absent"}, is ${holds ? "" : "not "}${atLeast} or more`;
  },
};
