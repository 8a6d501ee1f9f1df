import { Cursor } from "./cursor.ts";
import { parseExpression, type Expression } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/** A constant that is evaluated on first use, so that unused ones need not be understood. */
export class LazyConstant {
  readonly line: number;
  readonly #tokens: readonly Token[];
  #value: Expression | null = null;

  constructor(line: number, tokens: readonly Token[]) {
    this.line = line;
    this.#tokens = tokens;
  }

  /** Throws `NotUnderstood`. */
  get value(): Expression {
    if (this.#value) return this.#value;
    const cursor = new Cursor(this.#tokens);
    const value = parseExpression(cursor);
    if (!cursor.isAtEnd) cursor.fail("more than a value");
    return (this.#value = value);
  }
}
