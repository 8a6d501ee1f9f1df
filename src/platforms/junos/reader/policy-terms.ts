import type { ReadingProblems } from "../../reading-problems.ts";
import type { BlockText, PolicyBlock } from "./fast/block.ts";
import { Statement } from "./statement.ts";
import { readBraces } from "./statements.ts";
import { actionsOf, conditionsOf, type TermActions, type TermConditions } from "./term-parts.ts";

/** A term: what it asks and what it does. */
export interface PolicyTerm {
  readonly parts: TermParts;
  readonly line: number;
  /** What to add to the lines of all statements in it, which are told from its own line on where others have the same text. */
  readonly base: number;
}

/** What stands in a term, or in a policy beside its terms. */
export interface TermParts {
  readonly from: TermConditions | null;
  readonly then: TermActions | null;
  /** What is neither of these. */
  readonly others: readonly Statement[];
}

/** Reads the terms of policies. Most stand word for word in a thousand policies, and are read once. */
export class PolicyTerms {
  readonly #problems: ReadingProblems;
  readonly #byText = new Map<string, TermParts>();

  constructor(problems: ReadingProblems) {
    this.#problems = problems;
  }

  /** The terms of a policy, in the order in which they are asked. */
  of(policy: Statement): readonly PolicyTerm[] {
    const { block, line } = policy;
    return (block?.policy && this.#ofBlock(block.policy, line)) ?? this.#ofStatement(policy);
  }

  /** The terms of a policy that is not read yet; null where its terms are not all in one place. */
  #ofBlock(policy: PolicyBlock, line: number): readonly PolicyTerm[] | null {
    const rest = this.#read(policy.rest);
    if (rest.others.some(({ word }) => word === "term")) return null;
    const terms = policy.terms.map((term) => this.#term(this.#read(term), term.line, term.line));
    return this.#withRest(terms, rest, line, policy.rest.line);
  }

  #ofStatement(policy: Statement): readonly PolicyTerm[] {
    const terms = [...(policy.find("term")?.children ?? [])].map((term) => {
      const { block, line } = term;
      return block
        ? this.#term(this.#read(block), line, block.line)
        : this.#term(partsOf(term), line, 0);
    });
    return this.#withRest(terms, partsOf(policy), policy.line, 0);
  }

  /** What stands outside of all terms comes last, wherever it is written. */
  #withRest(
    terms: readonly PolicyTerm[],
    rest: TermParts,
    line: number,
    base: number,
  ): readonly PolicyTerm[] {
    for (const { word, line: at } of rest.others) {
      if (word !== "term") {
        this.#problems.notUnderstood(base + at, "not a part of a policy that peerc knows");
      }
    }
    return rest.then ? [...terms, { parts: rest, line, base }] : terms;
  }

  #term(parts: TermParts, line: number, base: number): PolicyTerm {
    for (const { line: at } of parts.others) {
      this.#problems.notUnderstood(base + at, "a statement whose meaning peerc does not know");
    }
    return { parts, line, base };
  }

  /** What stands in a block, with lines from 0 on: the same object for the same text. */
  #read({ text }: BlockText): TermParts {
    let parts = this.#byText.get(text);
    if (!parts) {
      const read = new Statement("", 0);
      readBraces(text, read, this.#problems, 0);
      this.#byText.set(text, (parts = partsOf(read)));
    }
    return parts;
  }
}

function partsOf(statement: Statement): TermParts {
  const [from, then] = [statement.find("from"), statement.find("then")];
  return {
    from: from && conditionsOf(from),
    then: then && actionsOf(then),
    others: [...statement.children].filter((child) => child !== from && child !== then),
  };
}
