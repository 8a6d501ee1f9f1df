import { PrefixCursor, type ScannedPrefixes } from "../../fast/prefix-cursor.ts";
import { splitBody, type BodyParts } from "./fast/split-body.ts";
import { scanPrefixSet } from "./fast/scan-prefix-set.ts";
import { tokenEnd, tokenKind, type TokenKind } from "./token-kind.ts";

/** A word, number, text or sign of a BIRD configuration, or in plain form a whole set or the body of a filter. */
export type Token = { readonly text: string; readonly line: number } & (
  | { readonly kind: "word" | "number" | "address" | "prefix" | "text" | "sign" }
  | { readonly kind: "prefixes"; readonly prefixes: ScannedPrefixes }
  | { readonly kind: "body"; readonly body: BodyParts }
);

// Block comments; texts; addresses and prefixes, before the numbers and words that they begin like; numbers; words;
// signs.
const TOKEN =
  /\/\*[\s\S]*?\*\/|"([^"\n]*)"|((?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?|(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F:.]*(?:\/\d{1,3})?)|(0x[0-9a-fA-F]+|\d+)|([A-Za-z_][A-Za-z0-9_]*|'[^'\n]*')|(\[=|=\]|&&|\|\||!=|!~|<=|>=|->|\.\.|[^])/g;

/** The tokens of a configuration; `#` and `/* *\/` begin comments. An unknown sign is a token too. */
export function readTokens(text: string): readonly Token[] {
  return new Tokenizer(text, 1, 0).read();
}

/** The tokens of a filter's body, or of part of one, starting on a given line. */
export function readBodyTokens(text: string, line: number): readonly Token[] {
  return new Tokenizer(text, line, 1).read();
}

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #pattern = new RegExp(TOKEN);
  #prefixes: PrefixCursor | null = null;
  #at = 0;
  #line: number;
  /** How many braces are open. */
  #depth: number;

  constructor(text: string, line: number, depth: number) {
    this.#text = text;
    this.#line = line;
    this.#depth = depth;
  }

  read(): readonly Token[] {
    while (this.#at < this.#text.length) {
      const kind = tokenKind(this.#text, this.#at);
      const end = kind ? tokenEnd(kind, this.#text, this.#at) : this.#at;
      if (kind && end > this.#at) this.#plain(kind, end);
      else if (!this.#set()) this.#other();
    }
    return this.#tokens;
  }

  #plain(kind: TokenKind, end: number): void {
    const start = this.#at;
    this.#at = end;
    if (kind === "newline") this.#line++;
    if (kind === "newline" || kind === "blank" || kind === "comment") return;
    const text = this.#text.slice(start, end);
    const opensBody = text === "{" && this.#depth === 0 && this.#beginsFilter;
    this.#tokens.push({ kind, text, line: this.#line });
    if (text === "{") this.#depth++;
    if (text === "}") this.#depth--;
    const body = opensBody ? splitBody(this.#text, end, this.#line) : null;
    if (!body) return;
    this.#tokens.push({ kind: "body", text: "", body, line: this.#line });
    this.#at += body.text.length;
    this.#line = body.lastLine;
  }

  /** Whether the last tokens are `filter NAME` at the beginning of a statement. */
  get #beginsFilter(): boolean {
    const [name, keyword, before] = [-1, -2, -3].map((i) => this.#tokens.at(i));
    const isFirst = !before || (before.kind === "sign" && /^[;}]$/.test(before.text));
    const isFilter = keyword?.kind === "word" && keyword.text === "filter";
    return isFirst && isFilter && name?.kind === "word";
  }

  #set(): boolean {
    if (this.#text[this.#at] !== "[") return false;
    const line = this.#line;
    const plain = scanPrefixSet((this.#prefixes ??= new PrefixCursor(this.#text)), this.#at + 1);
    if (!plain) return false;
    const { prefixes, end, lines } = plain;
    this.#tokens.push({ kind: "prefixes", text: "[ prefixes ]", prefixes, line });
    this.#at = end;
    this.#line += lines;
    return true;
  }

  #other(): void {
    this.#pattern.lastIndex = this.#at;
    const match = this.#pattern.exec(this.#text);
    this.#at = this.#pattern.lastIndex;
    const [all = "", quoted, address, number, word, sign] = match ?? [];
    const line = this.#line;
    if (quoted !== undefined) this.#tokens.push({ kind: "text", text: quoted, line });
    else if (address !== undefined) {
      const kind = address.includes("/") ? "prefix" : "address";
      this.#tokens.push({ kind, text: address, line });
    } else if (number !== undefined) this.#tokens.push({ kind: "number", text: number, line });
    else if (word !== undefined) {
      this.#tokens.push({ kind: "word", text: word.replaceAll("'", ""), line });
    } else if (sign !== undefined) this.#tokens.push({ kind: "sign", text: sign, line });
    // Only block comments are left.
    else this.#line += all.split("\n").length - 1;
  }
}
