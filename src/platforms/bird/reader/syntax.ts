import type { ScannedPrefixes } from "../../fast/prefix-cursor.ts";
import { Cursor } from "./cursor.ts";
import type { Token } from "./tokens.ts";

/** An expression of the filter language. */
export type Expression = { readonly line: number } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "address" | "prefix" | "name" | "text"; readonly text: string }
  /** `(65535, 666)`, `(52580, *, *)`, `(rt, 1, 2)`, `(generic, 0x20000, 0)`. */
  | { readonly kind: "tuple"; readonly parts: readonly Expression[] }
  | { readonly kind: "any" }
  | { readonly kind: "range"; readonly low: Expression; readonly high: Expression }
  /** `10.0.0.0/8+`, `10.0.0.0/8{8,24}`. */
  | {
      readonly kind: "prefixes";
      readonly text: string;
      readonly lengths: "+" | "-" | readonly [number, number];
    }
  | { readonly kind: "set"; readonly items: readonly Expression[] }
  /** A set that contains only prefixes. */
  | { readonly kind: "prefix-set"; readonly prefixes: ScannedPrefixes }
  /** `[= ? 174 * =]`, as its words. */
  | { readonly kind: "mask"; readonly words: readonly string[] }
  /** `bgp_path.len`, `net.type`. */
  | { readonly kind: "part"; readonly of: string; readonly part: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "and" | "or" | "sum"; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "compare";
      readonly sign: Sign;
      readonly left: Expression;
      readonly right: Expression;
    }
);

/** Comparisons; `~` tests membership. */
export type Sign = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~";

/** A statement of the filter language. */
export type FilterStatement = { readonly line: number } & (
  | { readonly kind: "verdict"; readonly verdict: "accept" | "reject" }
  | { readonly kind: "block"; readonly statements: readonly FilterStatement[] }
  | {
      readonly kind: "if";
      readonly when: Expression;
      readonly then: FilterStatement;
      readonly otherwise: FilterStatement | null;
    }
  | { readonly kind: "return"; readonly value: Expression }
  | { readonly kind: "assign"; readonly name: string; readonly value: Expression }
  /** `bgp_community.add(…);` */
  | {
      readonly kind: "method";
      readonly of: string;
      readonly method: string;
      readonly value: Expression;
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "for";
      readonly variable: string;
      readonly within: Expression;
      readonly body: FilterStatement;
    }
);

const DEEPEST = 100;

/** Parses the statements of a filter or function. Throws `NotUnderstood`. */
export function parseStatements(tokens: readonly Token[]): readonly FilterStatement[] {
  const cursor = new Cursor(tokens);
  const statements: FilterStatement[] = [];
  while (!cursor.isAtEnd) statements.push(statement(cursor, 0));
  return statements;
}

function statement(cursor: Cursor, depth: number): FilterStatement {
  if (depth > DEEPEST) cursor.fail("statements nested too deep");
  const { line } = cursor.token;
  if (cursor.skip("{")) {
    const inner = new Cursor(cursor.block());
    const statements: FilterStatement[] = [];
    while (!inner.isAtEnd) statements.push(statement(inner, depth + 1));
    return { kind: "block", statements, line };
  }
  if (cursor.skip("if")) {
    const when = parseExpression(cursor, depth + 1);
    cursor.expect("then");
    const then = statement(cursor, depth + 1);
    const otherwise = cursor.skip("else") ? statement(cursor, depth + 1) : null;
    return { kind: "if", when, then, otherwise, line };
  }
  if (cursor.skip("for")) {
    if (cursor.token.kind === "word" && !cursor.is(cursor.token.text, "in")) cursor.next();
    const variable = cursor.next().text;
    cursor.expect("in");
    const within = parseExpression(cursor, depth + 1);
    cursor.expect("do");
    return { kind: "for", variable, within, body: statement(cursor, depth + 1), line };
  }
  const ended = <T extends FilterStatement>(parsed: T): T => {
    cursor.expect(";");
    return parsed;
  };
  if (cursor.skip("accept")) return ended({ kind: "verdict", verdict: "accept", line });
  if (cursor.skip("reject")) {
    if (cursor.token.kind === "text") cursor.next();
    return ended({ kind: "verdict", verdict: "reject", line });
  }
  if (cursor.skip("return")) {
    return ended({ kind: "return", value: parseExpression(cursor, depth + 1), line });
  }
  if (cursor.token.kind !== "word") cursor.fail("not a statement that peerc knows");
  const name = cursor.next().text;
  if (cursor.skip("=")) {
    return ended({ kind: "assign", name, value: parseExpression(cursor, depth + 1), line });
  }
  if (cursor.skip(".")) {
    const method = cursor.next().text;
    cursor.expect("(");
    const value = parseExpression(cursor, depth + 1);
    cursor.expect(")");
    return ended({ kind: "method", of: name, method, value, line });
  }
  if (cursor.skip("(")) return ended({ kind: "call", name, args: list(cursor, depth), line });
  return cursor.fail("not a statement that peerc knows");
}

/** Expressions between parentheses, the first of which was already opened. */
function list(cursor: Cursor, depth: number): readonly Expression[] {
  const items: Expression[] = [];
  while (!cursor.skip(")")) {
    if (items.length > 0) cursor.expect(",");
    items.push(parseExpression(cursor, depth + 1));
  }
  return items;
}

/**
 * Parses an expression: `||` and `&&` have the same precedence, left-associative (conf/confbase.Y, `%left AND OR`;
 * seen on 2.0.12), lower than comparisons, these lower than `+`, and that lower than `!`. Throws `NotUnderstood`.
 */
export function parseExpression(cursor: Cursor, depth = 0): Expression {
  if (depth > DEEPEST) cursor.fail("an expression nested too deep");
  let left = comparison(cursor, depth);
  while (cursor.is("||") || cursor.is("&&")) {
    const { line, text } = cursor.next();
    const kind = text === "||" ? "or" : "and";
    left = { kind, left, right: comparison(cursor, depth), line };
  }
  return left;
}

const SIGNS: readonly Sign[] = ["=", "!=", "<", "<=", ">", ">=", "~", "!~"];

function comparison(cursor: Cursor, depth: number): Expression {
  const left = sum(cursor, depth);
  const sign = SIGNS.find((s) => cursor.is(s));
  if (sign === undefined) return left;
  const { line } = cursor.next();
  return { kind: "compare", sign, left, right: sum(cursor, depth), line };
}

function sum(cursor: Cursor, depth: number): Expression {
  let left = unary(cursor, depth);
  while (cursor.is("+")) {
    const { line } = cursor.next();
    left = { kind: "sum", left, right: unary(cursor, depth), line };
  }
  return left;
}

function unary(cursor: Cursor, depth: number): Expression {
  if (depth > DEEPEST) cursor.fail("an expression nested too deep");
  const { line } = cursor.token;
  if (cursor.skip("!")) return { kind: "not", of: unary(cursor, depth + 1), line };
  return primary(cursor, depth + 1);
}

function primary(cursor: Cursor, depth: number): Expression {
  const token = cursor.next();
  const { line, text } = token;
  const upTo = (low: Expression): Expression =>
    cursor.skip("..") ? { kind: "range", low, high: primary(cursor, depth), line } : low;
  switch (token.kind) {
    case "number":
      return upTo({ kind: "number", value: Number(text), line });
    case "address":
    case "text":
      return { kind: token.kind, text, line };
    case "prefix":
      return prefixes(cursor, text, line);
    case "prefixes":
      return { kind: "prefix-set", prefixes: token.prefixes, line };
    case "word":
      if (cursor.skip(".")) return { kind: "part", of: text, part: cursor.next().text, line };
      if (cursor.skip("(")) return { kind: "call", name: text, args: list(cursor, depth), line };
      return upTo({ kind: "name", text, line });
    case "sign":
    case "body":
      break;
  }
  if (text === "*") return { kind: "any", line };
  if (text === "(") return parenthesised(cursor, depth, line);
  if (text === "[") {
    const items: Expression[] = [];
    while (!cursor.skip("]")) {
      if (items.length > 0) cursor.expect(",");
      items.push(primary(cursor, depth));
    }
    return { kind: "set", items, line };
  }
  if (text === "[=") {
    const words: string[] = [];
    while (!cursor.skip("=]")) {
      if (cursor.isAtEnd) cursor.fail("a mask that is not closed");
      words.push(cursor.next().text);
    }
    return { kind: "mask", words, line };
  }
  cursor.at--;
  return cursor.fail("not an expression that peerc knows");
}

function prefixes(cursor: Cursor, text: string, line: number): Expression {
  if (cursor.skip("+")) return { kind: "prefixes", text, lengths: "+", line };
  if (cursor.skip("-")) return { kind: "prefixes", text, lengths: "-", line };
  if (!cursor.skip("{")) return { kind: "prefix", text, line };
  const low = Number(cursor.next().text);
  cursor.expect(",");
  const high = Number(cursor.next().text);
  cursor.expect("}");
  return { kind: "prefixes", text, lengths: [low, high], line };
}

/** One expression, or the parts of a community. */
function parenthesised(cursor: Cursor, depth: number, line: number): Expression {
  const first = parseExpression(cursor, depth);
  if (cursor.skip(")")) return first;
  const parts = [first];
  while (cursor.skip(",")) parts.push(parseExpression(cursor, depth));
  cursor.expect(")");
  return { kind: "tuple", parts, line };
}
