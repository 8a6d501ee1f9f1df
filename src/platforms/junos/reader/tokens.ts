// Comments of both forms; quoted words; signs and newlines; words, which may have braces in a variable; a single
// quote.
const TOKEN =
  /\/\*[\s\S]*?\*\/|#[^\n]*|"(?:[^"\\\n]|\\.)*"|[{};[\]\n]|\$\{\w+\}[^\s{};[\]"]*|[^\s{};[\]"]+|"/g;

/** The tokens of a text, including comments and quotes. */
export function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token);
}

/** The characters of our words. */
const IN_WORD = Uint8Array.from({ length: 128 }, (_, char) =>
  /[\w#$%&'()*+,\-./:<=>?@\\^`|]/.test(String.fromCharCode(char)) ? 1 : 0,
);

/** The characters of an unquoted name. */
export const IN_NAME = Uint8Array.from({ length: 128 }, (_, char) =>
  /[\w-]/.test(String.fromCharCode(char)) ? 1 : 0,
);

/** The offset of the last character of a word; the one before it if it begins with none that a word of ours has. */
export function endOfWord(text: string, start: number): number {
  let at = start;
  while (IN_WORD[text.charCodeAt(at)] === 1) at++;
  return at - 1;
}

/** For one token; its start is set before each use. */
const NEXT_TOKEN = new RegExp(TOKEN);

/** A position in a configuration in braces that moves from token to token. */
export class TokenCursor {
  /** The offset after the last token. */
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token; null at the end. */
  next(): string | null {
    const text = this.#text;
    NEXT_TOKEN.lastIndex = this.at;
    const match = NEXT_TOKEN.exec(text);
    if (!match) return null;
    this.at = NEXT_TOKEN.lastIndex;
    return match[0];
  }
}
