import { child, type Node } from "../../document/index.ts";
import type { Relation } from "../../model/index.ts";
import type { Declaration, Located } from "../declaration.ts";
import { readText } from "./values.ts";

/** The policies of a declaration that names none. */
const DEFAULTS = {
  peer: "azion-peering",
  customer: "customer",
  transit: "transit",
  "route-server": "route-server",
  "route-collector": "route-collector",
} as const satisfies Record<Relation, string>;

/**
 * Reads `policy:` of `network.yaml`: one name is that of the policy for peers. A default's place is that of `policy`, or
 * the file as a whole.
 */
export function readPolicies(root: Node): Declaration["policies"] {
  const node = child(root, "policy");
  const of = (relation: Relation): Located<string> =>
    (relation === "peer" ? readText(node) : null) ??
    (node && readText(child(node, relation))) ?? {
      value: DEFAULTS[relation],
      span: (node ?? root).span,
    };
  return {
    peer: of("peer"),
    customer: of("customer"),
    transit: of("transit"),
    "route-server": of("route-server"),
    "route-collector": of("route-collector"),
  };
}
