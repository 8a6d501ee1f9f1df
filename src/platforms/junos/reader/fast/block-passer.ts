import { PrefixCursor } from "../../../fast/prefix-cursor.ts";
import type { Statement } from "../statement.ts";
import { passOverBlock, type Block, type PassedBlock } from "./block.ts";
import { scanAsListGroup } from "./scan-as-list-group.ts";
import { scanList } from "./scan-list.ts";
import { splitPolicy } from "./split-policy.ts";

/**
 * Skips blocks of a text: a list in plain form, a list of ASNs, or a policy or one of its terms. The first two are
 * only needed as prefixes and as ASNs, and most of the last are equal to others. They are parsed if the words are
 * needed. Without the line for a kind of block in `#block`, such blocks are parsed word by word at once; what each
 * saves is in docs/performance.md.
 */
export class BlockPasser {
  readonly #text: string;
  readonly #parse: (block: Block, into: Statement) => void;
  /** Created on demand: most texts are a term. */
  #prefixes: PrefixCursor | null = null;

  /** `parse` reads the words of a block into a statement. */
  constructor(text: string, parse: (block: Block, into: Statement) => void) {
    this.#text = text;
    this.#parse = parse;
  }

  /** Skips the content of the braces after `from`, on a line, in a statement; null if it must be parsed. */
  pass(
    kind: string | undefined,
    statement: Statement,
    from: number,
    line: number,
  ): PassedBlock | null {
    const passed = this.#block(kind, from, line);
    if (passed) statement.takeBlock(passed.block, (into) => this.#parse(passed.block, into));
    return passed;
  }

  #block(kind: string | undefined, from: number, line: number): PassedBlock | null {
    const text = this.#text;
    if (kind === "prefix-list" || kind === "route-filter-list") return this.#list(kind, from, line);
    if (kind === "as-list-group") return this.#asns(from, line);
    if (kind === "policy-statement") return splitPolicy(text, from, line);
    if (kind === "term") return passOverBlock(text, from, line);
    return null;
  }

  #list(kind: "prefix-list" | "route-filter-list", from: number, line: number): PassedBlock | null {
    this.#prefixes ??= new PrefixCursor(this.#text);
    const plain = scanList(kind, this.#prefixes, from);
    return plain && this.#passed(from, line, plain, { prefixes: plain.prefixes });
  }

  #asns(from: number, line: number): PassedBlock | null {
    const plain = scanAsListGroup(this.#text, from);
    if (!plain) return passOverBlock(this.#text, from, line);
    return this.#passed(from, line, plain, { asns: plain.ranges });
  }

  #passed(
    from: number,
    line: number,
    { end, lines }: Pick<PassedBlock, "end" | "lines">,
    content: Pick<Block, "prefixes"> | Pick<Block, "asns">,
  ): PassedBlock {
    const block = { ...NOT_PLAIN, ...content, text: this.#text.slice(from, end), line };
    return { block, end, lines };
  }
}

const NOT_PLAIN = { policy: null, asns: null, prefixes: null } as const;
