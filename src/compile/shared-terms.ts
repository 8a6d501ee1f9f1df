import type {
  AsnList,
  CommunityList,
  Condition,
  Edit,
  PatternList,
  PrefixList,
  Term,
  Test,
} from "../policy/index.ts";

/**
 * Shares the terms that many sessions have in common as one object: most terms are the same for all sessions, so code
 * that processes a thousand policies can reuse its results. Only time and memory depend on it. What it saves is in
 * docs/performance.md.
 */
export class SharedTerms {
  readonly prefixLists = new Shared<PrefixList>();
  readonly asnLists = new Shared<AsnList>();
  readonly communityLists = new Shared<CommunityList>();
  readonly patternLists = new Shared<PatternList>();
  readonly tests = new Shared<Test>();
  readonly edits = new Shared<readonly Edit[]>();
  readonly drained = new Shared<Term>();
  readonly #terms = new Map<object, Term[]>();

  /** The term itself, or an earlier one from the same definition with the same tests and edits. */
  term(definition: object, term: Term): Term {
    let known = this.#terms.get(definition);
    if (!known) this.#terms.set(definition, (known = []));
    const same = known.find(
      ({ when, anyOf, edits }) =>
        sameConditions(when, term.when) &&
        anyOf.length === term.anyOf.length &&
        anyOf.every((conditions, i) => sameConditions(conditions, term.anyOf[i] ?? [])) &&
        edits.length === term.edits.length &&
        edits.every((edit, i) => edit === term.edits[i]),
    );
    if (same) return same;
    // A term of only one session will not occur again.
    if (known.push(term) > MOST_KNOWN) known.shift();
    return term;
  }
}

/**
 * How many terms of one definition are compared: one per family, and some more for sessions with their own settings.
 */
const MOST_KNOWN = 16;

/** Whether the tests are the same objects, with the same negations. */
function sameConditions(one: readonly Condition[], other: readonly Condition[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ negated, test }, i) => {
      const there = other[i];
      return test === there?.test && negated === there.negated;
    })
  );
}

/** Values made from a definition and something else: the same object for the same two. */
class Shared<T extends object> {
  readonly #made = new Map<object, Map<unknown, T>>();

  /**
   * The value made earlier, or a new one. `from` is everything that it depends on besides the definition and what all
   * sessions of a network have in common; it is compared as the key of a `Map`.
   */
  once(definition: object, from: unknown, make: () => T): T {
    let made = this.#made.get(definition);
    if (!made) this.#made.set(definition, (made = new Map<unknown, T>()));
    let one = made.get(from);
    if (!one) made.set(from, (one = make()));
    return one;
  }
}
