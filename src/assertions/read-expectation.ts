import { diagnostic, type Report } from "../diagnostics/index.ts";
import { child, items, numberOf, textOf, type Node } from "../document/index.ts";
import { CommunitySet } from "../net/index.ts";
import type { Attributes, Expectation, Routes, Scope } from "./assertion.ts";
import { refuseName, type Names } from "./names.ts";
import { oneOrMany } from "./one-or-many.ts";
import { readAddress, readCommunities, readCommunitySet, readPath } from "./read-values.ts";

const NO_ATTRIBUTES: Attributes = {
  localPreference: null,
  med: null,
  nextHop: null,
  has: [],
  hasNot: CommunitySet.none,
  asPath: null,
  prepended: null,
};

/** Reads the expected result of an assertion. */
export function readExpectation(
  node: Node,
  scope: Scope["kind"],
  routes: Routes["kind"],
  names: Names,
  report: Report,
): Expectation {
  const word = textOf(node);
  if (word === "accept") return { kind: "accept", attributes: NO_ATTRIBUTES };
  if (word === "reject") return { kind: "reject", reason: null };
  const reasonNode = child(node, "reject");
  if (reasonNode) {
    const reason = textOf(reasonNode) ?? "";
    if (!names.reasons.includes(reason)) {
      refuseName("reason", reason, names.reasons, names, reasonNode.span, report);
    }
    return { kind: "reject", reason };
  }
  const accept = child(node, "accept");
  if (!accept) throw new Error("an expectation that the schema does not have");
  const pathNode = child(accept, "as_path");
  if (pathNode && routes === "every") {
    const why = "it applies to one `route`; `prepended` counts what is put in front of any path";
    report(diagnostic("assertion-attribute", { key: "as_path", why }, { span: pathNode.span }));
  }
  const communities = child(accept, "communities");
  const attributes: Attributes = {
    localPreference: numberOf(child(accept, "local_preference")),
    med: numberOf(child(accept, "med")),
    nextHop: readNextHop(child(accept, "next_hop"), scope, report),
    has: readCommunities(items(communities && child(communities, "has")), names, report),
    hasNot: readCommunitySet(
      oneOrMany(communities && child(communities, "has_not")),
      names,
      report,
    ),
    asPath: pathNode && readPath(pathNode, names, report),
    prepended: numberOf(child(accept, "prepended")),
  };
  return { kind: "accept", attributes };
}

function readNextHop(
  node: Node | null,
  scope: Scope["kind"],
  report: Report,
): Attributes["nextHop"] {
  const text = textOf(node);
  if (node === null || text === "self" || text === "discard") return text as "self" | null;
  if (scope === "passage") {
    const why = "inside of the network the next hop may change; say `self` or `discard`";
    report(diagnostic("assertion-attribute", { key: "next_hop", why }, { span: node.span }));
  }
  return text === "$peer" ? "peer" : readAddress(node, report);
}
