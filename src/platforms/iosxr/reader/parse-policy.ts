import type { TextLine } from "./text-line.ts";
import type { Problems } from "./problems.ts";

/** A word or sign of RPL, and its line. */
export type Token = TextLine;

/** A statement of RPL (Routing Configuration Guide, "Implementing Routing Policy"). */
export type RplStatement =
  | {
      readonly kind: "if";
      readonly when: RplCondition;
      readonly then: readonly RplStatement[];
      readonly otherwise: readonly RplStatement[];
    }
  /** Any statement on one line: `drop`, `set med 10`. */
  | { readonly kind: "action"; readonly words: readonly Token[] };

/** A condition of RPL. */
export type RplCondition =
  | { readonly kind: "and" | "or"; readonly parts: readonly RplCondition[] }
  | { readonly kind: "not"; readonly of: RplCondition }
  | { readonly kind: "test"; readonly words: readonly Token[] };

const DEEPEST = 50;

/** Parses the body of a policy; null if its `if`s are unbalanced, which is reported. */
export function parsePolicy(
  body: readonly TextLine[],
  problems: Problems,
): readonly RplStatement[] | null {
  const tokens = tokensOf(body);
  let at = 0;
  const state = { failed: false };
  const peek = () => tokens[at]?.text ?? "";
  const fail = (why: string) => {
    const token = tokens[at] ?? tokens[at - 1] ?? body[0];
    if (!state.failed && token) problems.notUnderstood(token.line, why);
    state.failed = true;
    at = tokens.length;
  };

  const block = (ends: readonly string[], depth: number): readonly RplStatement[] => {
    const statements: RplStatement[] = [];
    while (at < tokens.length && !ends.includes(peek())) {
      if (peek() === "if") {
        at++;
        statements.push(branch(depth));
      } else statements.push({ kind: "action", words: onLine() });
    }
    return statements;
  };

  const branch = (depth: number): RplStatement => {
    if (depth > DEEPEST) fail("conditions nested too deep");
    const when = condition(0);
    if (peek() !== "then") fail("a condition without then");
    at++;
    const then = block(["elseif", "else", "endif"], depth + 1);
    const end = peek();
    at++;
    if (end === "elseif") return { kind: "if", when, then, otherwise: [branch(depth + 1)] };
    if (end === "endif") return { kind: "if", when, then, otherwise: [] };
    const otherwise = block(["endif"], depth + 1);
    if (peek() !== "endif") fail("an if without endif");
    at++;
    return { kind: "if", when, then, otherwise };
  };

  /** The words up to the end of the line. */
  const onLine = (): readonly Token[] => {
    const line = tokens[at]?.line;
    const from = at;
    while (tokens[at]?.line === line && at < tokens.length) at++;
    return tokens.slice(from, at);
  };

  const condition = (depth: number): RplCondition => {
    if (depth > DEEPEST) fail("conditions nested too deep");
    return joined("or", () => joined("and", () => negation(depth)));
  };
  const joined = (word: "and" | "or", part: () => RplCondition): RplCondition => {
    const parts = [part()];
    while (peek() === word) {
      at++;
      parts.push(part());
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: word, parts };
  };
  const negation = (depth: number): RplCondition => {
    if (depth > DEEPEST) fail("conditions nested too deep");
    if (peek() === "not") {
      at++;
      return { kind: "not", of: negation(depth + 1) };
    }
    if (peek() === "(") {
      at++;
      const inner = condition(depth + 1);
      if (peek() !== ")") fail("a parenthesis that is not closed");
      at++;
      return inner;
    }
    return { kind: "test", words: testWords() };
  };
  /** The words of one test: up to `and`, `or`, `then` or an unmatched closing parenthesis. */
  const testWords = (): readonly Token[] => {
    const from = at;
    for (let open = 0; at < tokens.length; at++) {
      const text = peek();
      if (text === "(") open++;
      if (text === ")" && open-- === 0) break;
      if (open === 0 && /^(and|or|then)$/.test(text)) break;
    }
    return tokens.slice(from, at);
  };

  const statements = block([], 0);
  return state.failed ? null : statements;
}

const TOKEN = /'[^']*'|[(),]|[^\s(),']+|'/g;

function tokensOf(body: readonly TextLine[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const { text, line } of body) {
    for (const token of text.match(TOKEN) ?? []) {
      tokens.push({ text: token, line });
    }
  }
  return tokens;
}
