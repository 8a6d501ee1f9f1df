import type { SegmentForms } from "./cut-into-segments.ts";

const SETS = "prefix-set|as-path-set|community-set|large-community-set|extcommunity-set rt";

/** Sets, policies, and neighbors of `router bgp`. */
export const iosxrSegments: SegmentForms = {
  // A `!` on a line by itself closes the open block.
  comments: /^ ?! [^\n]*\n/gm,
  forms: [
    {
      kind: "object",
      zone: "top",
      names: true,
      head: new RegExp(String.raw`(?<key>(?:${SETS}) (?<name>PEERC_\w+))\n`, "y"),
      end: (text, from) => behindEnd(text, from, "end-set"),
    },
    {
      kind: "object",
      zone: "top",
      names: true,
      head: /(?<key>route-policy (?<name>PEERC_\w+))\n/y,
      end: (text, from) => behindEnd(text, from, "end-policy"),
    },
    {
      kind: "neighbor",
      zone: "bgp",
      names: true,
      head: /(?<comments>(?: ! [^\n]*\n)*) (?<key>neighbor \S+)\n/y,
      end: behindNeighbor,
    },
  ],
};

/**
 * The offset after the line that ends an object and the `!` after it; an object ends at the first such line, indented
 * or not.
 */
function behindEnd(text: string, from: number, end: string): number {
  const closing = `\n${end}\n!\n`;
  const at = text.indexOf(closing, from - 1);
  if (at < 0) return -1;
  const first = text.slice(from - 1, at).search(new RegExp(String.raw`\n\s*${end}\s*\n`));
  return first < 0 ? at + closing.length : -1;
}

/** Begins something else, wherever it occurs. */
const OTHER = new RegExp(
  String.raw`^(?:neighbor|vrf|rpki|router|[a-z]+-group|route-policy \S+$|${SETS}|route-policy)\b`,
);

/** The offset after the `!` that closes a neighbor, which may contain families with their own. */
function behindNeighbor(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length;) {
    const newline = text.indexOf("\n", at);
    if (newline < 0) return -1;
    const line = text.slice(at, newline);
    const statement = line.trim();
    at = newline + 1;
    if (statement === "!" || statement === "exit") {
      if (--open === 0) return line === " !" ? at : -1;
    } else if (statement.startsWith("address-family ")) open = 2;
    else if (!line.startsWith("  ")) return -1;
    else if (OTHER.test(statement) && !/^route-policy \S+ (?:in|out)$/.test(statement)) return -1;
  }
  return -1;
}
