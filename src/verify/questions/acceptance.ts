import { AsnSet, PathLanguage } from "../../net/index.ts";
import {
  evaluate,
  type Direction,
  type FilterNode,
  type FilterTest,
  type Policy,
  type Route,
} from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { beforeEffects } from "../algebra/effects.ts";
import { routeWith, type Fact, type Facts } from "../algebra/facts.ts";
import { FilterSearch } from "./filter-search.ts";
import { programOf } from "../algebra/program-of.ts";
import { createProver, type Prover } from "../algebra/prover.ts";
import { sampleRoutes } from "./sample-routes.ts";
import { usualRoute } from "./usual-route.ts";

/**
 * Decides for policies whether they accept any route that can be: among all that a neighbor can send on a session, or that we
 * can have to send. It remembers what it has worked out, so one object is for all sessions of a network.
 */
export class Acceptance {
  #made: Prover | null = null;
  /** The last route that was accepted from a peer, or sent to one, by family. */
  readonly #accepted = new Map<string, Route>();
  readonly #programs = new Map<Policy, FilterNode>();

  /** Made when the algebra is first asked. */
  get #prover(): Prover {
    return (this.#made ??= createProver());
  }

  /**
   * Whether a session accepts any route; true also where that takes too long to find out. Mostly it needs no algebra: a
   * plain route is accepted.
   */
  accepts(session: SessionPlan, direction: Direction): boolean {
    return this.#acceptsSample(session, direction) || this.acceptsWith(session, direction, []);
  }

  /** The same for routes of which `facts` are true; `samples` are some of them that are tried first. */
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
    // The other sessions of a peer take the same routes, and what is sent to one is sent to others.
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

  /** A route on a session of which some facts are true, whatever becomes of it; null where there is none. */
  routeWith(session: SessionPlan, direction: Direction, facts: readonly Fact[]): Route | null {
    const given = this.#given(session, direction, facts);
    return routeWith(given, session.family, usualRoute(session, direction), this.#prover);
  }

  /** That a route is originated by an ASN. */
  originatedBy(asn: number): Fact {
    const paths = this.#prover.languages.once(`originated by ${asn}`, () =>
      PathLanguage.endingWith(AsnSet.from([asn])),
    );
    return { test: pathTest(paths), holds: true };
  }

  /** What is true of every route: a neighbor's has a path that begins with its ASN where the router makes sure of that. */
  #given(session: SessionPlan, direction: Direction, facts: readonly Fact[]): Facts {
    const { languages } = this.#prover;
    const always: Fact[] = [];
    if (direction === "import") {
      const { asn, options } = session;
      const empty = languages.once("empty", () => PathLanguage.empty());
      const first = languages.once(`first ${asn}`, () =>
        PathLanguage.startingWith(AsnSet.from([asn])),
      );
      always.push({ test: pathTest(empty), holds: false });
      if (options.enforceFirstAs) always.push({ test: pathTest(first), holds: true });
    }
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

function pathTest(paths: PathLanguage): FilterTest {
  return { kind: "as-path", paths, sees: "original" };
}
