import type { Address, Family } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { Cursor, NotUnderstood } from "./cursor.ts";
import { readDebugFlags } from "./debug-flags.ts";
import { LazyConstant } from "./lazy-constant.ts";
import type { BirdObjects, FunctionText } from "./objects.ts";
import { skipIgnored } from "./skip-ignored.ts";
import { readRouterId } from "./read-router-id.ts";
import { MASTER_TABLES, readTable } from "./read-table.ts";
import { parseStatements, type FilterStatement } from "./syntax.ts";
import { readBodyTokens, readTokens, type Token } from "./tokens.ts";
import { withoutIncludes } from "./without-includes.ts";

/** A protocol or template: its kind, and its unparsed statements. */
export interface ProtocolText {
  readonly type: string;
  /** Empty if it has none. */
  readonly name: string;
  readonly from: string | null;
  readonly line: number;
  readonly body: readonly Token[];
  /** The default ROA table of each family: the first one before it. */
  readonly roaTables: Readonly<Record<Family, string | null>>;
  /** Whether it logs its states by default, according to the preceding `debug protocols`; null if there is none. */
  readonly logsStates: boolean | null;
}

/** The contents of a file, before protocols are combined with what they use. */
export interface BirdFile {
  readonly objects: BirdObjects;
  readonly protocols: ProtocolText[];
  readonly templates: Map<string, ProtocolText>;
  /** `router id`: the last one applies; null if the file has none. */
  routerId: Address | null;
  /** The line of `router id from`, which chooses among the router's addresses unless there is a `router id`. */
  routerIdFrom: number | null;
  /** The state logging of the last `debug protocols`; null if there is none yet. */
  logsStates: boolean | null;
}

/**
 * Reads a configuration: constants, functions, filters, tables, protocols, the router ID. Statements of others are
 * skipped if they are known not to affect peerc's part (`ignored.ts`), and reported otherwise.
 */
export function readFile(text: string, problems: ReadingProblems): BirdFile {
  const cursor = new Cursor(withoutIncludes(text, readTokens(text), problems));
  const file: BirdFile = {
    objects: {
      constants: new Map(),
      functions: new Map(),
      filters: new Map(),
      roaTables: new Map(),
      defined: new Set(MASTER_TABLES),
      used: new Set(),
      made: new Map(),
      known: new Map(),
    },
    protocols: [],
    templates: new Map(),
    routerId: null,
    routerIdFrom: null,
    logsStates: null,
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

/** Names that BIRD accepts for variants of a kind of protocol. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = { ospf: ["v2", "v3"], rip: ["ng"] };

function readStatement(cursor: Cursor, file: BirdFile): void {
  const { objects, protocols, templates } = file;
  const { line } = cursor.token;
  const nameOf = (): string => {
    const { kind, text: name } = cursor.next();
    if (kind !== "word") throw new NotUnderstood(line, "a name is missing");
    if (objects.defined.has(name)) {
      throw new NotUnderstood(line, { name, problem: "is defined twice: BIRD refuses the file" });
    }
    objects.defined.add(name);
    return name;
  };
  if (cursor.skip(";")) return;
  if (cursor.skip("define")) {
    const name = nameOf();
    cursor.expect("=");
    const tokens = cursor.upToSemicolon();
    objects.constants.set(name, new LazyConstant(line, tokens));
  } else if (cursor.is("filter") && !cursor.is("filter", "stacks")) {
    cursor.next();
    const name = nameOf();
    const variables = upToBody(cursor);
    const tokens = cursor.block();
    const body = tokens[0]?.kind === "body" ? tokens[0].body : null;
    const read = onceUsed(variables, () => (body ? readBodyTokens(body.text, body.line) : tokens));
    const parts = variables === null ? (body?.parts ?? null) : null;
    objects.filters.set(name, { name, line, read, parts });
  } else if (cursor.skip("function")) {
    const name = nameOf();
    const parameters: string[] = [];
    cursor.expect("(");
    while (!cursor.skip(")")) {
      if (cursor.isAtEnd) cursor.fail("a function without an end");
      parameters.push(cursor.next().text);
    }
    if (cursor.skip("->")) {
      cursor.next();
      cursor.skip("set");
    }
    const variables = upToBody(cursor);
    const tokens = cursor.block();
    const read = onceUsed(variables, () => tokens);
    objects.functions.set(name, { name, line, parameters, read });
  } else if (cursor.skip("router", "id")) {
    const id = readRouterId(cursor, objects);
    if (id.from) file.routerIdFrom = line;
    else file.routerId = id.address;
  } else if (cursor.skip("debug", "protocols")) {
    file.logsStates = readDebugFlags(cursor);
  } else if (cursor.is("protocol") || cursor.is("template")) {
    const isTemplate = cursor.next().text === "template";
    const type = cursor.next().text;
    VARIANTS[type]?.some((variant) => cursor.skip(variant));
    const name = cursor.is("{") || cursor.is("from") ? "" : nameOf();
    const from = cursor.skip("from") ? cursor.next().text : null;
    cursor.expect("{");
    const tables = [...objects.roaTables];
    const first = (wanted: Family) =>
      tables.find(([, { family }]) => family === wanted)?.[0] ?? null;
    const roaTables = { ipv4: first("ipv4"), ipv6: first("ipv6") };
    const { logsStates } = file;
    const protocol = { type, name, from, line, body: cursor.block(), roaTables, logsStates };
    if (isTemplate) templates.set(name, protocol);
    else protocols.push(protocol);
  } else if (!readTable(cursor, objects, nameOf) && !skipIgnored(cursor)) {
    cursor.fail("a statement that peerc does not know to leave our sessions alone");
  }
}

/** Skips to a body: returns the line of variables that are declared before it, or null; and skips the brace. */
function upToBody(cursor: Cursor): number | null {
  const { line } = cursor.token;
  const from = cursor.at;
  while (cursor.token.kind === "word" || cursor.is(";")) cursor.next();
  const variables = cursor.at > from ? line : null;
  cursor.expect("{");
  return variables;
}

/** Statements that are parsed on first use: those that nothing of peerc's uses need not be understood. */
function onceUsed(variables: number | null, tokens: () => readonly Token[]): FunctionText["read"] {
  let statements: readonly FilterStatement[] | null = null;
  return () => {
    if (variables !== null) throw new NotUnderstood(variables, "variables before a body");
    return (statements ??= parseStatements(tokens()));
  };
}

/** Skips to the end of a statement: a semicolon, or a block. */
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

/** Skips to the brace that closes the one just opened, or to the end. */
function overBlock(cursor: Cursor): void {
  for (let open = 1; open > 0;) {
    if (cursor.token.text === "" && cursor.token.kind === "sign") return;
    const { text, kind } = cursor.next();
    if (kind !== "text" && text === "{") open++;
    if (kind !== "text" && text === "}") open--;
  }
}
