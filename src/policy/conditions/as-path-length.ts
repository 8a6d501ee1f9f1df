import { readNumberOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import { integer, only, orSetting } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The AS_PATH has more hops than this. */
export interface AsPathLengthDefinition {
  readonly kind: "as-path-length";
  readonly over: OrSetting<number>;
}

/** The AS_PATH has at least this many hops; an AS_SET counts as one (RFC 4271, 9.1.2.2). */
export interface AsPathLengthTest {
  readonly kind: "as-path-length";
  readonly atLeast: number;
}

/** The length of the AS_PATH. */
export const asPathLength: ConditionKind<AsPathLengthDefinition, AsPathLengthTest> = {
  title: "a test of the AS_PATH's length",
  schema: {
    ...only({
      over: orSetting(integer(1, 1000), "a number of hops, or a setting like $max_as_path"),
    }),
    description: "The number of hops in the AS_PATH; an AS_SET counts as one.",
  },
  read(node) {
    const { value, negated } = readOperand(node);
    const over = readNumberOrSetting(value);
    return { negated, test: { kind: "as-path-length", over } };
  },
  list: () => null,
  settings: ({ over }) => settingsIn(over),
  resolve(test, resolver) {
    const over = resolver.number(test.over, 1, 1000);
    if (over === null) return null;
    return { from: over, make: () => ({ kind: "as-path-length", atLeast: over + 1 }) };
  },
  holds: ({ asPath }, { atLeast }) => asPath.length >= atLeast,
  tested: () => ({ attribute: "as-path" }),
  describe: ({ atLeast }, { asPath }, holds) =>
    `AS_PATH has ${asPath.length} hops, ${holds ? "" : "not "}${atLeast} or more`,
};
