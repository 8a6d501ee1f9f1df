import { parseAsn, type Asn } from "../../net/index.ts";
import type { BaseFile } from "../../model/index.ts";

/** The BGP instance of a line in a base file. */
export interface Instance {
  /** Null if what is written is not an ASN. */
  readonly asn: Asn | null;
  /** False for an instance in a VRF or view. */
  readonly isDefault: boolean;
}

/** A line of a base file, except comments and blank lines. */
export interface BaseLine {
  /** Without surrounding blanks, and with single ones between its words. */
  readonly text: string;
  readonly words: readonly string[];
  /** The instance whose block contains the line or starts on it; null outside. */
  readonly bgp: Instance | null;
  /** From 1. */
  readonly number: number;
  /** In UTF-16 units, without surrounding blanks. */
  readonly length: number;
}

/** Commands that leave any block. */
const LEAVES_BLOCK = /^(?:router|interface|vrf|route-map|line|rpki|bfd|end)(?: |$)/;

/** The lines of a base file. FRR parses words, not indentation: a block ends where another command begins. */
export function baseLines(base: BaseFile): readonly BaseLine[] {
  const lines: BaseLine[] = [];
  let bgp: Instance | null = null;
  let inFamily = false;
  for (const [i, raw] of base.raw.split("\n").entries()) {
    const trimmed = raw.trim();
    const words = trimmed.split(/\s+/);
    const text = words.join(" ");
    if (text === "" || /^[!#]/.test(text)) continue;
    if (text === "exit" || text === "quit") {
      if (!inFamily) bgp = null;
      inFamily = false;
    } else if (LEAVES_BLOCK.test(text)) {
      inFamily = false;
      bgp = instanceOf(words);
    } else if (bgp && words[0] === "address-family") inFamily = true;
    else if (text === "exit-address-family") inFamily = false;
    lines.push({ text, words, bgp, number: i + 1, length: trimmed.length });
  }
  return lines;
}

function instanceOf(words: readonly string[]): Instance | null {
  if (words[0] !== "router" || words[1] !== "bgp") return null;
  const isDefault = words[3] !== "vrf" && words[3] !== "view";
  return { asn: parseAsn(words[2] ?? ""), isDefault };
}
