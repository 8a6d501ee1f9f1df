import type { FilterNode, FilterTest, Route } from "../../policy/index.ts";
import { differingRoute } from "./differing-route.ts";
import { NO_EFFECTS, type Effects } from "../algebra/effects.ts";
import { routeWith } from "../algebra/facts.ts";
import type { Prover } from "../algebra/prover.ts";
import { RemainingTests } from "../algebra/remaining-tests.ts";
import { isSameTest } from "../algebra/same-test.ts";
import { orTooLarge } from "../algebra/or-too-large.ts";
import type { Question } from "./question.ts";
import { Walker } from "./walker.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";

/** The result of the comparison: equal for every route, a route that they treat differently, or abandoned. */
export type Comparison =
  | { readonly kind: "equal" }
  | { readonly kind: "different"; readonly route: Route }
  | { readonly kind: "too-large" };

/** Pairs of places examined before a comparison is abandoned; the largest shipped policy needs about a hundred. */
const MOST_STEPS = 200_000;
/** Tests on one path through both filters before a comparison is abandoned. */
const DEEPEST = 4_000;

/** A place in a filter, what was done to the route on the path there, and its test in terms of the received route. */
interface Place {
  readonly node: FilterNode;
  readonly effects: Effects;
  /** Null at the end. */
  readonly test: FilterTest | null;
}

/** A route that two filters treat differently, created on demand: most of these only serve to continue the search. */
type Difference = () => Route;

/** What is known about two places as a pair. */
interface Pair {
  readonly a: Place;
  readonly b: Place;
  /** "open": they were not examined without the facts known on the path there, or are not equal without them. */
  state: "new" | "open" | "equal";
}

/**
 * Proves that two filters treat every route the same: verdict and, if it is accepted, all attributes. They are walked
 * in parallel. If both make the same test, they are compared for each result, so that two filters of the same
 * structure take time in proportion to their size; if the tests differ, one of them is made, each branch is followed with
 * what is known on it, and branches that no route can take are left out. It is the test of the filter that has more of
 * them to come, so that the two meet again after conditions that they test in different orders.
 */
export class FilterComparison {
  readonly #question: Question;
  readonly #prover: Prover;
  readonly #pairs = new Map<FilterNode, Pair[]>();
  readonly #walker: Walker;
  readonly #remaining = new RemainingTests();
  readonly #given: PathCondition | null;
  #steps = 0;

  constructor(question: Question, prover: Prover) {
    this.#question = question;
    this.#prover = prover;
    this.#walker = new Walker(question, prover);
    const paths = prover.languages.withSet;
    const test = prover.tests.of({ kind: "as-path", paths, sees: "original" });
    this.#given = question.withoutSets
      ? { fact: { test, holds: false }, before: null, number: 0 }
      : null;
  }

  /** Compares two filters from their beginnings. */
  compare(a: FilterNode, b: FilterNode): Comparison {
    const given = this.#given;
    const [from, to] = [a, b].map((node) => this.#advance(node, NO_EFFECTS, given)) as [
      Place,
      Place,
    ];
    const route = orTooLarge(() => {
      const found = this.#compare(from, to, given, 0);
      return typeof found === "function" ? found() : found;
    });
    if (route === "too-large") return { kind: "too-large" };
    return route === null ? { kind: "equal" } : { kind: "different", route };
  }

  /**
   * The difference shown by a route for which the facts hold, or null if there is none. No fact determines the tests
   * there.
   */
  #compare(
    a: Place,
    b: Place,
    facts: PathCondition | null,
    depth: number,
  ): Difference | "too-large" | null {
    if (a.test === null && b.test === null) return this.#differenceAtEnds(a, b, facts);
    const pair = this.#pair(a, b);
    if (pair.state === "equal") return null;
    const given = this.#given;
    if (facts !== given && pair.state === "new") {
      // Without any facts: if they are equal here, they are equal wherever else they meet.
      pair.state = "open";
      const found = this.#branch(a, b, given, depth + 1);
      if (found === null) pair.state = "equal";
      if (found === null || found === "too-large") return found;
    }
    const found = this.#branch(a, b, facts, depth);
    if (facts === given && found === null) pair.state = "equal";
    return found;
  }

  /** Compares two places that are not both ends, for each result of the test of one of them, or of both. */
  #branch(
    a: Place,
    b: Place,
    facts: PathCondition | null,
    depth: number,
  ): Difference | "too-large" | null {
    if (++this.#steps > MOST_STEPS || depth > DEEPEST) return "too-large";
    const together = a.test !== null && b.test !== null && isSameTest(a.test, b.test);
    const ofA = together || b.test === null || (a.test !== null && !this.#hasMoreTests(b, a));
    const test = ofA ? a.test : b.test;
    if (test === null) throw new Error("unreachable: both ends were compared");
    for (const holds of [true, false]) {
      const known: PathCondition = { fact: { test, holds }, before: facts, number: 0 };
      if (!together && !this.#isPossible(known)) continue;
      const nextA = ofA ? this.#follow(a, holds, known) : a;
      const nextB = together || !ofA ? this.#follow(b, holds, known) : b;
      const found = this.#compare(nextA, nextB, known, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }

  #hasMoreTests(one: Place, other: Place): boolean {
    return this.#remaining.of(one.node) > this.#remaining.of(other.node);
  }

  #isPossible(facts: PathCondition | null): boolean {
    const { family, usual } = this.#question;
    return this.#prover.pathConditions.isPossible(facts, family, usual);
  }

  #differenceAtEnds(a: Place, b: Place, facts: PathCondition | null): Difference | null {
    if (a.node.kind !== "verdict" || b.node.kind !== "verdict") {
      throw new Error("unreachable: not at the ends");
    }
    const same = a.node.verdict === b.node.verdict;
    if (same && (a.node.verdict === "reject" || a.effects === b.effects)) return null;
    // No route takes most branches to a difference.
    if (!this.#isPossible(facts)) return null;
    const { family, usual } = this.#question;
    if (same) {
      const route = differingRoute(facts, usual, a.effects, b.effects, this.#prover);
      return route && (() => route);
    }
    return () => {
      const route = routeWith(facts, family, usual, this.#prover);
      if (!route) throw new Error("unreachable: there is such a route");
      return route;
    };
  }

  #follow({ node, effects }: Place, holds: boolean, facts: PathCondition | null): Place {
    if (node.kind !== "test") throw new Error("unreachable: only tests have answers");
    return this.#advance(holds ? node.then : node.otherwise, effects, facts);
  }

  /** Follows edits, and tests with a known result, to a verdict or an open test. */
  #advance(from: FilterNode, done: Effects, facts: PathCondition | null): Place {
    this.#walker.goTo(from, done, facts);
    const { node, effects, test } = this.#walker;
    return { node, effects, test };
  }

  #pair(a: Place, b: Place): Pair {
    let here = this.#pairs.get(a.node);
    if (!here) this.#pairs.set(a.node, (here = []));
    let pair = here.find(
      (known) =>
        known.b.node === b.node && known.a.effects === a.effects && known.b.effects === b.effects,
    );
    if (!pair) here.push((pair = { a, b, state: "new" }));
    return pair;
  }
}
