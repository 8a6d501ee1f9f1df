import type { FilterNode, FilterTest } from "../../policy/index.ts";
import type { Fact } from "../algebra/facts.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";
import { factsThatMatter } from "./facts-that-matter.ts";
import { both, FilterReach } from "./filter-reach.ts";
import type { Place } from "./place.ts";

/** What was met behind a pair of places. */
export interface Met {
  readonly difference: boolean;
  /** Two ends that accept after different edits. */
  readonly effects: boolean;
}

/** Nothing was met. */
export const NOTHING_MET: Met = { difference: false, effects: false };

/** What was met in one search or another. */
export function metInBoth(a: Met, b: Met): Met {
  return { difference: a.difference || b.difference, effects: a.effects || b.effects };
}

/** Two places, one in each of two filters, and what is known of them as a pair. */
export interface Pair {
  readonly a: Place;
  readonly b: Place;
  /** Whether the filters make the same of every route from here on; "new": not looked at. */
  state: "new" | "equal" | "different";
  /** Each time that all behind the pair was found: which of the facts known then mattered, and what was met. */
  readonly searched: (Met & { readonly facts: readonly Fact[] })[];
}

/** The pairs of places of two filters that were met. */
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

  /** Keeps that all behind a pair was found with what was known. */
  wasFound(pair: Pair, known: PathCondition | null, met: Met): void {
    const asked = both(this.#reach.of(pair.a.node), this.#reach.of(pair.b.node));
    pair.searched.push({ ...met, facts: factsThatMatter(known, asked, met.effects) });
  }
}

/**
 * What was met when all behind a pair was found with no more facts that matter than are known now: everything that could be
 * found now was found then. Null where there was no such search. `differences`: also one that found some.
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
