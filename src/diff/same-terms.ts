import { sameButPlaces } from "../model/index.ts";
import type { Policy, Term } from "../policy/index.ts";

/**
 * Which terms are equal, computed once for each pair: most sessions of a network have most of their terms in common.
 */
export class SameTerms {
  readonly #known = new Map<Term, Map<Term, boolean>>();

  /** Whether two policies have the same terms in the same order, so that they treat every route the same. */
  same({ terms: a, family, direction }: Policy, b: Policy): boolean {
    if (family !== b.family || direction !== b.direction || a.length !== b.terms.length) {
      return false;
    }
    return a.every((term, i) => {
      const other = b.terms[i];
      return other !== undefined && this.#sameTerm(term, other);
    });
  }

  #sameTerm(a: Term, b: Term): boolean {
    if (a === b) return true;
    let known = this.#known.get(a);
    if (!known) this.#known.set(a, (known = new Map<Term, boolean>()));
    let same = known.get(b);
    if (same === undefined) known.set(b, (same = sameButPlaces(a, b)));
    return same;
  }
}
