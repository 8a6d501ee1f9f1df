import type { PlainPrefixes } from "../../plain-prefixes.ts";
import { readPlainSet } from "./plain-set.ts";

/** A word, number, text or sign of a BIRD configuration, or a whole set of prefixes in plain form. */
export type Token = { readonly text: string; readonly line: number } & (
  | { readonly kind: "word" | "number" | "address" | "prefix" | "text" | "sign" }
  | { readonly kind: "prefixes"; readonly prefixes: PlainPrefixes }
);

// Spaces and comments; texts; addresses and prefixes, before the numbers and words they begin like; numbers; words; signs.
const TOKEN =
  /(\n)|[ \t\r]+|#[^\n]*|\/\*[\s\S]*?\*\/|"([^"\n]*)"|((?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?|(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F:.]*(?:\/\d{1,3})?)|(0x[0-9a-fA-F]+|\d+)|([A-Za-z_][A-Za-z0-9_]*|'[^'\n]*')|(\[=|=\]|&&|\|\||!=|!~|<=|>=|->|\.\.|[-+*?.,;:(){}[\]=<>!~/])|([^])/g;

/** The tokens of a configuration; `#` and `/* *\/` begin comments. A sign that BIRD does not have is a token too. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [all, newline, quoted, address, number, word, sign, other] = match;
    if (newline !== undefined) line++;
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted, line });
    else if (address !== undefined) {
      tokens.push({ kind: address.includes("/") ? "prefix" : "address", text: address, line });
    } else if (number !== undefined) tokens.push({ kind: "number", text: number, line });
    else if (word !== undefined)
      tokens.push({ kind: "word", text: word.replaceAll("'", ""), line });
    else if (sign !== undefined) {
      const plain = sign === "[" ? readPlainSet(text, pattern.lastIndex) : null;
      if (plain) {
        tokens.push({ kind: "prefixes", text: "[ prefixes ]", prefixes: plain.prefixes, line });
        pattern.lastIndex = plain.end;
        line += plain.lines;
      } else tokens.push({ kind: "sign", text: sign, line });
    } else if (other !== undefined) tokens.push({ kind: "sign", text: other, line });
    else if (all.startsWith("/*")) line += all.split("\n").length - 1;
  }
  return tokens;
}
