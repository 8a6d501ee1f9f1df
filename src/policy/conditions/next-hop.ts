import { diagnostic } from "../../diagnostics/index.ts";
import { items, textOf, type Node } from "../../document/index.ts";
import {
  equalAddresses,
  formatAddress,
  isLinkLocal,
  parseAddress,
  type Address,
} from "../../net/index.ts";
import { settingForList } from "../list-reference.ts";
import { only } from "../reading/schema-parts.ts";
import type { SettingReference } from "../setting-value.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The next hop is one of these. */
export interface NextHopDefinition {
  readonly kind: "next-hop";
  readonly of: readonly NextHopSource[];
}

/**
 * The neighbor's address, those of all routers of the peer that are at the same place, one address, or those of a
 * setting.
 */
export type NextHopSource = "neighbor" | "peer-routers" | Address | SettingReference;

/** The next hop is one of these addresses, of which there is at least one; they differ. */
export interface NextHopTest {
  readonly kind: "next-hop";
  readonly addresses: readonly Address[];
}

const neighbor = { const: "$peer" };
const listed = {
  expected: "$peer_routers, a setting like $next_hops, or a list of these and of addresses",
  anyOf: [
    { type: "string", pattern: "^\\$[a-z][a-z0-9_]{0,31}$" },
    { type: "array", minItems: 1, uniqueItems: true, items: { type: "string" } },
  ],
};

/** The next hop of the route. */
export const nextHop: ConditionKind<NextHopDefinition, NextHopTest> = {
  title: "a test of the next hop",
  schema: {
    ...only({ is: neighbor, is_not: neighbor, in: listed, not_in: listed }),
    description:
      "The next hop; `$peer` is the session's remote address, `$peer_routers` the remote addresses of all the peer's sessions of the family at the same exchange, or on the same interface (of a session with a link-local neighbor, or with IPv4 over IPv6, that neighbor's alone). A list may have these, addresses and settings of the type `addresses`; those of the other family do not count.",
  },
  read(node, report) {
    const { value, negated } = readOperand(node);
    const nodes = value.kind === "list" ? items(value) : [value];
    const of = nodes.flatMap((one): readonly NextHopSource[] => {
      const source = readSource(one);
      if (source) return [source];
      const expected = "an address that is not link-local, $peer, $peer_routers or a setting";
      const params = { value: textOf(one) ?? "that", expected };
      report(diagnostic("invalid-value", params, { span: one.span }));
      return [];
    });
    return { negated, test: { kind: "next-hop", of } };
  },
  list: () => null,
  settings: ({ of }) =>
    of.flatMap((source) =>
      typeof source === "object" && "setting" in source ? settingForList(source, "addresses") : [],
    ),
  resolve({ of }, resolver) {
    const addresses: Address[] = [];
    const add = (more: readonly Address[]): void => {
      for (const one of more) {
        if (!addresses.some((other) => equalAddresses(one, other))) addresses.push(one);
      }
    };
    for (const source of of) {
      if (source === "neighbor") add([resolver.remote]);
      else if (source === "peer-routers") add(resolver.peerRouters);
      else {
        const more = resolver.nextHops("setting" in source ? source : [source]);
        if (more === null) return null;
        add(more);
      }
    }
    if (addresses.length === 0) return false;
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

function readSource(node: Node): NextHopSource | null {
  const text = textOf(node) ?? "";
  if (text === "$peer") return "neighbor";
  if (text === "$peer_routers") return "peer-routers";
  if (/^\$[a-z][a-z0-9_]{0,31}$/.test(text)) return { setting: text.slice(1), span: node.span };
  const address = parseAddress(text);
  return address && !isLinkLocal(address) ? address : null;
}
