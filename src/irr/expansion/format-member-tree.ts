import { describeUnknownMembers, type AsnReservation } from "../../net/index.ts";
import type { MemberTree, TreeNode } from "./member-tree.ts";

/** Below this depth, the depth is printed as a number instead of lines. */
const DRAWN = 40;

const RESERVATIONS: Readonly<Record<AsnReservation, string>> = {
  reserved: "a reserved ASN",
  "as-trans": "AS_TRANS",
  documentation: "an ASN for documentation",
  private: "an ASN for private use",
};

/** Prints a tree: a line for each object, and totals at the end. */
export function formatMemberTree(tree: MemberTree): string {
  const { nodes, sources, namesakes } = tree;
  const lines = drawLines(nodes).map((line, i) => {
    const node = nodes[i];
    if (!node) return line;
    const more = i === 0 && namesakes.length > 0 ? `; also in ${namesakes.join(", ")}` : "";
    return `${line}${node.name}${describeNode(node, sources)}${more}`.trimEnd();
  });
  const unknown = describeUnknownMembers(tree.unknownMembers).map((line) => `  ${line}`);
  return `${[...lines, "", describeCounts(tree), ...unknown].join("\n")}\n`;
}

/** The prefix of each node's line. Reading from the end shows whether another node follows. */
function drawLines(nodes: readonly TreeNode[]): readonly string[] {
  const lines: string[] = [];
  let follows: boolean[] = [];
  for (const { depth } of [...nodes].reverse()) {
    if (depth > DRAWN) lines.push(`${"   ".repeat(DRAWN)}(${depth}) `);
    else if (depth === 0) lines.push("");
    else {
      const outer = Array.from({ length: depth - 1 }, (_, i) => (follows[i + 1] ? "│  " : "   "));
      lines.push(`${outer.join("")}${follows[depth] ? "├─ " : "└─ "}`);
    }
    follows = follows.slice(0, depth + 1);
    follows[depth] = true;
  }
  return lines.reverse();
}

function describeNode(node: TreeNode, sources: readonly string[]): string {
  switch (node.kind) {
    case "set": {
      const notes = { loop: "a loop: it is around itself", above: "members: see above" };
      const note = node.again ? `; ${notes[node.again]}` : node.members === 0 ? "; empty" : "";
      return ` (${node.source}${note})`;
    }
    case "asn": {
      const { ipv4, ipv6 } = node.routes;
      const routes =
        ipv4 + ipv6 === 0
          ? "no route objects"
          : `${ipv4} IPv4, ${ipv6} IPv6: ${node.sources.join(", ")}`;
      return ` (${routes}${node.reservation ? `; ${RESERVATIONS[node.reservation]}` : ""})`;
    }
    case "prefix":
      return node.source === null ? "" : ` (${node.source})`;
    case "unknown":
      return node.dropped === null
        ? `: in none of ${sources.join(", ")}`
        : `: cannot be used: ${node.dropped}`;
  }
}

function describeCounts({ counts }: MemberTree): string {
  const of = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const held = [
    ...of(counts.sets, "set", "sets"),
    ...of(counts.asns, "ASN", "ASNs"),
    ...of(counts.prefixes, "listed prefix", "listed prefixes"),
  ];
  const wrong = [
    ...of(counts.unknown, "unknown set", "unknown sets"),
    ...of(counts.empty, "empty set", "empty sets"),
    ...of(counts.silent, "ASN without route objects", "ASNs without route objects"),
    ...of(counts.reserved, "ASN not for the Internet", "ASNs not for the Internet"),
    ...of(counts.loops, "loop", "loops"),
  ];
  const depth = counts.depth > 1 ? `, ${counts.depth} deep` : "";
  return `${held.join(", ")}${depth}${wrong.length > 0 ? `; ${wrong.join(", ")}` : ""}`;
}
