import type { Condition } from "../../../policy/index.ts";
import { contraryLines, testLines, testName } from "./test-lines.ts";

/**
 * One term of a policy-statement: its `from`, empty for every route, and its `then`: edits in order, and the verdict.
 */
export interface TermView {
  readonly name: string;
  /** For a comment above it, or null. */
  readonly comment: string | null;
  readonly from: readonly string[];
  readonly changes: readonly string[];
  readonly action: Action;
}

/** What a term decides. */
export type Action = "accept" | "reject" | "next term";

/** One policy-statement. `otherwise` comes after the last term, outside of any: it decides the remaining routes. */
export interface PolicyView {
  readonly name: string;
  readonly comment: string | null;
  readonly terms: readonly TermView[];
  readonly otherwise: { readonly comment: string | null; readonly action: "accept" | "reject" };
}

/**
 * The policies that others test with `from policy`. Junos has no "not", and one `from` can contain only one condition
 * of some kinds; a policy that accepts exactly if a condition holds can express everything. One that depends only on
 * a condition is shared under a name made from it.
 */
export class Subroutines {
  readonly #byName = new Map<string, PolicyView>();
  readonly #ranged: ReadonlySet<string>;

  constructor(ranged: ReadonlySet<string>) {
    this.#ranged = ranged;
  }

  /** All policies made so far, by name. */
  get all(): readonly PolicyView[] {
    return [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The statements that hold exactly if a condition holds, or null if that takes a policy. */
  direct({ negated, test }: Condition): readonly string[] | null {
    return negated ? contraryLines(test) : testLines(test, this.#ranged);
  }

  /** The same, with the help of a policy if needed. */
  linesFor(condition: Condition): readonly string[] {
    return this.direct(condition) ?? [this.testOf(condition)];
  }

  /** The statement that tests the shared policy for a condition. */
  testOf(condition: Condition): string {
    const name = subroutineName(condition);
    if (!this.#byName.has(name)) this.#add(this.#policyFor(name, condition));
    return `policy ${name}`;
  }

  /** A policy that accepts if a condition holds: expressed directly, or by its opposite. */
  #policyFor(name: string, condition: Condition): PolicyView {
    const holds = this.direct(condition);
    const fails = this.direct({ negated: !condition.negated, test: condition.test });
    const term = (from: readonly string[], action: Action): TermView[] => [
      { name: "test", comment: null, from, changes: [], action },
    ];
    const otherwise = (action: "accept" | "reject") => ({ comment: null, action });
    if (holds) {
      return { name, comment: null, terms: term(holds, "accept"), otherwise: otherwise("reject") };
    }
    if (!fails) throw new Error(`neither ${name} nor its contrary can be said`);
    return { name, comment: null, terms: term(fails, "reject"), otherwise: otherwise("accept") };
  }

  /** The statement that tests whether several conditions hold, with a policy of the given name. */
  testOfAll(name: string, conditions: readonly Condition[]): string {
    const terms = this.#unless(conditions);
    this.#add({ name, comment: null, terms, otherwise: { comment: null, action: "accept" } });
    return `policy ${name}`;
  }

  /**
   * The statement that tests whether several conditions and at least one alternative hold, with a policy of the given
   * name; each alternative is the lines of a `from`.
   */
  testOfAny(
    name: string,
    conditions: readonly Condition[],
    alternatives: readonly (readonly string[])[],
  ): string {
    const accepting = alternatives.map((from, i): TermView => {
      return { name: `alternative-${i + 1}`, comment: null, from, changes: [], action: "accept" };
    });
    const terms = [...this.#unless(conditions), ...accepting];
    this.#add({ name, comment: null, terms, otherwise: { comment: null, action: "reject" } });
    return `policy ${name}`;
  }

  /** Terms that reject a route for which one of the conditions does not hold. */
  #unless(conditions: readonly Condition[]): readonly TermView[] {
    return conditions.map((condition): TermView => {
      const contrary = { negated: !condition.negated, test: condition.test };
      const word = testName(condition.test).toLowerCase().replaceAll("_", "-");
      const from = this.linesFor(contrary);
      return { name: `unless-${word}`, comment: null, from, changes: [], action: "reject" };
    });
  }

  #add(policy: PolicyView): void {
    if (this.#byName.has(policy.name)) throw new Error(`two policies named ${policy.name}`);
    this.#byName.set(policy.name, policy);
  }
}

function subroutineName({ negated, test }: Condition): string {
  return `PEERC_${negated ? "NOT_" : ""}${testName(test)}`;
}
