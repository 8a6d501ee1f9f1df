import type { FilterNode, FilterTest } from "../../policy/index.ts";
import type { Fact } from "../algebra/facts.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";
import { factsThatMatter } from "./facts-that-matter.ts";
import { both, FilterReach } from "./filter-reach.ts";
import type { Place } from "./place.ts";

/** What was found from a pair of places on. */
export interface Met {
  readonly difference: boolean;
  /** Two ends that accept after different edits. */
  readonly effects: boolean;
}

/** Nothing was found. */
export const NOTHING_MET: Met = { difference: false, effects: false };

/** What was found in either of two searches. */
export function metInBoth(a: Met, b: Met): Met {
  return { difference: a.difference || b.difference, effects: a.effects || b.effects };
}

/** Two places, one in each of two filters, and what is known about them as a pair. */
export interface Pair {
  readonly a: Place;
  readonly b: Place;
  /** Whether the filters treat every route the same from here on; "new": not examined yet. */
  state: "new" | "equal" | "different";
  /** Each complete search from the pair: which known facts mattered, and what was found. */
  readonly searched: (Met & { readonly facts: readonly Fact[] })[];
}

/** The pairs of places of two filters that were reached. */
export class SearchedPairs {
  readonly #reach = new FilterReach();
  readonly #pairs = new Map<FilterNode, Pair[]>();

  /** The pair of two places. */
  at(a: Place, b: Place): Pair {
    let here = this.#pairs.get(a.node);
    if (!here) this.#pairs.set(a.node, (here = []));
    let pair = here.find(
      (known) =>
        known.b.node === b.node && known.a.effects === a.effects && known.b.effects === b.effects,
    );
    if (!pair) here.push((pair = { a, b, state: "new", searched: [] }));
    return pair;
  }

  /** Records a complete search from a pair, with the known facts. */
  wasFound(pair: Pair, known: PathCondition | null, met: Met): void {
    const reached = both(this.#reach.of(pair.a.node), this.#reach.of(pair.b.node));
    pair.searched.push({ ...met, facts: factsThatMatter(known, reached, met.effects) });
  }
}

/**
 * The result of a complete search from a pair under the same or fewer relevant facts: it found everything that could
 * be found now. Null if there was no such search. `differences`: also one that found some.
 */
export function searchedBefore(
  { searched }: Pair,
  known: PathCondition | null,
  differences: boolean,
): Met | null {
  if (searched.length === 0) return null;
  const holding = new Map<FilterTest, boolean>();
  for (let at = known; at; at = at.before) holding.set(at.fact.test, at.fact.holds);
  const found = searched.find(
    ({ difference, facts }) =>
      (differences || !difference) && facts.every(({ test, holds }) => holding.get(test) === holds),
  );
  return found ?? null;
}
