import { behindBlock, type SegmentForms } from "./cut-into-segments.ts";

/** A statement at a given depth, with a one-line comment before it. */
function statement(depth: number, words: string, ends: string): RegExp {
  const indent = " ".repeat(depth);
  const comment = String.raw`(?<comments>(?:${indent}\/\*(?:(?!\*\/)[^\n])*\*\/\n)?)`;
  return new RegExp(`${comment}${indent}(?<key>${words} (?<name>PEERC_\\w+))${ends}`, "y");
}

/** Lists, communities, policies, key chains and groups of one neighbor, in the braces of the group `peerc`. */
export const junosSegments: SegmentForms = {
  comments: /^##[^\n]*\n/gm,
  forms: [
    {
      kind: "object",
      zone: "policy-options",
      names: true,
      head: statement(
        12,
        "(?:prefix-list|route-filter-list|as-list-group|policy-statement)",
        String.raw` \{\n`,
      ),
      end: (text, from) => behindBlock(text, from, " ".repeat(12) + "}"),
    },
    {
      kind: "object",
      zone: "policy-options",
      names: true,
      head: statement(12, "(?:as-list|community)", String.raw` members [^\n{}"#/;]*;\n`),
      end: (_, from) => from,
    },
    {
      kind: "object",
      zone: "key-chains",
      names: true,
      head: statement(16, "key-chain", String.raw` \{\n`),
      end: (text, from) => behindBlock(text, from, " ".repeat(16) + "}"),
    },
    {
      kind: "neighbor",
      zone: "bgp",
      names: true,
      // RPKI caches are in groups as well.
      head: statement(16, "group", String.raw` \{\n(?= +type external;\n)`),
      end: (text, from) => behindBlock(text, from, " ".repeat(16) + "}"),
    },
  ],
};
