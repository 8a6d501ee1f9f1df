import { behindBlock, type SegmentForm, type SegmentForms } from "./cut-into-segments.ts";

/** A statement of the file, with preceding blank lines and comments. */
function statement(
  kind: SegmentForm["kind"],
  words: string,
  opens: string,
  closes: string,
): SegmentForm {
  const before = String.raw`(?<comments>(?:[ \t]*(?:#[^\n]*)?\n)*)`;
  return {
    kind,
    zone: "file",
    names: true,
    head: new RegExp(String.raw`${before}(?<key>${words} (?<name>PEERC_\w+))${opens}\n`, "y"),
    end: (text, from) => behindBlock(text, from, closes),
  };
}

/** Constants, functions, filters and protocols. ROA tables and the protocols that fill them belong to all. */
export const birdSegments: SegmentForms = {
  comments: /^[ \t]*(?:#[^\n]*)?\n/gm,
  forms: [
    statement("object", "define", String.raw` = \[`, "];"),
    statement("object", "filter", String.raw` \{`, "}"),
    statement("neighbor", "protocol bgp", String.raw` \{(?: #[^\n]*)?`, "}"),
    statement("object", "function", String.raw`\(\)(?: -> \w+)? \{`, "}"),
    statement("object", "define", String.raw` = \[=`, "=];"),
  ],
};
