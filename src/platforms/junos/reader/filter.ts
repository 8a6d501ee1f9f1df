import type { FilterEdit, FilterNode } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { editsOf } from "./edits.ts";
import type { FilterContext } from "./filter-context.ts";
import type { JunosObjects } from "./objects.ts";
import type { PolicyTerm } from "./policy-terms.ts";
import { readCondition } from "./read-condition.ts";
import type { Statement } from "./statement.ts";

/** Where a policy goes on. */
interface Ends {
  readonly accept: (line: number) => FilterNode;
  readonly reject: (line: number) => FilterNode;
  /** Behind its last term, and for `next policy`. */
  readonly next: FilterNode;
}

const DEEPEST = 10;

/** Reads chains of policies as decision graphs (Routing Policies User Guide, "Evaluating Routing Policies"). */
export class PolicyReader {
  readonly #objects: JunosObjects;
  readonly #context: FilterContext;
  readonly #problems: ReadingProblems;

  constructor(objects: JunosObjects, context: FilterContext, problems: ReadingProblems) {
    this.#objects = objects;
    this.#context = context;
    this.#problems = problems;
  }

  /** The policies in a row; what none of them decides, BGP's default policy accepts. */
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
   * BGP's default policies (same guide, "Default Routing Policies"): import accepts; export accepts what came by BGP. A
   * route of our own can be of any protocol; so it counts as refused here, and a policy that leaves it to the default
   * and means to accept it is not proven.
   */
  #byDefault(then: FilterNode, otherwise: FilterNode, line: number): FilterNode {
    if (this.#context.direction === "import") return then;
    const test = { kind: "as-path", paths: this.#objects.hops(1), sees: "current" } as const;
    return { kind: "test", test, line, then, otherwise };
  }

  #policy(name: string, line: number, ends: Ends, depth: number): FilterNode {
    const policy = this.#objects.policy(name, line);
    if (!policy) return ends.reject(line);
    return this.#objects.terms
      .of(policy)
      .reduceRight<FilterNode>(
        (next, term) => this.#from(term, this.#then(term, next, ends, depth), next, depth),
        ends.next,
      );
  }

  /** The actions of a term, in their order; without a verdict the next term follows. */
  #then({ then, line, base }: PolicyTerm, next: FilterNode, ends: Ends, depth: number): FilterNode {
    const edits: { readonly edit: FilterEdit; readonly line: number; readonly order: number }[] =
      [];
    let end: FilterNode = next;
    const prepends = then?.find("as-path-prepend");
    if (prepends && prepends.size > 1) {
      this.#problems.notUnderstood(
        base + prepends.line,
        "two prepends, of which the last replaces the first",
      );
    }
    for (const { words, line: at, order } of then ? this.#objects.terms.paths(then) : []) {
      const flow = this.#flow(words, base + at, next, ends);
      if (flow) end = flow;
      else
        for (const edit of this.#edits(words, base + at))
          edits.push({ edit, line: base + at, order });
    }
    if (depth > 0 && edits.length > 0) {
      this.#problems.notUnderstood(line, "a policy that is asked by another and changes routes");
    }
    return edits
      .sort((a, b) => a.order - b.order)
      .reduceRight<FilterNode>(
        (node, { edit, line: at }) => ({ kind: "edit", edit, line: at, next: node }),
        end,
      );
  }

  #flow(words: readonly string[], line: number, next: FilterNode, ends: Ends): FilterNode | null {
    switch (words.join(" ")) {
      case "accept":
        return ends.accept(line);
      case "reject":
        return ends.reject(line);
      case "next term":
        return next;
      case "next policy":
        return ends.next;
      default:
        return null;
    }
  }

  #edits(words: readonly string[], line: number): readonly FilterEdit[] {
    const edits = editsOf(words, line, this.#objects, this.#context.local);
    if (!edits) this.#problems.notUnderstood(line, "an action whose meaning peerc does not know");
    return edits ?? [];
  }

  /** Kinds of conditions have all to hold; several values of one kind are alternatives. */
  #from(
    { from, base }: PolicyTerm,
    then: FilterNode,
    otherwise: FilterNode,
    depth: number,
  ): FilterNode {
    if (!from) return then;
    const prefixKinds = [...from.children].filter(({ word }) =>
      /^(prefix-list|route-filter)/.test(word),
    );
    if (prefixKinds.length > 1) {
      this.#problems.notUnderstood(
        base + from.line,
        "lists of prefixes of several kinds in one from",
      );
    }
    const lists = from.find("route-filter-list");
    if (lists && lists.size > 1) {
      this.#problems.notUnderstood(
        base + lists.line,
        "several lists of route filters in one from, whose entries may hide each other",
      );
    }
    const asksHops = from.find("as-path-calc-length") !== null;
    return [...from.children].reduceRight<FilterNode>(
      (node, condition) => this.#condition(condition, base, node, otherwise, asksHops, depth),
      then,
    );
  }

  #condition(
    condition: Statement,
    base: number,
    then: FilterNode,
    otherwise: FilterNode,
    asksHops: boolean,
    depth: number,
  ): FilterNode {
    if (condition.word !== "policy") {
      return readCondition(
        condition,
        base,
        then,
        otherwise,
        asksHops,
        this.#objects,
        this.#context,
        this.#problems,
      );
    }
    const line = base + condition.line;
    const paths = this.#objects.terms.paths(condition);
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

function verdict(kind: "accept" | "reject", line: number): FilterNode {
  return { kind: "verdict", verdict: kind, line };
}
