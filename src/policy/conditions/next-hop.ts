import { textOf } from "../../document/index.ts";
import { equalAddresses, formatAddress, type Address } from "../../net/index.ts";
import { only } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The next hop is the neighbor's address, or that of any router of the peer that is at the same place. */
export interface NextHopDefinition {
  readonly kind: "next-hop";
  readonly of: "neighbor" | "peer-routers";
}

/** The next hop is one of these addresses, of which there is at least one; they differ. */
export interface NextHopTest {
  readonly kind: "next-hop";
  readonly addresses: readonly Address[];
}

const [neighbor, routers] = [{ const: "$peer" }, { const: "$peer_routers" }];

/** The next hop of the route. */
export const nextHop: ConditionKind<NextHopDefinition, NextHopTest> = {
  title: "a test of the next hop",
  schema: {
    ...only({ is: neighbor, is_not: neighbor, in: routers, not_in: routers }),
    description:
      "The next hop; `$peer` is the session's remote address, `$peer_routers` the remote addresses of all the peer's sessions of the family at the same exchange, or on the same interface (of a session with a link-local neighbor, or with IPv4 over IPv6, that neighbor's alone).",
  },
  read(node) {
    const { value, negated } = readOperand(node);
    const of = textOf(value) === "$peer" ? "neighbor" : "peer-routers";
    return { negated, test: { kind: "next-hop", of } };
  },
  list: () => null,
  settings: () => [],
  resolve({ of }, resolver) {
    const { remote } = resolver;
    if (of === "neighbor") {
      return { from: remote, make: () => ({ kind: "next-hop", addresses: [remote] }) };
    }
    const addresses = resolver.peerRouters;
    return {
      from: addresses.map(formatAddress).join(" "),
      make: () => ({ kind: "next-hop", addresses }),
    };
  },
  holds: (route, { addresses }) => {
    const { nextHop: hop } = route;
    return typeof hop !== "string" && addresses.some((address) => equalAddresses(hop, address));
  },
  tested: () => ({ attribute: "next-hop" }),
  describe({ addresses }, route, holds) {
    const hop = typeof route.nextHop === "string" ? route.nextHop : formatAddress(route.nextHop);
    const texts = addresses.map(formatAddress).join(", ");
    const which = addresses.length > 1 ? `one of ${texts}` : texts;
    return `the next hop, ${hop}, ${holds ? "is" : "is not"} ${which}`;
  },
};
