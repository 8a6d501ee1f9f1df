import { MAX_ASN } from "../asn.ts";
import type { AsnRange } from "../asn-set.ts";
import { always, boundaries, within, type Automaton, type State } from "./automaton.ts";
import { inSearchOrder } from "./minimise.ts";

/** The ranges of a set of ASNs: sorted, and no two touch. */
type Ranges = readonly AsnRange[];

/** Paths that have an ASN of some set in some position: an automaton that can be made for any set. */
export class AsnFrame {
  /** The automaton for the ASNs of a set. */
  readonly automaton: (ranges: Ranges) => Automaton;
  readonly #withZero: Automaton;
  readonly #withoutZero: Automaton;

  /**
   * The automaton made for a set that has some ASNs, but not all, must be minimal and accept only well-formed paths.
   * (For other sets some of its states are equivalent, or dead.)
   */
  constructor(automaton: (ranges: Ranges) => Automaton) {
    this.automaton = automaton;
    this.#withZero = inSearchOrder(automaton([{ first: 0, last: 0 }]));
    this.#withoutZero = inSearchOrder(automaton([{ first: 1, last: 1 }]));
  }

  /** The minimal automaton, its states in search order; null if the set has no ASN or all of them. */
  around(ranges: Ranges): Automaton | null {
    const [first] = ranges;
    if (!first || (first.first === 0 && first.last === MAX_ASN)) return null;
    // From a state, the ASNs lead to two others alternately: the first two ASNs decide in which order a search meets
    // them.
    const alike = first.first === 0 ? this.#withZero : this.#withoutZero;
    const starts = boundaries(ranges);
    const made: State[] = [];
    for (const state of alike) {
      const [one, two] = state.targets;
      if (one === undefined || two === undefined) {
        made.push(state);
        continue;
      }
      const same = made.find(({ targets }) => targets[0] === one && targets[1] === two);
      const targets = same?.targets ?? starts.map((_, i) => (i % 2 === 0 ? one : two));
      const { accepts, open, close } = state;
      made.push({ accepts, starts, targets, open, close });
    }
    return made;
  }
}

/** Paths with an ASN of the set, in a sequence or an AS_SET. */
export const CONTAINING = new AsnFrame((ranges) => [
  { accepts: false, ...within(ranges, 3, 0), open: 1, close: -1 },
  { accepts: false, ...within(ranges, 5, 2), open: -1, close: -1 },
  { accepts: false, ...within(ranges, 5, 2), open: -1, close: 0 },
  { accepts: true, ...always(3), open: 4, close: -1 },
  { accepts: false, ...always(5), open: -1, close: -1 },
  { accepts: false, ...always(5), open: -1, close: 3 },
]);

/** Paths whose first segment is an ASN of the set. */
export const STARTING_WITH = new AsnFrame((ranges) => [
  { accepts: false, ...within(ranges, 1, -1), open: -1, close: -1 },
  { accepts: true, ...always(1), open: 2, close: -1 },
  { accepts: false, ...always(3), open: -1, close: -1 },
  { accepts: false, ...always(3), open: -1, close: 1 },
]);

/** Paths whose first segment is an ASN of the set, or an AS_SET with one of them. */
export const STARTING_AMONG = new AsnFrame((ranges) => [
  { accepts: false, ...within(ranges, 1, -1), open: 2, close: -1 },
  { accepts: true, ...always(1), open: 4, close: -1 },
  { accepts: false, ...within(ranges, 3, 2), open: -1, close: -1 },
  { accepts: false, ...always(3), open: -1, close: 1 },
  { accepts: false, ...always(3), open: -1, close: -1 },
]);

/** Paths whose last segment is an ASN of the set. */
export const ENDING_WITH = new AsnFrame((ranges) => [
  { accepts: false, ...within(ranges, 1, 0), open: 2, close: -1 },
  { accepts: true, ...within(ranges, 1, 0), open: 2, close: -1 },
  { accepts: false, ...always(3), open: -1, close: -1 },
  { accepts: false, ...always(3), open: -1, close: 0 },
]);

/** Paths whose last segment is an ASN of the set, or an AS_SET with one of them. */
export const ENDING_AMONG = new AsnFrame((ranges) => [
  { accepts: false, ...within(ranges, 1, 0), open: 2, close: -1 },
  { accepts: true, ...within(ranges, 1, 0), open: 2, close: -1 },
  { accepts: false, ...within(ranges, 4, 3), open: -1, close: -1 },
  { accepts: false, ...within(ranges, 4, 3), open: -1, close: 0 },
  { accepts: false, ...always(4), open: -1, close: 1 },
]);
