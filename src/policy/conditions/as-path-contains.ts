import { child, isTrue } from "../../document/index.ts";
import { formatAsPath } from "../as-path.ts";
import { readListReference, settingForList, type ListReference } from "../list-reference.ts";
import type { AsnList } from "../lists.ts";
import { listName } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";

/** Some ASN of the AS_PATH is in the list; optionally ignoring the peer's own. */
export interface AsPathContainsDefinition {
  readonly kind: "as-path-contains";
  readonly list: ListReference;
  readonly butPeer: boolean;
}

/** Some ASN of the AS_PATH, in a sequence or in a set, is in the list. The list is never empty. */
export interface AsPathContainsTest {
  readonly kind: "as-path-contains";
  readonly list: AsnList;
}

/** The ASNs in the AS_PATH. */
export const asPathContains: ConditionKind<AsPathContainsDefinition, AsPathContainsTest> = {
  title: "a test for an ASN anywhere in the AS_PATH",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["in"],
    properties: { in: listName, but_peer: { type: "boolean" } },
    description:
      "Some ASN of the AS_PATH is in the list (with `but_peer`, except for the peer's own ASN).",
  },
  read: (node) => ({
    negated: false,
    test: {
      kind: "as-path-contains",
      list: readListReference(child(node, "in")),
      butPeer: isTrue(child(node, "but_peer")),
    },
  }),
  list: ({ list }) => (typeof list === "string" ? { kind: "asns", name: list } : null),
  settings: ({ list }) => settingForList(list, "asns"),
  resolve(test, resolver) {
    const list = resolver.asnList(test.list);
    if (!list) return null;
    const { peerAsn } = resolver;
    if (!test.butPeer || !list.set.has(peerAsn)) {
      return !list.set.isEmpty && { from: list, make: () => ({ kind: "as-path-contains", list }) };
    }
    const others = resolver.withoutPeer(list);
    return (
      !others.set.isEmpty && {
        from: others,
        make: () => ({ kind: "as-path-contains", list: others }),
      }
    );
  },
  holds: ({ asPath }, { list }) => asPath.flat().some((asn) => list.set.has(asn)),
  tested: () => ({ attribute: "as-path" }),
  describe({ list }, { asPath }) {
    const path = formatAsPath(asPath) || "(empty)";
    const hit = asPath.flat().find((asn) => list.set.has(asn));
    return hit === undefined
      ? `AS_PATH ${path} holds no ASN of ${list.name}`
      : `AS_PATH ${path} holds AS${hit} of ${list.name} (${list.about})`;
  },
};
