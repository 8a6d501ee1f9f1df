import type { Condition } from "../../../policy/index.ts";
import { contraryLines, testLines, testName } from "./test-lines.ts";

/** One term of a policy-statement: its `from`, empty for every route, and its `then`: changes in order, and what comes of it. */
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

/** One policy-statement. `otherwise` stands behind the last term, outside of any: what is left is decided there. */
export interface PolicyView {
  readonly name: string;
  readonly comment: string | null;
  readonly terms: readonly TermView[];
  readonly otherwise: { readonly comment: string | null; readonly action: "accept" | "reject" };
}

/**
 * The policies that others ask in `from policy`. Junos has no "not", and one `from` holds only one condition of some
 * kinds; a policy that accepts exactly where a condition holds says everything. One that only depends on a condition
 * is shared under a name made from it.
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

  /** The statements that hold exactly where a condition holds, or null where it takes a policy to say it. */
  direct({ negated, test }: Condition): readonly string[] | null {
    return negated ? contraryLines(test) : testLines(test, this.#ranged);
  }

  /** The same, with the help of a policy where needed. */
  said(condition: Condition): readonly string[] {
    return this.direct(condition) ?? [this.asked(condition)];
  }

  /** The statement that asks the shared policy for a condition. */
  asked(condition: Condition): string {
    const name = subroutineName(condition);
    if (!this.#byName.has(name)) this.#add(this.#policyFor(name, condition));
    return `policy ${name}`;
  }

  /** A policy that accepts where a condition holds: said as it is, or by what it is not. */
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

  /** The statement that asks whether several conditions hold, by a policy of the given name. */
  askedForAll(name: string, conditions: readonly Condition[]): string {
    const terms = conditions.map((condition): TermView => {
      const contrary = { negated: !condition.negated, test: condition.test };
      const word = testName(condition.test).toLowerCase().replaceAll("_", "-");
      const from = this.said(contrary);
      return { name: `unless-${word}`, comment: null, from, changes: [], action: "reject" };
    });
    this.#add({ name, comment: null, terms, otherwise: { comment: null, action: "accept" } });
    return `policy ${name}`;
  }

  #add(policy: PolicyView): void {
    if (this.#byName.has(policy.name)) throw new Error(`two policies named ${policy.name}`);
    this.#byName.set(policy.name, policy);
  }
}

function subroutineName({ negated, test }: Condition): string {
  return `PEERC_${negated ? "NOT_" : ""}${testName(test)}`;
}
