import type { FilterEdit, FilterNode } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { editsOf } from "./edits.ts";
import type { FilterContext } from "./filter-context.ts";
import type { JunosObjects } from "./objects.ts";
import type { PolicyTerm } from "./policy-terms.ts";
import { readCondition, type ConditionContext } from "./read-condition.ts";
import type { Flow, TermCondition } from "./term-parts.ts";

/** Where a policy continues. */
interface Ends {
  readonly accept: (line: number) => FilterNode;
  readonly reject: (line: number) => FilterNode;
  /** After its last term, and for `next policy`. */
  readonly next: FilterNode;
}

const DEEPEST = 10;

/** Reads chains of policies as decision graphs (Routing Policies User Guide, "Evaluating Routing Policies"). */
export class PolicyReader {
  readonly #objects: JunosObjects;
  readonly #context: ConditionContext;
  readonly #problems: ReadingProblems;

  constructor(objects: JunosObjects, context: FilterContext, problems: ReadingProblems) {
    this.#objects = objects;
    this.#context = { ...context, objects, problems };
    this.#problems = problems;
  }

  /** The policies in sequence; what none of them decides, BGP's default policy accepts. */
  chain(names: readonly string[], line: number): FilterNode {
    const ends = {
      accept: (at: number) => verdict("accept", at),
      reject: (at: number) => verdict("reject", at),
    };
    return names.reduceRight<FilterNode>(
      (next, name) => this.#policy(name, line, { ...ends, next }, 0),
      this.#byDefault(verdict("accept", line), verdict("reject", line), line),
    );
  }

  /**
   * BGP's default policies (same guide, "Default Routing Policies"): import accepts; export accepts what was learned
   * by BGP. One of our own routes can have any protocol, so it counts as rejected here, and a policy that relies on
   * the default to accept it is not proven.
   */
  #byDefault(then: FilterNode, otherwise: FilterNode, line: number): FilterNode {
    if (this.#context.direction === "import") return then;
    const test = { kind: "as-path", paths: this.#objects.hops(1), sees: "current" } as const;
    return { kind: "test", test, line, then, otherwise };
  }

  #policy(name: string, line: number, ends: Ends, depth: number): FilterNode {
    const policy = this.#objects.policy(name, line);
    if (!policy) return ends.reject(line);
    const terms = this.#objects.terms.of(policy);
    return terms.reduceRight<FilterNode>(
      (next, term) => this.#from(term, this.#then(term, next, ends, depth), next, depth),
      ends.next,
    );
  }

  /** The actions of a term, in order; without a verdict the next term follows. */
  #then(
    { parts, line, base }: PolicyTerm,
    next: FilterNode,
    ends: Ends,
    depth: number,
  ): FilterNode {
    const { then } = parts;
    if (!then) return next;
    if (then.several !== null) {
      this.#problems.notUnderstood(
        base + then.several,
        "two actions of one kind, of which the last replaces the first",
      );
    }
    const edits: { readonly edit: FilterEdit; readonly line: number; readonly order: number }[] =
      [];
    let end = next;
    for (const { words, flow, line: relative, order } of then.all) {
      const at = base + relative;
      if (flow) end = whereTo(flow, at, next, ends);
      else for (const edit of this.#edits(words, at)) edits.push({ edit, line: at, order });
    }
    if (edits.length === 0) return end;
    if (depth > 0) {
      this.#problems.notUnderstood(
        line,
        "a policy that another one uses as a condition, and that changes routes",
      );
    }
    return edits
      .sort((a, b) => a.order - b.order)
      .reduceRight<FilterNode>(
        (node, { edit, line: at }) => ({ kind: "edit", edit, line: at, next: node }),
        end,
      );
  }

  #edits(words: readonly string[], line: number): readonly FilterEdit[] {
    const edits = editsOf(words, line, this.#objects, this.#context.local);
    if (!edits) this.#problems.notUnderstood(line, "an action whose meaning peerc does not know");
    return edits ?? [];
  }

  /** All kinds of conditions must hold; several values of one kind are alternatives. */
  #from(
    { parts, base }: PolicyTerm,
    then: FilterNode,
    otherwise: FilterNode,
    depth: number,
  ): FilterNode {
    const { from } = parts;
    if (!from) return then;
    if (from.mixesLists) {
      this.#problems.notUnderstood(
        base + from.line,
        "lists of prefixes of several kinds in one from",
      );
    }
    if (from.severalLists !== null) {
      this.#problems.notUnderstood(
        base + from.severalLists,
        "several lists of route filters in one from, whose entries may hide each other",
      );
    }
    if (from.several !== null) {
      this.#problems.notUnderstood(
        base + from.several,
        "two values of a condition that takes one, of which the last replaces the first",
      );
    }
    return from.all.reduceRight<FilterNode>(
      (node, condition) => this.#condition(condition, base, node, otherwise, from.asksBgp, depth),
      then,
    );
  }

  #condition(
    condition: TermCondition,
    base: number,
    then: FilterNode,
    otherwise: FilterNode,
    asksBgp: boolean,
    depth: number,
  ): FilterNode {
    if (condition.word !== "policy") {
      return readCondition(condition, base, then, otherwise, asksBgp, this.#context);
    }
    const line = base + condition.line;
    const { paths } = condition;
    const [only] = paths;
    const name = only?.words[0];
    if (paths.length !== 1 || only?.words.length !== 1 || name === undefined || depth >= DEEPEST) {
      this.#problems.notUnderstood(line, "a condition whose meaning peerc does not know");
      return otherwise;
    }
    const next = this.#byDefault(then, otherwise, line);
    const ends = { accept: () => then, reject: () => otherwise, next };
    return this.#policy(name, line, ends, depth + 1);
  }
}

function whereTo(flow: Flow, line: number, next: FilterNode, ends: Ends): FilterNode {
  switch (flow) {
    case "accept":
      return ends.accept(line);
    case "reject":
      return ends.reject(line);
    case "next term":
      return next;
    case "next policy":
      return ends.next;
  }
}

function verdict(kind: "accept" | "reject", line: number): FilterNode {
  return { kind: "verdict", verdict: kind, line };
}
