import { child, type Node } from "../../document/index.ts";
import type { Relation } from "../../model/index.ts";
import type { Declaration, Located } from "../declaration.ts";
import { readText } from "./values.ts";

/** The default policies of a declaration. */
const DEFAULTS = {
  peer: "azion-peering",
  customer: "customer",
  transit: "transit",
  "route-server": "route-server",
  "route-collector": "route-collector",
} as const satisfies Record<Relation, string>;

/**
 * Reads `policy:` of `network.yaml`: a single name is the policy for peers. The location of a default is that of
 * `policy`, or of the whole file.
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
