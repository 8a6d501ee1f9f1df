import type { CanonicalSet } from "../net/index.ts";
import { PolicyComparer } from "../diff/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { Term } from "../policy/index.ts";

/**
 * For which prefixes the export policies of sessions accept some route, whoever it is from. What a policy accepts
 * depends on nothing but its terms, and sessions with the same policy share them, so that each is decided once.
 */
export class AcceptedExports {
  readonly #comparer = new PolicyComparer();
  readonly #numbers = new Map<Term, number>();
  readonly #known = new Map<string, CanonicalSet | "too-large">();

  /** The prefixes that may be announced on a session; "too-large" if they cannot all be found. */
  of(session: SessionPlan): CanonicalSet | "too-large" {
    const key = this.keyOf(session);
    let accepted = this.#known.get(key);
    if (accepted === undefined) {
      this.#known.set(key, (accepted = this.#comparer.accepted(session, "export")));
    }
    return accepted;
  }

  /** A text that is the same for sessions of a family whose export policies are made of identical terms. */
  keyOf({ family, export: { terms } }: SessionPlan): string {
    const numbers = terms.map((term) => {
      let number = this.#numbers.get(term);
      if (number === undefined) this.#numbers.set(term, (number = this.#numbers.size));
      return number;
    });
    return `${family} ${numbers.join(",")}`;
  }
}
