// Comments of both forms; quoted words; signs and newlines; words, of which one with a variable may have braces; a lone quote.
const TOKEN =
  /\/\*[\s\S]*?\*\/|#[^\n]*|"(?:[^"\\\n]|\\.)*"|[{};[\]\n]|\$\{\w+\}[^\s{};[\]"]*|[^\s{};[\]"]+|"/g;

/** The tokens of a text, comments and quotes among them. */
export function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token);
}

/** What a word of ours consists of. */
const IN_WORD = Uint8Array.from({ length: 128 }, (_, char) =>
  /[\w#$%&'()*+,\-./:<=>?@\\^`|]/.test(String.fromCharCode(char)) ? 1 : 0,
);

/** What a name consists of where it is not quoted. */
export const IN_NAME = Uint8Array.from({ length: 128 }, (_, char) =>
  /[\w-]/.test(String.fromCharCode(char)) ? 1 : 0,
);

/** The last character of a word; the one before it where it begins with none that a word of ours has. */
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

/** For one token; where it begins is set before each use. */
const NEXT_TOKEN = new RegExp(TOKEN);

/** A place in a configuration in braces that goes from token to token. */
export class TokenCursor {
  /** The place behind the last token. */
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

/** The place behind a sign, or a word without quotes and variables: most tokens; the place itself for all others. */
function plainEnd(text: string, at: number): number {
  const char = text.charCodeAt(at);
  if (IS_SIGN[char] === 1) return at + 1;
  if (char === HASH || char === DOLLAR || char === SLASH) return at;
  const end = endOfWord(text, at) + 1;
  const behind = text.charCodeAt(end);
  return behind === SPACE || behind === QUOTE || IS_SIGN[behind] === 1 ? end : at;
}
