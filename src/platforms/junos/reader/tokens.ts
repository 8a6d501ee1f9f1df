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

const [SPACE, QUOTE, HASH, DOLLAR, SLASH] = [0x20, 0x22, 0x23, 0x24, 0x2f];

/** Signs and newlines, which are tokens by themselves. */
const IS_SIGN = Uint8Array.from({ length: 128 }, (_, char) =>
  /[{};[\]\n]/.test(String.fromCharCode(char)) ? 1 : 0,
);

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
    let { at } = this;
    while (text.charCodeAt(at) === SPACE) at++;
    const end = plainEnd(text, at);
    if (end > at) {
      this.at = end;
      return text.slice(at, end);
    }
    NEXT_TOKEN.lastIndex = at;
    const match = NEXT_TOKEN.exec(text);
    if (!match) return null;
    this.at = NEXT_TOKEN.lastIndex;
    return match[0];
  }
}

/** The offset after a sign, or a word without quotes and variables: most tokens; the offset itself for all others. */
function plainEnd(text: string, at: number): number {
  const char = text.charCodeAt(at);
  if (IS_SIGN[char] === 1) return at + 1;
  if (char === HASH || char === DOLLAR || char === SLASH) return at;
  const end = endOfWord(text, at) + 1;
  const behind = text.charCodeAt(end);
  return behind === SPACE || behind === QUOTE || IS_SIGN[behind] === 1 ? end : at;
}
