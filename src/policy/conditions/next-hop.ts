import { equalAddresses, formatAddress, type Address } from "../../net/index.ts";
import { only } from "../schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The next hop is the neighbor's address. */
export interface NextHopDefinition {
  readonly kind: "next-hop";
}

/** The next hop is this address. */
export interface NextHopTest {
  readonly kind: "next-hop";
  readonly address: Address;
}

/** The next hop of the route. */
export const nextHop: ConditionKind<NextHopDefinition, NextHopTest> = {
  schema: {
    ...only({ is: { const: "$peer" }, is_not: { const: "$peer" } }),
    description: "The next hop; `$peer` is the session's remote address.",
  },
  read: (node) => ({ negated: readOperand(node).negated, test: { kind: "next-hop" } }),
  list: () => null,
  settings: () => [],
  resolve: (_, { remote }) => ({
    from: remote,
    make: () => ({ kind: "next-hop", address: remote }),
  }),
  holds: (route, { address }) =>
    typeof route.nextHop !== "string" && equalAddresses(route.nextHop, address),
  tested: () => ({ attribute: "next-hop" }),
  describe({ address }, route, holds) {
    const hop = typeof route.nextHop === "string" ? route.nextHop : formatAddress(route.nextHop);
    return `the next hop, ${hop}, ${holds ? "is" : "is not"} ${formatAddress(address)}`;
  },
};
