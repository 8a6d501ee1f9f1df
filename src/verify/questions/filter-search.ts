import {
  testHolds,
  type FilterNode,
  type FilterTest,
  type Route,
  type VerdictNode,
} from "../../policy/index.ts";
import { NO_EFFECTS, withEdit, type Effects } from "../algebra/effects.ts";
import { routeWith, type Fact, type Facts } from "../algebra/facts.ts";
import type { Prover } from "../algebra/prover.ts";

/**
 * What else must be true of a route, as it came, for an end to be one that is looked for: any one of these facts; null:
 * nothing else. An empty list: the end is not looked for.
 */
export type Wanted = readonly (Fact | null)[];

/** What is looked for in a filter: a route that ends so. */
export interface FilterQuestion {
  readonly start: FilterNode;
  /** What is known of the route as it came. */
  readonly given: Facts;
  /** A plain route, of the family asked for; what is found is like it where nothing speaks against it. */
  readonly usual: Route;
  /** A test as one of the route as it came; true or false where it is decided; "unknown" where nothing can be said. */
  readonly translate: (test: FilterTest, effects: Effects) => FilterTest | boolean | "unknown";
  readonly wanted: (end: VerdictNode, effects: Effects) => Wanted;
  /** Whether `wanted` may be anything at this end; where not, ways that lead to such ends only are not looked at. */
  readonly mayBeWanted: (end: VerdictNode) => boolean;
}

/** A route that ends as looked for; `unsure` where the way there hangs on a test of which nothing can be said. */
export interface Found {
  readonly route: Route;
  readonly unsure: boolean;
}

/** All that is known on a way to an end that is looked for. */
export interface Way {
  readonly facts: Facts;
  readonly unsure: boolean;
}

/** Places looked at before a search is given up. */
const MOST_STEPS = 200_000;
/** Tests on one way before a search is given up. */
const DEEPEST = 4_000;

/** A place in a filter, and how a route came there. */
interface Place {
  readonly node: FilterNode;
  readonly effects: Effects;
  readonly facts: Facts;
  /** A route of which all facts are true. */
  readonly witness: Route;
  readonly unsure: boolean;
}

/**
 * Looks for a route that ends in some way, among all routes. Each way through the filter is followed with what is
 * known on it and with a route that takes it: a route that takes one branch shows that the branch can be taken, so
 * the algebra is asked about the other one only, and not at all where no end that is looked for lies behind it.
 */
export class FilterSearch {
  readonly #question: FilterQuestion;
  readonly #prover: Pick<Prover, "languages" | "regions">;
  readonly #leads = new Map<FilterNode, boolean>();
  readonly #numbers = new Map<FilterNode, number>();
  /** Places from which no end is reached, whatever else is known: looked at with what is given only. */
  readonly #nothing = new Set<string>();
  readonly #tried = new Set<string>();
  #first: Route | null = null;
  #steps = 0;

  constructor(question: FilterQuestion, prover: Pick<Prover, "languages" | "regions">) {
    this.#question = question;
    this.#prover = prover;
  }

  /** A route that ends as looked for; null where there is none. */
  find(): Found | "too-large" | null {
    const place = this.#start();
    return place && this.#find(place, 0);
  }

  /** Every way to an end that is looked for, at most `limit` of them. */
  ways(limit: number): readonly Way[] | "too-large" {
    const found: Way[] = [];
    const place = this.#start();
    if (place && !this.#collect(place, found, limit, 0)) return "too-large";
    return found;
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

  /** The ways on from a test that a route can take and that may lead to an end that is looked for. */
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

  /** The routes that end here as looked for, one for each thing that makes them so. */
  #wantedRoutes(end: VerdictNode, { effects, facts, witness }: Place) {
    return this.#question.wanted(end, effects).flatMap((fact) => {
      if (fact === null) return [{ facts, witness }];
      const known: Facts = { fact, before: facts };
      const route = this.#route(known);
      return route ? [{ facts: known, witness: route }] : [];
    });
  }

  /** Goes on over edits, and over tests whose answer is known, to a verdict or an open test. */
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

  /** Whether an end that may be looked for lies behind a node, as far as the graph alone says. */
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
