/** What begins with a character that begins nothing else; but for numbers and words, which may be the beginning of an address. */
export type PlainKind = "blank" | "newline" | "comment" | "word" | "number" | "sign";

const KINDS: readonly (PlainKind | null)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return "word";
  if (/[0-9]/.test(character)) return "number";
  if (/[{}(),;~]/.test(character)) return "sign";
  if (/[ \t\r]/.test(character)) return "blank";
  if (character === "\n") return "newline";
  return character === "#" ? "comment" : null;
});

const [COLON, DOT] = [0x3a, 0x2e];

/** What kind of token begins at a place, or null where more than a character is needed to tell. */
export function plainKind(text: string, at: number): PlainKind | null {
  return KINDS[text.charCodeAt(at)] ?? null;
}

/** The place behind what begins at one; the place itself where it may be an address, or else not what it begins like. */
export function plainEnd(kind: PlainKind, text: string, at: number): number {
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
        const next = plainKind(text, end);
        if (next !== "word" && next !== "number") break;
      }
      return text.charCodeAt(end) === COLON ? at : end;
    case "number": {
      while (plainKind(text, end) === "number") end++;
      const next = text.charCodeAt(end);
      // `0x1f` and `24h`, `10.0.0.0` and `1..9`, `2001:db8::`.
      return plainKind(text, end) === "word" || next === DOT || next === COLON ? at : end;
    }
  }
}
