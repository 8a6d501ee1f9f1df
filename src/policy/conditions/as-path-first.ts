import type { Asn } from "../../net/index.ts";
import { formatAsPath } from "../as-path.ts";
import { only } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The nearest ASN of the AS_PATH is the peer's. */
export interface AsPathFirstDefinition {
  readonly kind: "as-path-first";
}

/** The nearest ASN of the AS_PATH is this one; never for an empty path or one that begins with an AS_SET. */
export interface AsPathFirstTest {
  readonly kind: "as-path-first";
  readonly asn: Asn;
}

/** The first ASN of the AS_PATH. */
export const asPathFirst: ConditionKind<AsPathFirstDefinition, AsPathFirstTest> = {
  title: "a test of the first ASN",
  schema: {
    ...only({ is: { const: "$peer" }, is_not: { const: "$peer" } }),
    description: "The nearest ASN of the AS_PATH.",
  },
  read: (node) => ({ negated: readOperand(node).negated, test: { kind: "as-path-first" } }),
  list: () => null,
  settings: () => [],
  resolve: (_, { peerAsn }) => ({
    from: peerAsn,
    make: () => ({ kind: "as-path-first", asn: peerAsn }),
  }),
  holds: ({ asPath }, { asn }) => asPath[0] === asn,
  tested: () => ({ attribute: "as-path" }),
  describe: ({ asn }, { asPath }, holds) =>
    `AS_PATH ${formatAsPath(asPath) || "(empty)"} ${holds ? "begins" : "does not begin"} with AS${asn}`,
};
