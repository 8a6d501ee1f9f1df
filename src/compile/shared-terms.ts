import type { AsnList, CommunityList, Edit, PrefixList, Term, Test } from "../policy/index.ts";

/**
 * What the terms of many sessions have in common, as one object: most terms are the same for all sessions, so that whoever goes
 * over a thousand policies meets what it knows. Nothing depends on it but time and memory.
 */
export class SharedTerms {
  readonly prefixLists = new Shared<PrefixList>();
  readonly asnLists = new Shared<AsnList>();
  readonly communityLists = new Shared<CommunityList>();
  readonly tests = new Shared<Test>();
  readonly edits = new Shared<readonly Edit[]>();
  readonly #terms = new Map<object, Term[]>();

  /** The term itself, or one that was made of the same definition before and has the same tests and edits. */
  term(definition: object, term: Term): Term {
    let known = this.#terms.get(definition);
    if (!known) this.#terms.set(definition, (known = []));
    const same = known.find(
      ({ when, edits }) =>
        when.length === term.when.length &&
        edits.length === term.edits.length &&
        when.every(({ negated, test }, i) => {
          const other = term.when[i];
          return test === other?.test && negated === other.negated;
        }) &&
        edits.every((edit, i) => edit === term.edits[i]),
    );
    if (same) return same;
    // What is a session's own is never met again.
    if (known.push(term) > MOST_KNOWN) known.shift();
    return term;
  }
}

/** Terms of one definition that are looked through: one a family, and some more for sessions with settings of their own. */
const MOST_KNOWN = 16;

/** Things made of a definition and something else: for the same two, the same object. */
class Shared<T extends object> {
  readonly #made = new Map<object, Map<unknown, T>>();

  /**
   * What was made before, or is now. `from` is all that it depends on besides the definition and what all sessions of a network
   * have in common; it is told apart as the key of a `Map` is.
   */
  once(definition: object, from: unknown, make: () => T): T {
    let made = this.#made.get(definition);
    if (!made) this.#made.set(definition, (made = new Map<unknown, T>()));
    let one = made.get(from);
    if (!one) made.set(from, (one = make()));
    return one;
  }
}
