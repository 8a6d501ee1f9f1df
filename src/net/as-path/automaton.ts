/** The transitions of one state: by ASN, and by the braces around an AS_SET. -1 is the dead end. */
export interface State {
  readonly accepts: boolean;
  /** The first ASN of each interval, sorted; the first is 0, and adjacent intervals have different targets. */
  readonly starts: readonly number[];
  /** Where each interval leads. */
  readonly targets: readonly number[];
  readonly open: number;
  readonly close: number;
}

/** A deterministic automaton over the tokens of AS_PATHs. It starts in state 0. */
export type Automaton = readonly State[];

/** The state after an ASN. */
export function stepAsn(automaton: Automaton, at: number, asn: number): number {
  const state = automaton[at];
  if (!state) return -1;
  const { starts } = state;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= asn) low = middle;
    else high = middle - 1;
  }
  return state.targets[low] ?? -1;
}

/** Joins intervals: the targets of a sorted list of starts, merging adjacent intervals with the same target. */
export function joinIntervals(
  intervals: readonly (readonly [start: number, target: number])[],
): Pick<State, "starts" | "targets"> {
  const starts: number[] = [];
  const targets: number[] = [];
  for (const [start, target] of intervals) {
    if (targets.length > 0 && targets[targets.length - 1] === target) continue;
    if (starts.length > 0 && starts[starts.length - 1] === start) {
      starts.pop();
      targets.pop();
      if (targets.length > 0 && targets[targets.length - 1] === target) continue;
    }
    starts.push(start);
    targets.push(target);
  }
  return { starts, targets };
}

/** One target for every ASN. */
export function always(target: number): Pick<State, "starts" | "targets"> {
  return { starts: [0], targets: [target] };
}

/** The ASNs at which some ranges, which are sorted and do not touch, begin and end, alternately. */
export function boundaries(
  ranges: readonly { readonly first: number; readonly last: number }[],
): readonly number[] {
  const starts = ranges[0]?.first === 0 ? [] : [0];
  for (const { first, last } of ranges) {
    starts.push(first);
    if (last < 0xffffffff) starts.push(last + 1);
  }
  return starts;
}

/** One target for the ASNs of some ranges, which are sorted and do not touch; another for all others. */
export function within(
  ranges: readonly { readonly first: number; readonly last: number }[],
  inside: number,
  outside: number,
): Pick<State, "starts" | "targets"> {
  if (inside === outside) return always(outside);
  const starts = boundaries(ranges);
  const [one, two] = ranges[0]?.first === 0 ? [inside, outside] : [outside, inside];
  return { starts, targets: starts.map((_, i) => (i % 2 === 0 ? one : two)) };
}

/** All well-formed paths: outside of an AS_SET, after its opening brace, and after one of its ASNs. */
export const WELL_FORMED: Automaton = [
  { accepts: true, ...always(0), open: 1, close: -1 },
  { accepts: false, ...always(2), open: -1, close: -1 },
  { accepts: false, ...always(2), open: -1, close: 0 },
];
