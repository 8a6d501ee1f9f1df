import { parseAddress } from "../../../net/index.ts";
import { onceEach } from "../../once-each.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { Cursor, NotUnderstood } from "./cursor.ts";
import type { BirdObjects, FunctionText } from "./objects.ts";
import { parseExpression, parseStatements, type FilterStatement } from "./syntax.ts";
import { readBodyTokens, readTokens, type Token } from "./tokens.ts";

/** A protocol or template: its kind, and its statements not read yet. */
export interface ProtocolText {
  readonly type: string;
  readonly name: string;
  readonly from: string | null;
  readonly line: number;
  readonly body: readonly Token[];
}

/** What a file holds, before protocols are put together with what they use. */
export interface BirdFile {
  readonly objects: BirdObjects;
  readonly protocols: ProtocolText[];
  readonly templates: Map<string, ProtocolText>;
}

/** Reads a configuration: constants, functions, filters, tables, protocols. Others' statements are gone over. */
export function readFile(text: string, problems: ReadingProblems): BirdFile {
  const cursor = new Cursor(readTokens(text));
  const file: BirdFile = {
    objects: {
      constants: new Map(),
      functions: new Map(),
      filters: new Map(),
      roaTables: new Map(),
      defined: new Set(),
      used: new Set(),
      address: onceEach(parseAddress),
      made: new Map(),
      known: new Map(),
    },
    protocols: [],
    templates: new Map(),
  };
  while (!cursor.isAtEnd) {
    const { line } = cursor.token;
    try {
      readStatement(cursor, file);
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      problems.notUnderstood(thrown.line || line, thrown.why);
      toNextStatement(cursor);
    }
  }
  return file;
}

function readStatement(cursor: Cursor, { objects, protocols, templates }: BirdFile): void {
  const { line } = cursor.token;
  const nameOf = (): string => {
    const name = cursor.next().text;
    if (objects.defined.has(name)) {
      throw new NotUnderstood(line, { name, says: "is defined twice: BIRD refuses the file" });
    }
    objects.defined.add(name);
    return name;
  };
  if (cursor.skip("define")) {
    const name = nameOf();
    cursor.expect("=");
    objects.constants.set(name, { line, value: parseExpression(cursor) });
    cursor.expect(";");
  } else if (cursor.skip("filter")) {
    const name = nameOf();
    cursor.expect("{");
    const tokens = cursor.block();
    const body = tokens[0]?.kind === "body" ? tokens[0].body : null;
    const read = onceUsed(() => (body ? readBodyTokens(body.text, body.line) : tokens));
    objects.filters.set(name, { name, line, read, parts: body?.parts ?? null });
  } else if (cursor.skip("function")) {
    const name = nameOf();
    const parameters: string[] = [];
    cursor.expect("(");
    while (!cursor.skip(")")) parameters.push(cursor.next().text);
    if (cursor.skip("->")) cursor.next();
    cursor.expect("{");
    const tokens = cursor.block();
    objects.functions.set(name, { name, line, parameters, read: onceUsed(() => tokens) });
  } else if (cursor.is("roa4", "table") || cursor.is("roa6", "table")) {
    const family = cursor.next().text === "roa4" ? "ipv4" : "ipv6";
    cursor.expect("table");
    objects.roaTables.set(nameOf(), { line, family, filled: false });
    cursor.expect(";");
  } else if (cursor.is("protocol") || cursor.is("template")) {
    const isTemplate = cursor.next().text === "template";
    const type = cursor.next().text;
    const name = cursor.is("{") || cursor.is("from") ? "" : nameOf();
    const from = cursor.skip("from") ? cursor.next().text : null;
    cursor.expect("{");
    const protocol = { type, name, from, line, body: cursor.block() };
    if (isTemplate) templates.set(name, protocol);
    else protocols.push(protocol);
    cursor.skip(";");
  } else {
    const from = cursor.at;
    toNextStatement(cursor);
    if (cursor.at === from) cursor.next();
  }
}

/** Statements that are read once something uses them: those that nothing of ours uses need not be understood. */
function onceUsed(tokens: () => readonly Token[]): FunctionText["read"] {
  let statements: readonly FilterStatement[] | null = null;
  return () => (statements ??= parseStatements(tokens()));
}

/** Over everything up to the end of a statement: a semicolon, or a block. */
function toNextStatement(cursor: Cursor): void {
  while (!cursor.isAtEnd) {
    const { text, kind } = cursor.next();
    if (kind === "text") continue;
    if (text === ";") return;
    if (text === "{") {
      overBlock(cursor);
      cursor.skip(";");
      return;
    }
  }
}

/** Over everything up to the brace that closes the one just opened, or to the end. */
function overBlock(cursor: Cursor): void {
  for (let open = 1; open > 0;) {
    if (cursor.token.text === "" && cursor.token.kind === "sign") return;
    const { text, kind } = cursor.next();
    if (kind !== "text" && text === "{") open++;
    if (kind !== "text" && text === "}") open--;
  }
}

/** A statement of a protocol: its words, and its block if it has one. */
export interface ProtocolStatement {
  readonly words: readonly Token[];
  readonly block: readonly Token[] | null;
  readonly line: number;
}

/** The statements of a protocol or of a block in one. Throws `NotUnderstood`. */
export function statementsOf(body: readonly Token[]): readonly ProtocolStatement[] {
  const cursor = new Cursor(body);
  const statements: ProtocolStatement[] = [];
  while (!cursor.isAtEnd) {
    const statement = nextStatement(cursor);
    if (statement.words.length > 0 || statement.block) statements.push(statement);
  }
  return statements;
}

function nextStatement(cursor: Cursor): ProtocolStatement {
  const { line } = cursor.token;
  const words: Token[] = [];
  while (!cursor.isAtEnd && !cursor.skip(";")) {
    if (!cursor.skip("{")) {
      words.push(cursor.next());
      continue;
    }
    const block = cursor.block();
    cursor.skip(";");
    return { words, block, line };
  }
  return { words, block: null, line };
}
