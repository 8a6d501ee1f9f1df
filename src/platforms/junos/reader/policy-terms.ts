import type { ReadingProblems } from "../../reading-problems.ts";
import type { BlockText, PolicyBlock } from "./fast/block.ts";
import { Statement } from "./statement.ts";
import { readBraces } from "./statements.ts";
import { actionsOf, conditionsOf, type TermActions, type TermConditions } from "./term-parts.ts";

/** A term: its conditions and actions. */
export interface PolicyTerm {
  readonly parts: TermParts;
  readonly line: number;
  /**
   * The offset to add to the lines of its statements, which are relative to its own line if others have the same
   * text.
   */
  readonly base: number;
}

/** The content of a term, or of a policy outside of its terms. */
export interface TermParts {
  readonly from: TermConditions | null;
  readonly then: TermActions | null;
  /** What is neither of these. */
  readonly others: readonly Statement[];
}

/** Parses the terms of policies. Most occur verbatim in a thousand policies, and are parsed once. */
export class PolicyTerms {
  readonly #problems: ReadingProblems;
  readonly #byText = new Map<string, TermParts>();

  constructor(problems: ReadingProblems) {
    this.#problems = problems;
  }

  /** The terms of a policy, in evaluation order. */
  of(policy: Statement): readonly PolicyTerm[] {
    const { block, line } = policy;
    return (block?.policy && this.#ofBlock(block.policy, line)) ?? this.#ofStatement(policy);
  }

  /** The terms of a policy that is not parsed yet; null if its terms are not all in one place. */
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

  /** Statements outside of all terms come last, wherever they are written. */
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

  /** The content of a block, with lines from 0 on: the same object for the same text. */
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
