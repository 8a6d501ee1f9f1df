import type { Why } from "../../reading-problems.ts";
import type { Token } from "./tokens.ts";

const END: Token = { kind: "sign", text: "", line: 0 };

/** Stops a reader in the middle of a construct: caught where the construct begins, and reported there. */
export class NotUnderstood extends Error {
  readonly line: number;
  readonly why: Why;

  constructor(line: number, why: Why) {
    super("not understood");
    this.line = line;
    this.why = why;
  }
}

/** A position among tokens. */
export class Cursor {
  readonly #tokens: readonly Token[];
  at: number;

  constructor(tokens: readonly Token[], at = 0) {
    this.#tokens = tokens;
    this.at = at;
  }

  /** The current token, or an empty one after the last. */
  get token(): Token {
    return this.#tokens[this.at] ?? { ...END, line: this.#tokens.at(-1)?.line ?? 1 };
  }

  get isAtEnd(): boolean {
    return this.at >= this.#tokens.length;
  }

  /** Returns the token, and moves to the next. */
  next(): Token {
    const { token } = this;
    this.at++;
    return token;
  }

  /** Whether the next tokens have the given texts; a quoted text never matches. */
  is(...texts: readonly string[]): boolean {
    return texts.every((text, i) => {
      const token = this.#tokens[this.at + i];
      return token?.text === text && token.kind !== "text";
    });
  }

  /** Skips the given texts if they come next. */
  skip(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.at += texts.length;
    return true;
  }

  /** Skips a text, which must come next. */
  expect(text: string): Token {
    // eslint-disable-next-line no-restricted-syntax -- the word is ours, and not in the file
    if (!this.is(text)) this.fail(`\`${text}\` is missing`);
    return this.next();
  }

  /** The tokens up to the semicolon that ends a statement, which is skipped. */
  upToSemicolon(): readonly Token[] {
    const from = this.at;
    while (!this.isAtEnd) {
      if (this.skip(";")) return this.#tokens.slice(from, this.at - 1);
      this.at++;
    }
    return this.fail("a statement without a semicolon");
  }

  fail(why: Why): never {
    throw new NotUnderstood(this.token.line, why);
  }

  /** The tokens up to the brace that closes the one just opened, which is skipped. */
  block(): readonly Token[] {
    const from = this.at;
    for (let open = 1; !this.isAtEnd;) {
      const { text, kind } = this.next();
      if (kind === "text") continue;
      if (text === "{") open++;
      if (text === "}" && --open === 0) return this.#tokens.slice(from, this.at - 1);
    }
    return this.fail("a brace that is not closed");
  }
}
