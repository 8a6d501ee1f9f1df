import type { Asn, CanonicalSet } from "../net/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { Direction, Policy, Term } from "../policy/index.ts";
import {
  acceptedPrefixes,
  givenFacts,
  createProver,
  usualRoute,
  type Prover,
} from "../verify/index.ts";
import { firstAsnOf } from "./first-asn-of.ts";
import { comparePolicies, filterOf, type PolicyDifference } from "./compare-policies.ts";
import { SameTerms } from "./same-terms.ts";
import type { SessionPair } from "./session-pair.ts";

const SAME: PolicyDifference = { changes: [], space: null };

/**
 * Compares the policies of all sessions of a network: equal policies are recognized without algebra, and what several
 * sessions have in common is compared once.
 */
export class PolicyComparer {
  readonly #same = new SameTerms();
  readonly #numbers = new Map<Term, number>();
  readonly #known = new Map<string, PolicyDifference | "too-large">();
  /** Results for the sessions of one neighbor: those of others have other lists. */
  #prover: { readonly asn: Asn; readonly prover: Prover } | null = null;

  /** Every change in the result of a session for routes. */
  compare(pair: SessionPair, direction: Direction): PolicyDifference | "too-large" {
    const { before, after } = pair;
    if (this.#same.same(before[direction], after[direction])) return SAME;
    const prover = this.#proverOf(after.asn);
    const given = [before, after].map((one) => `${one.asn} ${String(one.options.enforceFirstAs)}`);
    const terms = [before, after].map((one) => this.#numberOf(one[direction]));
    const key = [direction, after.family, ...given, ...terms].join(" | ");
    let changes = this.#known.get(key);
    if (!changes) {
      changes = comparePolicies(pair, direction, prover);
      this.#known.set(key, changes);
    }
    return changes;
  }

  /** The prefixes for which a session accepts some route, or announces one. */
  accepted(session: SessionPlan, direction: Direction): CanonicalSet | "too-large" {
    const prover = this.#proverOf(session.asn);
    const usual = usualRoute(session, direction);
    const given = givenFacts(direction, firstAsnOf({ before: session, after: session }), prover);
    const filter = filterOf(session, direction, prover);
    return acceptedPrefixes(filter, { family: session.family, usual, given }, prover);
  }

  #proverOf(asn: Asn): Prover {
    if (this.#prover?.asn !== asn) {
      this.#prover = { asn, prover: createProver() };
      this.#known.clear();
    }
    return this.#prover.prover;
  }

  /** A text that is the same for policies made of identical terms. */
  #numberOf({ terms }: Policy): string {
    return terms
      .map((term) => {
        let number = this.#numbers.get(term);
        if (number === undefined) this.#numbers.set(term, (number = this.#numbers.size));
        return number;
      })
      .join(",");
  }
}
