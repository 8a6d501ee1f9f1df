import type { Address, CanonicalSet, Family } from "../../net/index.ts";
import type { FilterNode, Route, VerdictNode } from "../../policy/index.ts";
import { NO_EFFECTS, type Effects } from "../algebra/effects.ts";
import { routeWith, type Fact } from "../algebra/facts.ts";
import type { Prover } from "../algebra/prover.ts";
import { isSameTest } from "../algebra/same-test.ts";
import { orTooLarge } from "../algebra/or-too-large.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";
import type { PrefixFact } from "../algebra/prefix-regions.ts";
import { pathFact } from "../questions/given-facts.ts";
import { differingRoute } from "../proof/differing-route.ts";
import { Walker } from "../proof/walker.ts";
import { advance, follow, type Place } from "./place.ts";
import {
  metInBoth,
  NOTHING_MET,
  searchedBefore,
  SearchedPairs,
  type Met,
} from "./searched-pairs.ts";

/** One of two filters to compare. */
export interface ComparedFilter {
  readonly start: FilterNode;
  /** The session's own address. */
  readonly local: Address;
  /** What distinguishes ends that reject: the reason. */
  readonly reason: (end: VerdictNode) => string;
}

/** Two filters, and the routes for which they are compared. */
export interface DifferenceQuestion {
  readonly before: ComparedFilter;
  readonly after: ComparedFilter;
  readonly family: Family;
  /** A plain route; example routes equal it as far as possible. */
  readonly usual: Route;
  /** What is true of every route that counts. */
  readonly given: readonly Fact[];
  /** Only routes without an AS_SET in the path count. */
  readonly withoutSets?: boolean;
}

/** Routes that two filters treat differently: those that reach one given end of each filter. */
export interface DifferingRoutes {
  readonly before: VerdictNode;
  readonly after: VerdictNode;
  /** The edits on the way to either end. */
  readonly effects: { readonly before: Effects; readonly after: Effects };
  /** The prefixes of such routes, exactly. */
  readonly prefixes: CanonicalSet;
  /** One of the routes; it can have any of the prefixes. */
  readonly route: Route;
}

/** Pairs of places to examine before a search is given up. */
const MOST_STEPS = 50_000;
/** Tests on one path through both filters before a search is given up. */
const DEEPEST = 4_000;
/** Paths to a difference before a search is given up. */
const MOST_FOUND = 4_000;

/**
 * Finds every difference between two filters, for every possible route: all pairs of reachable ends that treat a
 * route differently, each with the exact set of prefixes that have such a route.
 *
 * The filters are walked side by side, as in `FilterComparison`. Places from which they are equal are skipped. A pair
 * of places that is reached again is skipped if it was searched before under the same or fewer relevant facts,
 * because that search found everything that could be found now.
 */
export class DifferenceSearch {
  readonly #question: DifferenceQuestion;
  readonly #prover: Prover;
  readonly #pairs = new SearchedPairs();
  readonly #inA: Walker;
  readonly #inB: Walker;
  readonly #given: PathCondition | null;
  #steps = 0;
  #tooLarge = false;
  /** What was found since the search of the current pair began. */
  #met: Met = NOTHING_MET;

  constructor(question: DifferenceQuestion, prover: Prover) {
    this.#question = question;
    this.#prover = prover;
    const { family, usual, before, after, withoutSets = false } = question;
    const common = { family, usual, withoutSets };
    this.#inA = new Walker({ ...common, local: before.local }, prover);
    this.#inB = new Walker({ ...common, local: after.local }, prover);
    const facts = withoutSets
      ? [...question.given, pathFact(prover.languages.withSet, false)]
      : question.given;
    this.#given = facts.reduce<PathCondition | null>(
      (known, { test, holds }) => ({
        fact: { test: prover.tests.of(test), holds },
        before: known,
        number: 0,
      }),
      null,
    );
  }

  /** Every difference; "too-large" if there are too many paths. */
  find(): readonly DifferingRoutes[] | "too-large" {
    return orTooLarge(() => this.#find());
  }

  #find(): readonly DifferingRoutes[] | "too-large" {
    const found: DifferingRoutes[] = [];
    const given = this.#given;
    if (!this.#isPossible(given)) return found;
    const { before, after } = this.#question;
    const a = advance(this.#inA, before.start, NO_EFFECTS, given);
    const b = advance(this.#inB, after.start, NO_EFFECTS, given);
    this.#walk(a, b, given, 0, found);
    return this.#tooLarge ? "too-large" : found;
  }

  /**
   * Adds every difference reachable from two places to those found; null: stops at the first one. Returns false if it
   * stopped. No known fact answers the tests at these places.
   */
  #walk(
    a: Place,
    b: Place,
    known: PathCondition | null,
    depth: number,
    found: DifferingRoutes[] | null,
  ): boolean {
    if (a.test === null && b.test === null) return this.#meetEnds(a, b, known, found);
    const pair = this.#pairs.at(a, b);
    const outer = this.#met;
    if (pair.state === "new") {
      const isEqual = this.#branch(a, b, this.#given, depth + 1, null);
      pair.state = isEqual ? "equal" : "different";
      this.#met = outer;
    }
    if (this.#tooLarge) return false;
    if (pair.state === "equal") return true;
    const before = searchedBefore(pair, known, found !== null);
    if (before) {
      this.#met = metInBoth(outer, before);
      return true;
    }
    // Results under contradicting facts say nothing about fewer facts.
    if (!this.#isPossible(known)) return true;
    this.#met = NOTHING_MET;
    const isDone = this.#branch(a, b, known, depth, found);
    if (isDone) this.#pairs.wasFound(pair, known, this.#met);
    this.#met = metInBoth(outer, this.#met);
    return isDone;
  }

  /** Continues from two places that are not both ends, with each answer to a test of one or both of them. */
  #branch(
    a: Place,
    b: Place,
    known: PathCondition | null,
    depth: number,
    found: DifferingRoutes[] | null,
  ): boolean {
    if (++this.#steps > MOST_STEPS || depth > DEEPEST) {
      this.#tooLarge = true;
      return false;
    }
    const asking = a.test === null ? b : a;
    const { node, test } = asking;
    if (node.kind !== "test" || test === null) throw new Error("unreachable: both are ends");
    const together = a.test !== null && b.test !== null && isSameTest(a.test, b.test);
    // If a term does not apply, less is known, and results found with less need not be searched for again.
    const order = node.then.line > node.otherwise.line ? [true, false] : [false, true];
    return order.every((holds) => {
      const condition: PathCondition = { fact: { test, holds }, before: known, number: 0 };
      if (!together && !this.#isPossible(condition)) return true;
      const nextA = a.test === null ? a : follow(this.#inA, a, holds, condition);
      const nextB = together || a.test === null ? follow(this.#inB, b, holds, condition) : b;
      return this.#walk(nextA, nextB, condition, depth + 1, found);
    });
  }

  #meetEnds(
    a: Place,
    b: Place,
    known: PathCondition | null,
    found: DifferingRoutes[] | null,
  ): boolean {
    const [before, after] = [a.node, b.node];
    if (before.kind !== "verdict" || after.kind !== "verdict") {
      throw new Error("unreachable: not at the ends");
    }
    const route = this.#differingRoute(a, before, b, after, known);
    if (!route) return true;
    this.#met = { ...this.#met, difference: true };
    if (found === null) return false;
    const prefixes = this.#prover.regions.region(this.#question.family, prefixFacts(known));
    const effects = { before: a.effects, after: b.effects };
    found.push({ before, after, effects, prefixes, route });
    if (found.length > MOST_FOUND) this.#tooLarge = true;
    return !this.#tooLarge;
  }

  /** A route that reaches two ends and is treated differently there; null if there is none. */
  #differingRoute(
    a: Place,
    before: VerdictNode,
    b: Place,
    after: VerdictNode,
    known: PathCondition | null,
  ): Route | null {
    const { family, usual } = this.#question;
    const same = before.verdict === after.verdict;
    if (same && before.verdict === "accept") {
      if (a.effects === b.effects) return null;
      this.#met = { ...this.#met, effects: true };
      if (!this.#isPossible(known)) return null;
      return differingRoute(known, usual, a.effects, b.effects, this.#prover);
    }
    if (same && this.#question.before.reason(before) === this.#question.after.reason(after)) {
      return null;
    }
    return this.#isPossible(known) ? routeWith(known, family, usual, this.#prover) : null;
  }

  #isPossible(facts: PathCondition | null): boolean {
    const { family, usual } = this.#question;
    return this.#prover.pathConditions.isPossible(facts, family, usual);
  }
}

/** The known facts about the prefix, in the order of the tests. */
function prefixFacts(known: PathCondition | null): readonly PrefixFact[] {
  const facts: PrefixFact[] = [];
  for (let at = known; at; at = at.before) {
    const { test, holds } = at.fact;
    if (test.kind === "prefix") facts.push({ set: test.set, holds });
  }
  return facts.reverse();
}
