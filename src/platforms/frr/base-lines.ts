import { parseAsn, type Asn } from "../../net/index.ts";
import type { BaseFile } from "../../model/index.ts";

/** The BGP instance a line of a base file belongs to. */
export interface Instance {
  /** Null where what is written is no ASN. */
  readonly asn: Asn | null;
  /** False for an instance in a VRF or view. */
  readonly isDefault: boolean;
}

/** A line of a base file. Comments and blank lines are none. */
export interface BaseLine {
  /** Without the blanks around it, and with single ones between its words. */
  readonly text: string;
  readonly words: readonly string[];
  /** The instance whose block the line stands in or begins; null outside. */
  readonly bgp: Instance | null;
  /** Counted from 1. */
  readonly number: number;
  /** In UTF-16 units, without the blanks around it. */
  readonly length: number;
}

/** Commands that leave a block from wherever they stand. */
const LEAVES_BLOCK = /^(?:router|interface|vrf|route-map|line|rpki|bfd|end)(?: |$)/;

/** The lines of a base file. FRR goes by the words, not by the indentation: a block ends where another command begins. */
export function baseLines(base: BaseFile): readonly BaseLine[] {
  const lines: BaseLine[] = [];
  let bgp: Instance | null = null;
  let inFamily = false;
  for (const [i, raw] of base.raw.split("\n").entries()) {
    const said = raw.trim();
    const words = said.split(/\s+/);
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
    lines.push({ text, words, bgp, number: i + 1, length: said.length });
  }
  return lines;
}

function instanceOf(words: readonly string[]): Instance | null {
  if (words[0] !== "router" || words[1] !== "bgp") return null;
  const isDefault = words[3] !== "vrf" && words[3] !== "view";
  return { asn: parseAsn(words[2] ?? ""), isDefault };
}
