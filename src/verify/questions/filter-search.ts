import {
  testHolds,
  type FilterNode,
  type FilterTest,
  type Route,
  type VerdictNode,
} from "../../policy/index.ts";
import { NO_EFFECTS, withEdit, type Effects } from "../algebra/effects.ts";
import { routeWith, type Fact, type Facts } from "../algebra/facts.ts";
import { orTooLarge } from "../algebra/or-too-large.ts";
import type { Prover } from "../algebra/prover.ts";

/**
 * What else must hold for a received route so that an end counts: any one of these facts; null: nothing else. An
 * empty list: the end does not count.
 */
export type Wanted = readonly (Fact | null)[];

/** What to search for in a filter: a route that ends in a given way. */
export interface FilterQuestion {
  readonly start: FilterNode;
  /** What is known about the received route. */
  readonly given: Facts;
  /** An ordinary route of the family; results are as similar to it as possible. */
  readonly usual: Route;
  /** A test in terms of the received route; true or false if it is decided; "unknown" if nothing is known. */
  readonly translate: (test: FilterTest, effects: Effects) => FilterTest | boolean | "unknown";
  readonly wanted: (end: VerdictNode, effects: Effects) => Wanted;
  /** Whether `wanted` may return anything for this end; branches that lead only to other ends are skipped. */
  readonly mayBeWanted: (end: VerdictNode) => boolean;
}

/** A route that ends as wanted; `unsure` if the path there depends on a test about which nothing is known. */
export interface Found {
  readonly route: Route;
  readonly unsure: boolean;
}

/** Everything that is known on a path to a wanted end. */
export interface Way {
  readonly facts: Facts;
  readonly unsure: boolean;
}

/** Places examined before a search is abandoned. */
const MOST_STEPS = 200_000;
/** Tests on one path before a search is abandoned. */
const DEEPEST = 4_000;

/** A place in a filter, and how a route reached it. */
interface Place {
  readonly node: FilterNode;
  readonly effects: Effects;
  readonly facts: Facts;
  /** A route for which all facts hold. */
  readonly witness: Route;
  readonly unsure: boolean;
}

/**
 * Searches for a route that ends in some way, among all routes. Each branch of the filter is followed with what is
 * known on it and with a route that takes it: such a route shows that the branch can be taken, so the algebra is only
 * needed for the other branch, and not at all if no wanted end is reachable from it.
 */
export class FilterSearch {
  readonly #question: FilterQuestion;
  readonly #prover: Pick<Prover, "languages" | "regions">;
  readonly #leads = new Map<FilterNode, boolean>();
  readonly #numbers = new Map<FilterNode, number>();
  /** Places from which no wanted end is reachable, whatever else is known; examined only with the given facts. */
  readonly #nothing = new Set<string>();
  readonly #tried = new Set<string>();
  #first: Route | null = null;
  #steps = 0;

  constructor(question: FilterQuestion, prover: Pick<Prover, "languages" | "regions">) {
    this.#question = question;
    this.#prover = prover;
  }

  /** A route that ends as wanted; null if there is none. */
  find(): Found | "too-large" | null {
    return orTooLarge(() => {
      const place = this.#start();
      return place && this.#find(place, 0);
    });
  }

  /** Every path to a wanted end, at most `limit` of them. */
  ways(limit: number): readonly Way[] | "too-large" {
    return orTooLarge(() => {
      const found: Way[] = [];
      const place = this.#start();
      if (place && !this.#collect(place, found, limit, 0)) return "too-large";
      return found;
    });
  }

  #start(): Place | null {
    const { start, given } = this.#question;
    if (!this.#leadsThere(start)) return null;
    this.#first = this.#route(given);
    const witness = this.#first;
    return witness && { node: start, effects: NO_EFFECTS, facts: given, witness, unsure: false };
  }

  #find(from: Place, depth: number): Found | "too-large" | null {
    if (++this.#steps > MOST_STEPS || depth > DEEPEST) return "too-large";
    const { place, test } = this.#advance(from);
    const { node, effects, facts, unsure } = place;
    if (node.kind === "verdict") {
      const [route] = this.#wantedRoutes(node, place);
      return route === undefined ? null : { route: route.witness, unsure };
    }
    if (node.kind !== "test" || test === null) throw new Error("unreachable: edits are passed");
    const key = `${this.#number(node)} ${effects.key}`;
    if (this.#nothing.has(key)) return null;
    const { given } = this.#question;
    if (facts !== given && !this.#tried.has(key) && this.#first) {
      this.#tried.add(key);
      const found = this.#find({ ...place, facts: given, witness: this.#first }, depth + 1);
      if (found === null) {
        this.#nothing.add(key);
        return null;
      }
      if (found === "too-large") return found;
    }
    for (const next of this.#branches(place, test)) {
      const found = this.#find(next, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }

  #collect(from: Place, found: Way[], limit: number, depth: number): boolean {
    if (++this.#steps > MOST_STEPS || depth > DEEPEST) return false;
    const { place, test } = this.#advance(from);
    const { node, unsure } = place;
    if (node.kind === "verdict") {
      for (const { facts } of this.#wantedRoutes(node, place)) found.push({ facts, unsure });
      return found.length <= limit;
    }
    if (test === null) throw new Error("unreachable: edits are passed");
    return this.#branches(place, test).every((next) =>
      this.#collect(next, found, limit, depth + 1),
    );
  }

  /** The branches of a test that a route can take and that may lead to a wanted end. */
  #branches(place: Place, test: FilterTest | "unknown"): readonly Place[] {
    const { node, facts, witness } = place;
    if (node.kind !== "test") throw new Error("unreachable: only tests have branches");
    if (test === "unknown") {
      return [node.then, node.otherwise]
        .filter((next) => this.#leadsThere(next))
        .map((next) => ({ ...place, node: next, unsure: true }));
    }
    const usually = testHolds(test, witness, witness, null);
    return [usually, !usually].flatMap((holds): Place[] => {
      const next = holds ? node.then : node.otherwise;
      if (!this.#leadsThere(next)) return [];
      const known: Facts = { fact: { test, holds }, before: facts };
      const route = holds === usually ? witness : this.#route(known);
      return route ? [{ ...place, node: next, facts: known, witness: route }] : [];
    });
  }

  /** The routes that end here as wanted, one for each fact that makes them so. */
  #wantedRoutes(end: VerdictNode, { effects, facts, witness }: Place) {
    return this.#question.wanted(end, effects).flatMap((fact) => {
      if (fact === null) return [{ facts, witness }];
      const known: Facts = { fact, before: facts };
      const route = this.#route(known);
      return route ? [{ facts: known, witness: route }] : [];
    });
  }

  /** Follows edits, and tests with a known result, to a verdict or an open test. */
  #advance(from: Place): { readonly place: Place; readonly test: FilterTest | "unknown" | null } {
    let { node, effects } = from;
    for (;;) {
      switch (node.kind) {
        case "verdict":
          return { place: { ...from, node, effects }, test: null };
        case "edit":
          effects = withEdit(effects, node.edit);
          node = node.next;
          break;
        case "test": {
          const test = this.#question.translate(node.test, effects);
          if (typeof test !== "boolean") return { place: { ...from, node, effects }, test };
          node = test ? node.then : node.otherwise;
          break;
        }
      }
    }
  }

  #route(facts: Facts): Route | null {
    const { usual } = this.#question;
    return routeWith(facts, usual.prefix.family, usual, this.#prover);
  }

  /** Whether a possibly wanted end is reachable from a node, as far as the graph alone says. */
  #leadsThere(node: FilterNode): boolean {
    const known = this.#leads.get(node);
    if (known !== undefined) return known;
    let leads: boolean;
    switch (node.kind) {
      case "verdict":
        leads = this.#question.mayBeWanted(node);
        break;
      case "edit":
        leads = this.#leadsThere(node.next);
        break;
      case "test":
        leads = this.#leadsThere(node.then) || this.#leadsThere(node.otherwise);
        break;
    }
    this.#leads.set(node, leads);
    return leads;
  }

  #number(node: FilterNode): number {
    let number = this.#numbers.get(node);
    if (number === undefined) this.#numbers.set(node, (number = this.#numbers.size));
    return number;
  }
}
