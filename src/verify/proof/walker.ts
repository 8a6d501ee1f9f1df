import type { FilterNode, FilterTest, TestNode, VerdictNode } from "../../policy/index.ts";
import type { Question } from "./question.ts";
import { NO_EFFECTS, type Effects } from "../algebra/effects.ts";
import type { Prover } from "../algebra/prover.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";

/** Walks through a filter from one open test to the next. It has no position before it is sent to a node. */
export class Walker {
  readonly #question: Question;
  readonly #prover: Prover;
  #node: VerdictNode | TestNode = { kind: "verdict", verdict: "reject", line: 0 };
  #effects = NO_EFFECTS;
  #test: FilterTest | null = null;

  constructor(question: Question, prover: Prover) {
    this.#question = question;
    this.#prover = prover;
  }

  /** Its position: a verdict, or a test whose result is open. */
  get node(): VerdictNode | TestNode {
    return this.#node;
  }

  /** What was done to the route on the path here. */
  get effects(): Effects {
    return this.#effects;
  }

  /** The test here in terms of the received route, as the unique object; null at a verdict. */
  get test(): FilterTest | null {
    return this.#test;
  }

  /** Continues from a node, over edits and tests with a known result. */
  goTo(node: FilterNode, effects: Effects, facts: PathCondition | null): void {
    this.#test = null;
    for (;;) {
      switch (node.kind) {
        case "verdict":
          this.#node = node;
          this.#effects = effects;
          return;
        case "edit":
          effects = this.#prover.effects.withEdit(effects, node.edit);
          node = node.next;
          break;
        case "test": {
          const test = this.#asReceived(node.test, effects);
          const answer = typeof test === "boolean" ? test : this.#answer(test, facts);
          if (answer === null && typeof test !== "boolean") {
            this.#node = node;
            this.#effects = effects;
            this.#test = test;
            return;
          }
          node = answer === true ? node.then : node.otherwise;
          break;
        }
      }
    }
  }

  /** A test of the current route in terms of the received route, restricted to the routes that count. */
  #asReceived(test: FilterTest, effects: Effects): FilterTest | boolean {
    const { local, withoutSets } = this.#question;
    const before = this.#prover.effects.before(test, effects, local);
    return withoutSets && typeof before !== "boolean" && before.kind === "as-path"
      ? this.#prover.tests.withoutSets(before, this.#prover.languages)
      : before;
  }

  /** What is known about a test: from the same test made earlier, or because it never holds. */
  #answer(test: FilterTest, facts: PathCondition | null): boolean | null {
    if (test.kind === "prefix" && test.set.family !== this.#question.family) return false;
    if (test.kind === "community" && test.set.isEmpty) return false;
    for (let at = facts; at; at = at.before) if (at.fact.test === test) return at.fact.holds;
    return null;
  }
}
