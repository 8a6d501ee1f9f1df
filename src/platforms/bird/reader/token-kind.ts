/** Kinds of tokens by their first character, except for numbers and words, which may be the beginning of an address. */
export type TokenKind = "blank" | "newline" | "comment" | "word" | "number" | "sign";

const KINDS: readonly (TokenKind | null)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return "word";
  if (/[0-9]/.test(character)) return "number";
  if (/[{}(),;~]/.test(character)) return "sign";
  if (/[ \t\r]/.test(character)) return "blank";
  if (character === "\n") return "newline";
  return character === "#" ? "comment" : null;
});

const [COLON, DOT] = [0x3a, 0x2e];

/** The kind of the token at an offset, or null if one character is not enough to tell. */
export function tokenKind(text: string, at: number): TokenKind | null {
  return KINDS[text.charCodeAt(at)] ?? null;
}

/**
 * The offset after the token at an offset; the offset itself if the token may be an address, or is not what it looks
 * like.
 */
export function tokenEnd(kind: TokenKind, text: string, at: number): number {
  let end = at + 1;
  switch (kind) {
    case "blank":
    case "newline":
    case "sign":
      return end;
    case "comment": {
      const newline = text.indexOf("\n", at);
      return newline < 0 ? text.length : newline;
    }
    case "word":
      for (; ; end++) {
        const next = tokenKind(text, end);
        if (next !== "word" && next !== "number") break;
      }
      return text.charCodeAt(end) === COLON ? at : end;
    case "number": {
      while (tokenKind(text, end) === "number") end++;
      const next = text.charCodeAt(end);
      // `0x1f` and `24h`, `10.0.0.0` and `1..9`, `2001:db8::`.
      return tokenKind(text, end) === "word" || next === DOT || next === COLON ? at : end;
    }
  }
}
