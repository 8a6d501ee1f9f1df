import { equalAddresses, type Address, type Family } from "../net/index.ts";
import type { FilterNode, FilterTest, Route } from "../policy/index.ts";
import { beforeEffects, NO_EFFECTS, withEdit, type Effects } from "./effects.ts";
import { differingRoute } from "./differing-route.ts";
import { routeWith, type Fact, type Facts } from "./facts.ts";
import type { Prover } from "./prover.ts";

/** What two filters are compared for. */
export interface Question {
  readonly family: Family;
  /** The session's own address. */
  readonly local: Address;
  /** A plain route; a counterexample is like it where nothing speaks against it. */
  readonly usual: Route;
  /** Whether only routes without an AS_SET in the path count. */
  readonly withoutSets: boolean;
}

/** What becomes of the comparison: equal for every route, a route of which they make different things, or no end in sight. */
export type Comparison =
  | { readonly kind: "equal" }
  | { readonly kind: "different"; readonly route: Route }
  | { readonly kind: "too-large" };

/** Pairs of places looked at before a comparison is given up; the largest shipped policy needs about a hundred. */
const MOST_STEPS = 200_000;
/** Tests on one way through both filters before a comparison is given up. */
const DEEPEST = 4_000;

/** A place in a filter, and what was done to the route on the way there. */
interface Place {
  readonly node: FilterNode;
  readonly effects: Effects;
}

/**
 * Shows that two filters make the same of every route: verdict and, where it is accepted, all attributes. They are
 * walked side by side. Where both ask the same question they are compared for each answer, so that two filters of one
 * shape take time in proportion to their size; where they ask different ones, each way is followed with what is known
 * on it, and ways that no route can take are left out.
 */
export class FilterComparison {
  readonly #question: Question;
  readonly #prover: Prover;
  readonly #equal = new Set<string>();
  readonly #tried = new Set<string>();
  readonly #numbers = new Map<FilterNode, number>();
  readonly #given: Facts;
  #steps = 0;

  constructor(question: Question, prover: Prover) {
    this.#question = question;
    this.#prover = prover;
    const test = { kind: "as-path", paths: prover.languages.withSet, sees: "original" } as const;
    this.#given = question.withoutSets ? { fact: { test, holds: false }, before: null } : null;
  }

  /** Compares two filters from their beginnings. */
  compare(a: FilterNode, b: FilterNode): Comparison {
    const places = [a, b].map((node) => ({ node, effects: NO_EFFECTS })) as [Place, Place];
    const found = this.#compare(places[0], places[1], this.#given, 0);
    if (found === "too-large") return { kind: "too-large" };
    return found === null ? { kind: "equal" } : { kind: "different", route: found };
  }

  /** A route of which the facts are true and the two make different things, or null. */
  #compare(from: Place, to: Place, facts: Facts, depth: number): Route | "too-large" | null {
    if (++this.#steps > MOST_STEPS || depth > DEEPEST) return "too-large";
    const a = this.#advance(from, facts);
    const b = this.#advance(to, facts);
    if (a.test === null && b.test === null) {
      return this.#differenceAtEnds(a.place, b.place, facts);
    }
    const pair = this.#pair(a.place, b.place);
    if (this.#equal.has(pair)) return null;
    const given = this.#given;
    if (facts !== given && !this.#tried.has(pair)) {
      // Without what is known: if they are equal so, they are wherever else they meet.
      this.#tried.add(pair);
      const found = this.#compare(a.place, b.place, given, depth + 1);
      if (found === "too-large") return found;
      if (found === null) {
        this.#equal.add(pair);
        return null;
      }
    }
    const test = a.test ?? b.test;
    if (test === null) throw new Error("unreachable: both ends were compared");
    const together = a.test !== null && b.test !== null && this.#same(a.test, b.test);
    for (const holds of [true, false]) {
      const known: Facts = { fact: { test, holds }, before: facts };
      if (!together && !this.#isPossible(known)) {
        continue;
      }
      const nextA = a.test === null ? a.place : follow(a.place, holds);
      const nextB = together || a.test === null ? follow(b.place, holds) : b.place;
      const found = this.#compare(nextA, nextB, known, depth + 1);
      if (found !== null) return found;
    }
    if (facts === given) this.#equal.add(pair);
    return null;
  }

  #isPossible(facts: Facts): boolean {
    const { family, usual } = this.#question;
    return routeWith(facts, family, usual, this.#prover) !== null;
  }

  /** A route that ends differently at two ends, or null. */
  #differenceAtEnds(a: Place, b: Place, facts: Facts): Route | null {
    if (a.node.kind !== "verdict" || b.node.kind !== "verdict") {
      throw new Error("unreachable: not at the ends");
    }
    const { family, usual } = this.#question;
    if (a.node.verdict !== b.node.verdict) return routeWith(facts, family, usual, this.#prover);
    if (a.node.verdict === "reject" || a.effects.key === b.effects.key) return null;
    return differingRoute(facts, usual, a.effects, b.effects, this.#prover);
  }

  /** Goes on over edits, and over tests whose answer is known, to a verdict or an open test. */
  #advance(from: Place, facts: Facts): { readonly place: Place; readonly test: FilterTest | null } {
    let { node, effects } = from;
    for (;;) {
      switch (node.kind) {
        case "verdict":
          return { place: { node, effects }, test: null };
        case "edit":
          effects = withEdit(effects, node.edit);
          node = node.next;
          break;
        case "test": {
          const test = this.#restricted(
            beforeEffects(node.test, effects, this.#question.local, this.#prover.languages),
          );
          const answer = typeof test === "boolean" ? test : this.#answer(test, facts);
          if (answer === null && typeof test !== "boolean")
            return { place: { node, effects }, test };
          node = answer === true ? node.then : node.otherwise;
          break;
        }
      }
    }
  }

  /** A test as it is of the routes that count. */
  #restricted(test: FilterTest | boolean): FilterTest | boolean {
    if (typeof test === "boolean" || test.kind !== "as-path" || !this.#question.withoutSets) {
      return test;
    }
    return { ...test, paths: this.#prover.languages.withoutSets(test.paths) };
  }

  /** What is known of a test: from the same test made before, or because it is never true. */
  #answer(test: FilterTest, facts: Facts): boolean | null {
    if (test.kind === "prefix" && test.set.family !== this.#question.family) return false;
    if (test.kind === "community" && test.set.isEmpty) return false;
    for (let at = facts; at; at = at.before) {
      const { fact }: { readonly fact: Fact } = at;
      if (this.#same(fact.test, test)) return fact.holds;
    }
    return null;
  }

  /** Whether two tests of the route as it came are the same question. */
  #same(a: FilterTest, b: FilterTest): boolean {
    switch (a.kind) {
      case "prefix":
        return b.kind === "prefix" && this.#prover.sets.same(a.set, b.set);
      case "as-path":
        return b.kind === "as-path" && (a.paths === b.paths || a.paths.equals(b.paths));
      case "next-hop":
        return b.kind === "next-hop" && equalAddresses(a.address, b.address);
      case "community":
        return b.kind === "community" && a.set.key === b.set.key;
      case "rpki":
        return b.kind === "rpki" && a.state === b.state;
    }
  }

  #pair(a: Place, b: Place): string {
    return `${this.#number(a.node)} ${this.#number(b.node)} ${a.effects.key} / ${b.effects.key}`;
  }

  #number(node: FilterNode): number {
    let number = this.#numbers.get(node);
    if (number === undefined) this.#numbers.set(node, (number = this.#numbers.size));
    return number;
  }
}

function follow({ node, effects }: Place, holds: boolean): Place {
  if (node.kind !== "test") throw new Error("unreachable: only tests have answers");
  return { node: holds ? node.then : node.otherwise, effects };
}
