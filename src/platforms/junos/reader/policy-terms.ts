import type { ReadingProblems } from "../../reading-problems.ts";
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
    const terms: PolicyTerm[] = [];
    for (const statement of policy.children) {
      if (statement.word === "term") {
        for (const term of statement.children) terms.push(this.#term(term));
      } else if (statement.word !== "from" && statement.word !== "then") {
        this.#problems.notUnderstood(statement.line, "not a part of a policy that peerc knows");
      }
    }
    // What stands outside of all terms comes last, wherever it is written.
    const [from, then] = [policy.find("from"), policy.find("then")];
    if (then) terms.push({ from, then, line: policy.line, base: 0 });
    return terms;
  }

  /** Every way down from a statement, made once. */
  paths(statement: Statement): readonly Path[] {
    let paths = this.#paths.get(statement);
    if (!paths) this.#paths.set(statement, (paths = [...statement.paths()]));
    return paths;
  }

  #term(term: Statement): PolicyTerm {
    const { block, line } = term;
    let [read, base] = [term, 0];
    if (block) {
      base = block.line;
      const known = this.#byText.get(block.text);
      read = known ?? new Statement(term.word, 0);
      if (!known) {
        readBraces(block.text, read, this.#problems, 0);
        this.#byText.set(block.text, read);
      }
    }
    for (const { word, line: at } of read.children) {
      if (word !== "from" && word !== "then") {
        const why = "a statement whose meaning peerc does not know";
        this.#problems.notUnderstood(base + at, why);
      }
    }
    return { from: read.find("from"), then: read.find("then"), line, base };
  }
}
