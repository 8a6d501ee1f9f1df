import { AsnSet, PathLanguage } from "../../net/index.ts";
import {
  evaluate,
  type Direction,
  type FilterNode,
  type Policy,
  type Route,
} from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { beforeEffects } from "../algebra/effects.ts";
import { routeWith, type Fact, type Facts } from "../algebra/facts.ts";
import { FilterSearch } from "./filter-search.ts";
import { givenFacts, pathFact } from "./given-facts.ts";
import { programOf } from "../algebra/program-of.ts";
import { createProver, type Prover } from "../algebra/prover.ts";
import { sampleRoutes } from "./sample-routes.ts";
import { usualRoute } from "./usual-route.ts";

/**
 * Decides whether policies accept any possible route: among all that a neighbor can send on a session, or that we can
 * have to announce. It caches results, so one object is for all sessions of a network.
 */
export class Acceptance {
  #made: Prover | null = null;
  /** The last route that was accepted from a peer, or announced to one, by family. */
  readonly #accepted = new Map<string, Route>();
  readonly #programs = new Map<Policy, FilterNode>();

  /** Created when the algebra is first needed. */
  get #prover(): Prover {
    return (this.#made ??= createProver());
  }

  /**
   * Whether a session accepts any route; also true if that takes too long to decide. Usually no algebra is needed,
   * because an ordinary route is accepted.
   */
  accepts(session: SessionPlan, direction: Direction): boolean {
    return this.#acceptsSample(session, direction) || this.acceptsWith(session, direction, []);
  }

  /** The same for routes for which `facts` hold; `samples` are some of them to try first. */
  acceptsWith(
    session: SessionPlan,
    direction: Direction,
    facts: readonly Fact[],
    samples: readonly Route[] = [],
  ): boolean {
    const policy = session[direction];
    if (samples.some((route) => evaluate(policy, route).verdict === "accept")) return true;
    const search = new FilterSearch(
      {
        start: this.#programOf(policy),
        given: this.#given(session, direction, facts),
        usual: usualRoute(session, direction),
        translate: (test, effects) =>
          beforeEffects(test, effects, session.local, this.#prover.languages),
        wanted: ({ verdict }) => (verdict === "accept" ? [null] : []),
        mayBeWanted: ({ verdict }) => verdict === "accept",
      },
      this.#prover,
    );
    return search.find() !== null;
  }

  #acceptsSample(session: SessionPlan, direction: Direction): boolean {
    const policy = session[direction];
    const { family, remote, asn } = session;
    // A peer's other sessions accept the same routes, and what is announced to one is announced to others.
    const key = `${family} ${direction === "export" ? "export" : asn}`;
    const known = this.#accepted.get(key);
    const again = known && { ...known, nextHop: remote };
    if (again && evaluate(policy, again).verdict === "accept") return true;
    for (const route of sampleRoutes(session, direction)) {
      if (evaluate(policy, route).verdict === "reject") continue;
      this.#accepted.set(key, route);
      return true;
    }
    return false;
  }

  /** A route on a session for which some facts hold, whatever its result; null if there is none. */
  routeWith(session: SessionPlan, direction: Direction, facts: readonly Fact[]): Route | null {
    const given = this.#given(session, direction, facts);
    return routeWith(given, session.family, usualRoute(session, direction), this.#prover);
  }

  /** States that a route is originated by an ASN. */
  originatedBy(asn: number): Fact {
    const paths = this.#prover.languages.once(`originated by ${asn}`, () =>
      PathLanguage.endingWith(AsnSet.from([asn])),
    );
    return pathFact(paths, true);
  }

  /** What holds for every route: a neighbor's has a path that begins with its ASN if the router enforces that. */
  #given(session: SessionPlan, direction: Direction, facts: readonly Fact[]): Facts {
    const { asn, options } = session;
    const always = givenFacts(direction, options.enforceFirstAs ? asn : null, this.#prover);
    return [...always, ...facts].reduce<Facts>((before, fact) => ({ fact, before }), null);
  }

  #programOf(policy: Policy): FilterNode {
    let program = this.#programs.get(policy);
    if (!program) {
      program = programOf(policy, this.#prover.meanings);
      this.#programs.set(policy, program);
    }
    return program;
  }
}
