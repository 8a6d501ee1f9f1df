import { equalAddresses, type Address } from "../../../net/index.ts";
import type { FilterNode } from "../../../policy/index.ts";

/**
 * The line of a verdict that accepts a route because its next hop is the neighbor's, but keeps a possible second next
 * hop: `match ipv6 next-hop` matches either, and packets go to the link-local one (seen on 8.4.4). Null if there is
 * none, because `set ipv6 next-hop peer-address` follows, or another next hop.
 */
export function acceptsUnpinned(start: FilterNode, remote: Address): number | null {
  const seen = { tested: new Set<FilterNode>(), open: new Set<FilterNode>() };
  const stack: { readonly node: FilterNode; readonly tested: boolean }[] = [
    { node: start, tested: false },
  ];
  for (;;) {
    const at = stack.pop();
    if (!at) return null;
    const { node, tested } = at;
    const known = tested ? seen.tested : seen.open;
    if (known.has(node)) continue;
    known.add(node);
    switch (node.kind) {
      case "verdict":
        if (tested && node.verdict === "accept") return node.line;
        break;
      case "edit":
        stack.push({ node: node.next, tested: tested && node.edit.kind !== "set-next-hop" });
        break;
      case "test": {
        const { test, then, otherwise } = node;
        const isAbout = test.kind === "next-hop" && equalAddresses(test.address, remote);
        const pins = otherwise.kind === "edit" && setsTo(otherwise, remote);
        stack.push({ node: then, tested: isAbout ? !pins : tested }, { node: otherwise, tested });
        break;
      }
    }
  }
}

function setsTo({ edit }: FilterNode & { readonly kind: "edit" }, remote: Address): boolean {
  return (
    edit.kind === "set-next-hop" && typeof edit.to !== "string" && equalAddresses(edit.to, remote)
  );
}
