import type { Community } from "../../net/index.ts";
import { readNumberOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import { integer, only, orSetting } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The route carries more standard and large communities than this. */
export interface CommunityCountDefinition {
  readonly kind: "community-count";
  readonly over: OrSetting<number>;
}

/**
 * The route carries at least this many standard and large communities, counted together; at least 1. Extended ones do
 * not count: routers know more kinds of them than route targets.
 */
export interface CommunityCountTest {
  readonly kind: "community-count";
  readonly atLeast: number;
}

/** How many a condition may name: a message of 4096 bytes has no room for more. */
const MOST = 1000;

/** The number of communities of the route. */
export const communityCount: ConditionKind<CommunityCountDefinition, CommunityCountTest> = {
  title: "a test of the number of communities",
  schema: {
    ...only({
      over: orSetting(
        integer(0, MOST),
        "a number of communities, or a setting like $max_communities",
      ),
    }),
    description:
      "The number of standard and large communities together; extended ones do not count.",
  },
  read(node) {
    const { value, negated } = readOperand(node);
    return { negated, test: { kind: "community-count", over: readNumberOrSetting(value) } };
  },
  list: () => null,
  settings: ({ over }) => settingsIn(over),
  resolve(test, resolver) {
    const over = resolver.number(test.over, 0, MOST);
    if (over === null) return null;
    return { from: over, make: () => ({ kind: "community-count", atLeast: over + 1 }) };
  },
  holds: ({ communities }, { atLeast }) => counted(communities) >= atLeast,
  tested: () => ({ attribute: "community-count" }),
  describe: ({ atLeast }, { communities }, holds) =>
    `${counted(communities)} standard and large communities, ${holds ? "" : "not "}${atLeast} or more`,
};

function counted(communities: readonly Community[]): number {
  return communities.filter(({ kind }) => kind !== "extended").length;
}
