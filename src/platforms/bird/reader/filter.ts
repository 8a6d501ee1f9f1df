import { CommunitySet } from "../../../net/index.ts";
import type { FilterEdit, FilterNode } from "../../../policy/index.ts";
import { StatementCache } from "../../fast/statement-cache.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { readCondition } from "./read-condition.ts";
import { valueOf } from "./constants.ts";
import { NotUnderstood } from "./cursor.ts";
import { editOf } from "./edits.ts";
import type { FilterContext } from "./filter-context.ts";
import { functionOf } from "./function-of.ts";
import type { BirdObjects, FilterText } from "./objects.ts";
import { parsePart } from "./fast/parse-part.ts";
import { refuseAfterEdits } from "./refuse-after-edits.ts";
import { medTest } from "./med-test.ts";
import { isRouteTargetRemoval } from "./route-targets.ts";
import type { Expression, FilterStatement } from "./syntax.ts";

/** Nodes of one filter, with functions inlined at each call. */
const MOST_NODES = 100_000;

/** Where a function continues: with its return value, or after its last statement. */
interface Returns {
  readonly then: FilterNode;
  readonly otherwise: FilterNode;
}

/**
 * Reads filters as decision graphs (BIRD manual, "Filters"): a filter that reaches its end rejects the route, and
 * logs that.
 */
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

  /** The graph of a filter of the file; reports what is not understood. */
  filter(filter: FilterText): FilterNode {
    return this.#inParts(filter) ?? this.read(filter.read(), filter.line);
  }

  /** The graph of a filter's parts in sequence; null if they must be read as a whole. */
  #inParts({ parts, line }: FilterText): FilterNode | null {
    if (!parts) return null;
    try {
      const end = verdict("reject", line);
      const after = { open: end, touched: end };
      const { starts, conditions } = this.#known.read(
        parts,
        after,
        (statements, { open: next }) => {
          this.#nodes = 0;
          const open = this.#statements(statements, next, null, 0);
          return { starts: { open, touched: open }, conditions: this.#nodes };
        },
      );
      if (conditions > MOST_NODES) return null;
      refuseAfterEdits(starts.open, this.#context.asn);
      return starts.open;
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      return null;
    }
  }

  /** The known statements of filters that are read in the same direction, with the same family, address and ASN. */
  get #known(): StatementCache<readonly FilterStatement[]> {
    const { family, local, asn, direction } = this.#context;
    const key = `${direction} ${family} ${local?.family} ${local?.value} ${asn}`;
    let known = this.#objects.known.get(key);
    if (!known) this.#objects.known.set(key, (known = new StatementCache(parsePart)));
    return known;
  }

  /** The graph of a filter; reports what is not understood. */
  read(statements: readonly FilterStatement[], line: number): FilterNode {
    return this.#reporting(line, () =>
      this.#statements(statements, verdict("reject", line), null, 0),
    );
  }

  /** `import where EXPRESSION`. */
  where(expression: Expression): FilterNode {
    const { line } = expression;
    return this.#reporting(line, () =>
      this.#condition(expression, verdict("accept", line), verdict("reject", line), 0),
    );
  }

  #reporting(line: number, read: () => FilterNode): FilterNode {
    this.#nodes = 0;
    try {
      const start = read();
      refuseAfterEdits(start, this.#context.asn);
      return start;
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      this.#problems.notUnderstood(thrown.line || line, thrown.why);
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
        if (!returns)
          throw new NotUnderstood(line, "a return outside of a function used as a condition");
        return this.#condition(statement.value, returns.then, returns.otherwise, depth);
      case "assign":
      case "method":
        return edit(
          editOf(statement, valueOf(statement.value, this.#objects), this.#context.local),
          line,
          next,
        );
      case "call": {
        const called = functionOf(statement.name, statement.args, line, depth, this.#objects);
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

  #condition(
    expression: Expression,
    then: FilterNode,
    otherwise: FilterNode,
    depth: number,
  ): FilterNode {
    if (++this.#nodes > MOST_NODES) throw new NotUnderstood(expression.line, "a filter too large");
    const { line } = expression;
    const med = medTest(expression);
    if (med) return { kind: "test", test: med, line, then, otherwise };
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
        return readCondition(expression, then, otherwise, this.#objects, this.#context);
      case "call": {
        const called = functionOf(expression.name, expression.args, line, depth, this.#objects);
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
}

function verdict(kind: "accept" | "reject", line: number): FilterNode {
  return { kind: "verdict", verdict: kind, line };
}

function edit(made: FilterEdit, line: number, next: FilterNode): FilterNode {
  return { kind: "edit", edit: made, line, next };
}
