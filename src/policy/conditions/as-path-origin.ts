import { readListReference, settingForList, type ListReference } from "../list-reference.ts";
import type { AsnList } from "../lists.ts";
import { listName, only } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The last ASN of the AS_PATH is in the list. */
export interface AsPathOriginDefinition {
  readonly kind: "as-path-origin";
  readonly list: ListReference;
}

/** The last ASN of the AS_PATH is in the list; never for an empty path or one that ends in an AS_SET. */
export interface AsPathOriginTest {
  readonly kind: "as-path-origin";
  readonly list: AsnList;
}

/** The last ASN of the AS_PATH. */
export const asPathOrigin: ConditionKind<AsPathOriginDefinition, AsPathOriginTest> = {
  title: "a test of the last ASN",
  schema: {
    ...only({ in: listName, not_in: listName }),
    description: "The origin: the last ASN of the AS_PATH.",
  },
  read(node) {
    const { value, negated } = readOperand(node);
    return { negated, test: { kind: "as-path-origin", list: readListReference(value) } };
  },
  list: ({ list }) => (typeof list === "string" ? { kind: "asns", name: list } : null),
  settings: ({ list }) => settingForList(list, "asns"),
  resolve(test, resolver) {
    const list = resolver.asnList(test.list);
    if (!list) return null;
    return !list.set.isEmpty && { from: list, make: () => ({ kind: "as-path-origin", list }) };
  },
  holds({ asPath }, { list }) {
    const last = asPath.at(-1);
    return typeof last === "number" && list.set.has(last);
  },
  tested: () => ({ attribute: "as-path" }),
  describe({ list }, { asPath }, holds) {
    const last = asPath.at(-1);
    const origin = typeof last === "number" ? `AS${last}` : "no single ASN";
    return `the origin, ${origin}, ${holds ? "is" : "is not"} in ${list.name} (${list.about})`;
  },
};
