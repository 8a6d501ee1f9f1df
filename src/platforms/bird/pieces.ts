import { behindBlock, type PieceForm } from "../pieces.ts";

const BEFORE = String.raw`(?:[ \t]*(?:#[^\n]*)?\n)*`;

/** Constants, filters and protocols, as they are printed. Functions and tables are few, and for all. */
export const pieces: readonly PieceForm[] = [
  {
    kind: "object",
    zone: "file",
    names: true,
    head: new RegExp(String.raw`${BEFORE}(?<key>define (?<name>PEERC_\w+) = )\[\n`, "y"),
    end: (text, from) => behindBlock(text, from, "];"),
  },
  {
    kind: "object",
    zone: "file",
    names: true,
    head: new RegExp(String.raw`${BEFORE}(?<key>filter (?<name>PEERC_\w+) )\{\n`, "y"),
    end: (text, from) => behindBlock(text, from, "}"),
  },
  {
    kind: "neighbor",
    zone: "file",
    names: true,
    head: new RegExp(
      String.raw`${BEFORE}(?<key>protocol bgp (?<name>PEERC_\w+) )\{(?: #[^\n]*)?\n`,
      "y",
    ),
    end: (text, from) => behindBlock(text, from, "}"),
  },
];
