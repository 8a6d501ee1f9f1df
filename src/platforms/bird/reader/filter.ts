import {
  AsnSet,
  CommunitySet,
  PathLanguage,
  type Address,
  type Family,
} from "../../../net/index.ts";
import type { FilterEdit, FilterNode, FilterTest, RpkiState } from "../../../policy/index.ts";
import { KnownStatements } from "../../known-statements.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { firstIn, lastIn, lengthIs, maskPaths } from "./as-paths.ts";
import { NotUnderstood } from "./cursor.ts";
import { editOf } from "./edits.ts";
import type { BirdObjects, FilterText, FunctionText } from "./objects.ts";
import { parsePart } from "./parse-part.ts";
import { isRouteTargetRemoval } from "./route-targets.ts";
import type { Expression, FilterStatement } from "./syntax.ts";
import {
  asnSetOf,
  communityKind,
  communitySetOf,
  isPrefixes,
  lengths,
  prefixSetOf,
} from "./values.ts";

/** For which session a filter is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  readonly asn: number;
}

const DEEPEST_CALL = 20;
/** Nodes of one filter, functions read in at each call. */
const MOST_NODES = 100_000;

/** Where a function goes on: with the answer it returns, or behind its last statement. */
interface Returns {
  readonly then: FilterNode;
  readonly otherwise: FilterNode;
}

/** Reads filters as decision graphs (BIRD manual, "Filters"): a filter that comes to its end refuses, and says so in the log. */
export class FilterReader {
  readonly #objects: BirdObjects;
  readonly #context: FilterContext;
  readonly #problems: ReadingProblems;
  #nodes = 0;

  constructor(objects: BirdObjects, context: FilterContext, problems: ReadingProblems) {
    this.#objects = objects;
    this.#context = context;
    this.#problems = problems;
  }

  /** What a filter of the file does; where something of it is not understood, that is reported. */
  filter(filter: FilterText): FilterNode {
    return this.#inParts(filter) ?? this.read(filter.read(), filter.line);
  }

  /** What the parts of a filter do one after another; null where they have to be read as a whole. */
  #inParts({ parts, line }: FilterText): FilterNode | null {
    if (!parts) return null;
    try {
      const end = verdict("reject", line);
      const behind = { open: end, touched: end };
      const { starts, conditions } = this.#known.read(
        parts,
        behind,
        (statements, { open: next }) => {
          this.#nodes = 0;
          const open = this.#statements(statements, next, null, 0);
          return { starts: { open, touched: open }, conditions: this.#nodes };
        },
      );
      return conditions > MOST_NODES ? null : starts.open;
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      return null;
    }
  }

  /** The statements known of filters that are read with the same family, address and ASN. */
  get #known(): KnownStatements<readonly FilterStatement[]> {
    const { family, local, asn } = this.#context;
    const key = `${family} ${local?.family} ${local?.value} ${asn}`;
    let known = this.#objects.known.get(key);
    if (!known) this.#objects.known.set(key, (known = new KnownStatements(parsePart)));
    return known;
  }

  /** What a filter does; where something of it is not understood, that is reported. */
  read(statements: readonly FilterStatement[], line: number): FilterNode {
    return this.#told(line, () => this.#statements(statements, verdict("reject", line), null, 0));
  }

  /** `import where EXPRESSION`. */
  where(expression: Expression): FilterNode {
    const { line } = expression;
    return this.#told(line, () =>
      this.#condition(expression, verdict("accept", line), verdict("reject", line), 0),
    );
  }

  #told(line: number, read: () => FilterNode): FilterNode {
    this.#nodes = 0;
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      this.#problems.notUnderstood(thrown.line || line, thrown.message);
      return verdict("reject", line);
    }
  }

  #statements(
    statements: readonly FilterStatement[],
    next: FilterNode,
    returns: Returns | null,
    depth: number,
  ): FilterNode {
    return statements.reduceRight<FilterNode>(
      (rest, statement) => this.#statement(statement, rest, returns, depth),
      next,
    );
  }

  #statement(
    statement: FilterStatement,
    next: FilterNode,
    returns: Returns | null,
    depth: number,
  ): FilterNode {
    const { line } = statement;
    switch (statement.kind) {
      case "verdict":
        return verdict(statement.verdict, line);
      case "block":
        return this.#statements(statement.statements, next, returns, depth);
      case "if": {
        const then = this.#statement(statement.then, next, returns, depth);
        const otherwise = statement.otherwise
          ? this.#statement(statement.otherwise, next, returns, depth)
          : next;
        return this.#condition(statement.when, then, otherwise, depth);
      }
      case "return":
        if (!returns) throw new NotUnderstood(line, "a return outside of a function that is asked");
        return this.#condition(statement.value, returns.then, returns.otherwise, depth);
      case "assign":
      case "method":
        return edit(
          editOf(statement, this.#value(statement.value), this.#context.local),
          line,
          next,
        );
      case "call": {
        const called = this.#function(statement.name, statement.args, line, depth);
        if (isRouteTargetRemoval(called.read())) {
          const set = CommunitySet.all("extended");
          return edit({ kind: "remove-communities", set }, line, next);
        }
        return this.#statements(called.read(), next, null, depth + 1);
      }
      case "for":
        throw new NotUnderstood(line, "a loop other than the removal of route targets");
    }
  }

  #function(name: string, args: readonly Expression[], line: number, depth: number): FunctionText {
    const called = this.#objects.functions.get(name);
    this.#objects.used.add(name);
    if (!called) throw new NotUnderstood(line, `no function ${name} is defined`);
    if (depth >= DEEPEST_CALL)
      throw new NotUnderstood(line, "functions that call each other too deep");
    if (args.length > 0 || called.parameters.length > 0) {
      throw new NotUnderstood(line, "a function with arguments");
    }
    return called;
  }

  #condition(
    expression: Expression,
    then: FilterNode,
    otherwise: FilterNode,
    depth: number,
  ): FilterNode {
    if (++this.#nodes > MOST_NODES) throw new NotUnderstood(expression.line, "a filter too large");
    const { line } = expression;
    switch (expression.kind) {
      case "not":
        return this.#condition(expression.of, otherwise, then, depth);
      case "and":
        return this.#condition(
          expression.left,
          this.#condition(expression.right, then, otherwise, depth),
          otherwise,
          depth,
        );
      case "or":
        return this.#condition(
          expression.left,
          then,
          this.#condition(expression.right, then, otherwise, depth),
          depth,
        );
      case "compare":
        return this.#comparison(expression, then, otherwise);
      case "call": {
        const called = this.#function(expression.name, expression.args, line, depth);
        const missing = verdict("reject", line);
        return this.#statements(called.read(), missing, { then, otherwise }, depth + 1);
      }
      case "name":
        if (expression.text === "true") return then;
        if (expression.text === "false") return otherwise;
        break;
      default:
        break;
    }
    throw new NotUnderstood(line, "a condition whose meaning peerc does not know");
  }

  #comparison(
    { left: leftGiven, right: rightGiven, sign, line }: Extract<Expression, { kind: "compare" }>,
    then: FilterNode,
    otherwise: FilterNode,
  ): FilterNode {
    const negated = sign === "!=" || sign === "!~";
    const [yes, no] = negated ? [otherwise, then] : [then, otherwise];
    const ask = (test: FilterTest): FilterNode => ({
      kind: "test",
      test,
      line,
      then: yes,
      otherwise: no,
    });
    const paths = (language: PathLanguage) =>
      ask({ kind: "as-path", paths: language, sees: "current" });
    const isMember = sign === "~" || sign === "!~";
    const isEqual = sign === "=" || sign === "!=";
    const right = this.#value(rightGiven);
    const left = this.#value(leftGiven);
    const { family } = this.#context;
    const subject =
      left.kind === "part" ? `${left.of}.${left.part}` : left.kind === "name" ? left.text : "";
    if (subject === "net.type" && isEqual && right.kind === "name") {
      return right.text === (family === "ipv4" ? "NET_IP4" : "NET_IP6") ? yes : no;
    }
    if (
      subject === "net" &&
      isMember &&
      (right.kind === "prefix-set" ||
        (right.kind === "set" && (right.items.length === 0 || isPrefixes(right))))
    ) {
      const set = this.#once(rightGiven, family, () => prefixSetOf(right, family));
      return ask({ kind: "prefix", set });
    }
    if (subject === "net" && isEqual && right.kind === "prefix") {
      const set = prefixSetOf({ kind: "set", items: [right], line }, family);
      return ask({ kind: "prefix", set });
    }
    if (subject === "net.len" && right.kind === "number") {
      const set = lengths(family, sign, right.value);
      if (set) return { kind: "test", test: { kind: "prefix", set }, line, then, otherwise };
    }
    if (subject === "bgp_path.len" && right.kind === "number") {
      const hops = right.value;
      const language = this.#madeOnce(`length ${sign} ${hops}`, () => lengthIs(sign, hops));
      if (language) {
        return {
          kind: "test",
          test: { kind: "as-path", paths: language, sees: "current" },
          line,
          then,
          otherwise,
        };
      }
    }
    if (subject === "bgp_path.first" || subject === "bgp_path.last") {
      const asns =
        isEqual && right.kind === "number"
          ? AsnSet.from([right.value])
          : isMember
            ? asnSetOf(right)
            : null;
      const end = subject === "bgp_path.first" ? firstIn : lastIn;
      if (asns) return paths(this.#once(rightGiven, subject, () => end(asns)));
    }
    if (subject === "bgp_path" && isMember) {
      return paths(
        this.#once(rightGiven, "path", () =>
          right.kind === "mask" ? maskPaths(right) : PathLanguage.containing(asnSetOf(right)),
        ),
      );
    }
    if (right.kind === "name" && right.text === "bgp_path" && isMember && left.kind === "number") {
      return paths(PathLanguage.containing(AsnSet.from([left.value])));
    }
    const kind = communityKind(subject);
    // A single community on the right is a runtime error, which refuses the route (seen on 2.0.12).
    if (kind && isMember && (right.kind === "set" || right.kind === "asn-set")) {
      const set = this.#once(rightGiven, kind, () => communitySetOf(kind, right));
      return ask({ kind: "community", set, sees: "current" });
    }
    const carried = right.kind === "name" ? communityKind(right.text) : null;
    if (carried && isMember && left.kind === "tuple") {
      return ask({ kind: "community", set: communitySetOf(carried, left), sees: "current" });
    }
    if (subject === "bgp_next_hop" && isEqual && right.kind === "address") {
      const address = this.#objects.address(right.text);
      if (address) return ask({ kind: "next-hop", address, sees: "current" });
    }
    const state = right.kind === "name" ? ROA_STATES[right.text] : undefined;
    if (left.kind === "call" && left.name === "roa_check" && isEqual && state) {
      const empty = this.#checksEmptyTable(left);
      if (empty) return state === "not-found" ? yes : no;
      return ask({ kind: "rpki", state });
    }
    throw new NotUnderstood(line, "a condition whose meaning peerc does not know");
  }

  /**
   * `roa_check(TABLE, net, ORIGIN)`, with the origin of RFC 6811: our own ASN where the path is empty, else the last
   * one. True where no cache fills the table: then every route is unknown.
   */
  #checksEmptyTable({ args, line }: Extract<Expression, { kind: "call" }>): boolean {
    const [table, net, origin] = args;
    const name = table?.kind === "name" ? table.text : "";
    const known = this.#objects.roaTables.get(name);
    this.#objects.used.add(name);
    if (!known || net?.kind !== "name" || net.text !== "net" || args.length !== 3) {
      throw new NotUnderstood(line, "a check against something else than a ROA table");
    }
    if (known.family !== this.#context.family) {
      throw new NotUnderstood(line, `${name} is a table of the other family`);
    }
    if (origin?.kind !== "call" || !this.#isOrigin(origin)) {
      throw new NotUnderstood(
        line,
        "an origin that is not our own ASN for an empty path, and else bgp_path.last",
      );
    }
    return !known.filled;
  }

  #isOrigin(call: Extract<Expression, { kind: "call" }>): boolean {
    const [first, second, more] = this.#function(call.name, call.args, call.line, 0).read();
    if (first?.kind !== "if" || first.otherwise || second?.kind !== "return" || more) return false;
    const { when, then } = first;
    const asksEmpty =
      when.kind === "compare" &&
      when.sign === "=" &&
      isPart(when.left, "len") &&
      when.right.kind === "number" &&
      when.right.value === 0;
    const own = then.kind === "return" ? this.#value(then.value) : null;
    return (
      asksEmpty &&
      own?.kind === "number" &&
      own.value === this.#context.asn &&
      isPart(second.value, "last")
    );
  }

  /** A constant's value in place of its name, in sets and communities too. */
  #value(expression: Expression, depth = 0): Expression {
    const within = (part: Expression) => this.#value(part, depth + 1);
    if (depth > DEEPEST_CALL) {
      throw new NotUnderstood(expression.line, "constants made of each other too deep");
    }
    switch (expression.kind) {
      case "tuple":
        return { ...expression, parts: expression.parts.map(within) };
      case "set":
        return { ...expression, items: expression.items.map(within) };
      case "range":
        return { ...expression, low: within(expression.low), high: within(expression.high) };
      case "name":
        break;
      default:
        return expression;
    }
    const constant = this.#objects.constants.get(expression.text);
    if (!constant) {
      if (expression.text.startsWith("PEERC_")) {
        throw new NotUnderstood(expression.line, `${expression.text} is not defined`);
      }
      return expression;
    }
    this.#objects.used.add(expression.text);
    return this.#once(expression, "value", () => within(constant.value));
  }

  /** What was made of a named constant before, or is now; what has no name is made anew. */
  #once<T>(given: Expression, what: string, make: () => T): T {
    return given.kind === "name" ? this.#madeOnce(`${what} ${given.text}`, make) : make();
  }

  /** What was made under a key before, or is now: most filters ask the same. */
  #madeOnce<T>(key: string, make: () => T): T {
    const { made } = this.#objects;
    // The key tells the type: it names what is made.
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  }
}

const ROA_STATES: Readonly<Record<string, RpkiState>> = {
  ROA_VALID: "valid",
  ROA_INVALID: "invalid",
  ROA_UNKNOWN: "not-found",
};

function isPart(expression: Expression, part: string): boolean {
  return expression.kind === "part" && expression.of === "bgp_path" && expression.part === part;
}

function verdict(kind: "accept" | "reject", line: number): FilterNode {
  return { kind: "verdict", verdict: kind, line };
}

function edit(made: FilterEdit, line: number, next: FilterNode): FilterNode {
  return { kind: "edit", edit: made, line, next };
}
