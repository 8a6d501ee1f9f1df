import type { FilterNode } from "../../../policy/index.ts";
import type { Continuations } from "../../fast/movable-graph.ts";
import { editsOf } from "./edits.ts";
import type { FilterContext } from "./filter-context.ts";
import { bodyOf, type XrObjects } from "./objects.ts";
import { parsePolicy, type RplCondition, type RplStatement, type Token } from "./parse-policy.ts";
import type { Problems } from "./problems.ts";
import { readCondition } from "./read-condition.ts";

const DEEPEST_APPLY = 10;

/**
 * Reads a policy as a decision graph. All of its tests see the route as received; `done` accepts, `drop` rejects
 * immediately.
 */
export class PolicyReader {
  readonly #objects: XrObjects;
  readonly #problems: Problems;
  readonly #context: FilterContext;

  constructor(objects: XrObjects, context: FilterContext, problems: Problems) {
    this.#objects = objects;
    this.#context = context;
    this.#problems = problems;
  }

  /** The policy with a name, attached on a line. */
  read(name: string, line: number): FilterNode {
    const raw = this.#objects.use("route-policy", name);
    const end = (raw && bodyOf(raw).at(-1)?.line) ?? line;
    return this.#policy(name, line, this.end(end), 0).open;
  }

  /** After the last line of a policy: the default disposition. */
  end(line: number): Continuations {
    return { open: reject(line), touched: this.#accept(line) };
  }

  #accept(line: number): FilterNode {
    let node: FilterNode = { kind: "verdict", verdict: "accept", line };
    for (const edit of this.#context.editsAfter) node = { kind: "edit", edit, line, next: node };
    return node;
  }

  #policy(name: string, line: number, next: Continuations, depth: number): Continuations {
    const raw = this.#objects.use("route-policy", name);
    if (!raw) {
      this.#problems.notDefined(line, "route-policy", name, "IOS-XR refuses the configuration");
      return { open: reject(line), touched: reject(line) };
    }
    if (raw.parameters) this.#problems.notUnderstood(raw.line, "a policy with parameters");
    const statements = this.#objects.readOnce("route-policy", name, "statements", () =>
      parsePolicy(bodyOf(raw), this.#problems),
    );
    if (statements === null) return { open: reject(line), touched: reject(line) };
    return this.statements(statements, next, depth);
  }

  /** The graph of statements that continue with `next`. */
  statements(statements: readonly RplStatement[], next: Continuations, depth = 0): Continuations {
    return statements.reduceRight(
      (rest, statement) => this.#statement(statement, rest, depth),
      next,
    );
  }

  #statement(statement: RplStatement, next: Continuations, depth: number): Continuations {
    if (statement.kind === "action") return this.#action(statement.words, next, depth);
    const then = this.statements(statement.then, next, depth);
    const otherwise = this.statements(statement.otherwise, next, depth);
    const open = this.#condition(statement.when, then.open, otherwise.open);
    const same = then.open === then.touched && otherwise.open === otherwise.touched;
    const touched = same ? open : this.#condition(statement.when, then.touched, otherwise.touched);
    return { open, touched };
  }

  #action(words: readonly Token[], next: Continuations, depth: number): Continuations {
    const [first, second] = words;
    if (!first) return next;
    const { line } = first;
    const both = (node: FilterNode): Continuations => ({ open: node, touched: node });
    switch (words.map(({ text }) => text).join(" ")) {
      case "drop":
        return both(reject(line));
      case "done":
        return both(this.#accept(line));
      case "pass":
        return both(next.touched);
    }
    if (first.text === "apply" && second && words.length === 2) {
      if (depth >= DEEPEST_APPLY) {
        this.#problems.notUnderstood(line, "applied policies nested too deep");
        return both(reject(line));
      }
      return this.#policy(second.text, line, next, depth + 1);
    }
    const edits = editsOf(
      words.map(({ text }) => text),
      line,
      this.#context.local,
      this.#objects,
      this.#problems,
    );
    if (edits === null) {
      this.#problems.notUnderstood(line, "a statement whose meaning peerc does not know");
      return next;
    }
    const node = edits.reduceRight<FilterNode>(
      (after, edit) => ({ kind: "edit", edit, line, next: after }),
      next.touched,
    );
    return both(node);
  }

  #condition(condition: RplCondition, then: FilterNode, otherwise: FilterNode): FilterNode {
    switch (condition.kind) {
      case "not":
        return this.#condition(condition.of, otherwise, then);
      case "and":
        return condition.parts.reduceRight(
          (node, part) => this.#condition(part, node, otherwise),
          then,
        );
      case "or":
        return condition.parts.reduceRight(
          (node, part) => this.#condition(part, then, node),
          otherwise,
        );
      case "test":
        return readCondition(
          condition.words,
          then,
          otherwise,
          this.#objects,
          this.#context,
          this.#problems,
        );
    }
  }
}

function reject(line: number): FilterNode {
  return { kind: "verdict", verdict: "reject", line };
}
