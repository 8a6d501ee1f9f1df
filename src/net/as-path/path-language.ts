import type { AsnSet } from "../asn-set.ts";
import {
  CONTAINING,
  ENDING_AMONG,
  ENDING_WITH,
  STARTING_AMONG,
  STARTING_WITH,
  type AsnFrame,
} from "./asn-frame.ts";
import { always, stepAsn, WELL_FORMED, type Automaton, type State } from "./automaton.ts";
import { commonPath, universalStates } from "./common-path.ts";
import { determinise } from "./determinise.ts";
import { inSearchOrder, minimise } from "./minimise.ts";
import type { PathPattern } from "./path-pattern.ts";
import { product } from "./product.ts";
import { shortestPath } from "./shortest-path.ts";

/** A segment of an AS_PATH: an ASN, or the ASNs of an AS_SET. */
type Segment = number | readonly number[];

/**
 * A set of AS_PATHs, as the smallest automaton that accepts them: two sets with the same paths are `equal`, however
 * they were made. An AS_SET is read in the order in which its ASNs are written.
 */
export class PathLanguage {
  readonly #automaton: Automaton;
  #universal: ReadonlySet<number> | null = null;

  private constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  /** The well-formed paths that match a pattern; null if its automaton would be too large. */
  static of(pattern: PathPattern): PathLanguage | null {
    const automaton = determinise(pattern);
    return automaton && PathLanguage.#wellFormed(automaton);
  }

  /** The well-formed paths that an automaton accepts. */
  static ofAutomaton(automaton: Automaton): PathLanguage {
    return PathLanguage.#wellFormed(automaton);
  }

  static #wellFormed(automaton: Automaton): PathLanguage {
    return new PathLanguage(minimise(product(WELL_FORMED, automaton, (a, b) => a && b)));
  }

  /** Paths with an ASN of the set, in a sequence or an AS_SET. */
  static containing(asns: AsnSet): PathLanguage {
    return PathLanguage.#framing(asns, CONTAINING);
  }

  /** Paths whose first segment is an ASN of the set. */
  static startingWith(asns: AsnSet): PathLanguage {
    return PathLanguage.#framing(asns, STARTING_WITH);
  }

  /** Paths whose first segment is an ASN of the set, or an AS_SET with one of them. */
  static startingAmong(asns: AsnSet): PathLanguage {
    return PathLanguage.#framing(asns, STARTING_AMONG);
  }

  /** Paths whose last segment is an ASN of the set. */
  static endingWith(asns: AsnSet): PathLanguage {
    return PathLanguage.#framing(asns, ENDING_WITH);
  }

  /** Paths whose last segment is an ASN of the set, or an AS_SET with one of them. */
  static endingAmong(asns: AsnSet): PathLanguage {
    return PathLanguage.#framing(asns, ENDING_AMONG);
  }

  static #framing({ ranges }: AsnSet, frame: AsnFrame): PathLanguage {
    const smallest = frame.around(ranges);
    return smallest
      ? new PathLanguage(smallest)
      : PathLanguage.#wellFormed(frame.automaton(ranges));
  }

  /** Paths of at least this many hops; an AS_SET counts as one (RFC 4271, 9.1.2.2). */
  static ofLength(atLeast: number): PathLanguage {
    if (atLeast <= 0) return new PathLanguage(WELL_FORMED);
    const states: State[] = [];
    for (let hops = 0; hops < atLeast; hops++) {
      const [here, next] = [3 * hops, 3 * (hops + 1)];
      states.push(
        { accepts: false, ...always(next), open: here + 1, close: -1 },
        { accepts: false, ...always(here + 2), open: -1, close: -1 },
        { accepts: false, ...always(here + 2), open: -1, close: next },
      );
    }
    // Inside of an AS_SET it makes no difference whether the last hop is missing, or one more.
    const last = 3 * atLeast;
    states.push({ accepts: true, ...always(last), open: last - 2, close: -1 });
    // Minimal as built: the number of missing hops, and which brace may come next, distinguish all states.
    return new PathLanguage(inSearchOrder(states));
  }

  /** Paths with an AS_SET. */
  static withSet(): PathLanguage {
    return PathLanguage.#wellFormed([
      { accepts: false, ...always(0), open: 1, close: -1 },
      { accepts: true, ...always(1), open: 1, close: 1 },
    ]);
  }

  /** The empty path. */
  static empty(): PathLanguage {
    return PathLanguage.#wellFormed([{ accepts: true, ...always(-1), open: -1, close: -1 }]);
  }

  /** Whether no path is in the set. */
  get isEmpty(): boolean {
    return this.#automaton.every((state) => !state.accepts);
  }

  /** Whether two sets have the same paths. */
  equals(other: PathLanguage): boolean {
    const [a, b] = [this.#automaton, other.#automaton];
    return a === b || (a.length === b.length && a.every((state, at) => areEqual(state, b[at])));
  }

  /** A hash of 32 bits. Only some of the intervals of a state go into it. */
  hash(): number {
    let hash = this.#automaton.length;
    const add = (number: number): void => {
      hash = Math.imul(hash ^ number, 0x9e3779b1);
      hash ^= hash >>> 15;
    };
    for (const { accepts, starts, targets, open, close } of this.#automaton) {
      add(accepts ? 1 : 0);
      add(open);
      add(close);
      add(starts.length);
      for (let i = 0; i < starts.length; i += 1 + (starts.length >> HASHED)) {
        add(starts[i] ?? 0);
        add(targets[i] ?? 0);
      }
    }
    return hash >>> 0;
  }

  /** Whether the set contains a path. */
  has(path: readonly Segment[]): boolean {
    let at = 0;
    for (const segment of path) {
      if (typeof segment === "number") at = stepAsn(this.#automaton, at, segment);
      else {
        at = this.#automaton[at]?.open ?? -1;
        for (const asn of segment) at = stepAsn(this.#automaton, at, asn);
        at = this.#automaton[at]?.close ?? -1;
      }
    }
    return this.#automaton[at]?.accepts ?? false;
  }

  /** Paths in either set. */
  unite(other: PathLanguage): PathLanguage {
    return this.#with(other, (a, b) => a || b);
  }

  /** Paths in both sets. */
  intersect(other: PathLanguage): PathLanguage {
    return this.#with(other, (a, b) => a && b);
  }

  /** The paths of the set that have no AS_SET. */
  withoutSets(): PathLanguage {
    const closed = withoutOpen(this.#automaton);
    return new PathLanguage(minimise(closed));
  }

  /** All well-formed paths that are not in this set. */
  complement(): PathLanguage {
    return new PathLanguage(minimise(product(WELL_FORMED, this.#automaton, (a, b) => a && !b)));
  }

  /** The paths that are in this set after prepending the ASN `times` times. */
  beforePrepending(asn: number, times: number): PathLanguage {
    let start = 0;
    for (let i = 0; i < times && start >= 0; i++) start = stepAsn(this.#automaton, start, asn);
    const first: State = this.#automaton[start] ?? NOTHING;
    const shift = (target: number) => (target < 0 ? -1 : target + 1);
    const states = [first, ...this.#automaton].map((state) => ({
      ...state,
      targets: state.targets.map(shift),
      open: shift(state.open),
      close: shift(state.close),
    }));
    return new PathLanguage(minimise(states));
  }

  /** A path of the set with the fewest tokens, then the lowest ASNs; null if there is none. */
  shortest(): readonly Segment[] | null {
    return shortestPath(this.#automaton);
  }

  /**
   * A path that is in all of some sets and in none of others, with the fewest tokens; null if there is none. Much
   * faster than building the set of all such paths.
   */
  static common(
    including: readonly PathLanguage[],
    excluding: readonly PathLanguage[],
  ): readonly Segment[] | null {
    const found = commonPath(
      including.map((paths) => paths.#automaton),
      excluding.map((paths) => ({
        automaton: paths.#automaton,
        universal: (paths.#universal ??= universalStates(paths.#automaton)),
      })),
    );
    if (found !== "too-large") return found;
    let all = new PathLanguage(WELL_FORMED);
    for (const paths of including) all = all.intersect(paths);
    for (const paths of excluding) all = all.intersect(paths.complement());
    return all.shortest();
  }

  #with(other: PathLanguage, accepts: (a: boolean, b: boolean) => boolean): PathLanguage {
    return new PathLanguage(minimise(product(this.#automaton, other.#automaton, accepts)));
  }
}

/** The hash uses about two to this power intervals of a state. */
const HASHED = 4;

const NOTHING: State = { accepts: false, ...always(-1), open: -1, close: -1 };

function areEqual(a: State, b: State | undefined): boolean {
  return (
    b !== undefined &&
    a.accepts === b.accepts &&
    a.open === b.open &&
    a.close === b.close &&
    areSame(a.starts, b.starts) &&
    areSame(a.targets, b.targets)
  );
}

function areSame(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * An automaton without transitions into an AS_SET, and without the states that become unreachable, if those are the
 * last ones.
 */
function withoutOpen(automaton: Automaton): Automaton {
  const closed = automaton.map((state) => ({ ...state, open: -1 }));
  let met = 1;
  for (let at = 0; at < met; at++) {
    for (const target of closed[at]?.targets ?? []) if (target >= met) met = target + 1;
  }
  return closed.slice(0, met);
}
