import type { ReadingProblems } from "../../reading-problems.ts";
import type { Block, PolicyBlock } from "./block.ts";
import { Statement, type Path } from "./statement.ts";
import { readBraces } from "./statements.ts";

/** A term: what it asks and what it does. */
export interface PolicyTerm {
  readonly from: Statement | null;
  readonly then: Statement | null;
  readonly line: number;
  /** What to add to the lines of all statements in it, which are told from its own line on where others have the same text. */
  readonly base: number;
}

/** Reads the terms of policies. Most stand word for word in a thousand policies, and are read once. */
export class PolicyTerms {
  readonly #problems: ReadingProblems;
  readonly #byText = new Map<string, Statement>();
  readonly #paths = new Map<Statement, readonly Path[]>();

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
    if (rest.find("term")) return null;
    const terms = policy.terms.map((term) => this.#term(this.#read(term), term.line, term.line));
    return this.#withRest(terms, rest, line, policy.rest.line);
  }

  #ofStatement(policy: Statement): readonly PolicyTerm[] {
    const terms = [...(policy.find("term")?.children ?? [])].map((term) => {
      const { block, line } = term;
      return block ? this.#term(this.#read(block), line, block.line) : this.#term(term, line, 0);
    });
    return this.#withRest(terms, policy, policy.line, 0);
  }

  /** What stands outside of all terms comes last, wherever it is written. */
  #withRest(
    terms: readonly PolicyTerm[],
    rest: Statement,
    line: number,
    base: number,
  ): readonly PolicyTerm[] {
    for (const { word, line: at } of rest.children) {
      if (!["term", "from", "then"].includes(word)) {
        this.#problems.notUnderstood(base + at, "not a part of a policy that peerc knows");
      }
    }
    const [from, then] = [rest.find("from"), rest.find("then")];
    return then ? [...terms, { from, then, line, base }] : terms;
  }

  /** Every way down from a statement, made once. */
  paths(statement: Statement): readonly Path[] {
    let paths = this.#paths.get(statement);
    if (!paths) this.#paths.set(statement, (paths = statement.paths()));
    return paths;
  }

  #term(term: Statement, line: number, base: number): PolicyTerm {
    for (const { word, line: at } of term.children) {
      if (word !== "from" && word !== "then") {
        const why = "a statement whose meaning peerc does not know";
        this.#problems.notUnderstood(base + at, why);
      }
    }
    return { from: term.find("from"), then: term.find("then"), line, base };
  }

  /** What stands in a block, with lines from 0 on: the same object for the same text. */
  #read({ text }: Block): Statement {
    let read = this.#byText.get(text);
    if (!read) {
      read = new Statement("", 0);
      readBraces(text, read, this.#problems, 0);
      this.#byText.set(text, read);
    }
    return read;
  }
}
