import { WELL_FORMED, type Automaton } from "./automaton.ts";
import { segmentsOf, type PathToken } from "./shortest-path.ts";

/** The number of combinations of states after which the search is given up. */
const MOST_COMBINATIONS = 50_000;

/** An automaton whose paths are excluded, and its states from which it accepts every path. */
export interface Excluded {
  readonly automaton: Automaton;
  readonly universal: ReadonlySet<number>;
}

/**
 * A path that all of some automata accept and none of some others, with the fewest tokens and then the lowest ASNs;
 * null if there is none, "too-large" if the search was given up. The automata are followed in parallel, and only as
 * far as the path is long: their product, which can be large, is never built.
 */
export function commonPath(
  including: readonly Automaton[],
  excluding: readonly Excluded[],
): readonly (number | readonly number[])[] | null | "too-large" {
  const all = [WELL_FORMED, ...including, ...excluding.map(({ automaton }) => automaton)];
  const wanted = including.length + 1;
  // A combination of states as one number: the digits are the states, starting with -1.
  const weights: number[] = [];
  const combinations = all.reduce((product, automaton) => {
    weights.push(product);
    return product * (automaton.length + 1);
  }, 1);
  if (combinations > Number.MAX_SAFE_INTEGER) return "too-large";
  const keyOf = (states: readonly number[]): number =>
    states.reduce((key, state, i) => key + (state + 1) * (weights[i] ?? 0), 0);
  const isDead = (states: readonly number[]): boolean =>
    states.some((state, i) =>
      i < wanted ? state < 0 : (excluding[i - wanted]?.universal.has(state) ?? false),
    );
  const isTaken = (states: readonly number[]): boolean =>
    states.every((state, i) => (all[i]?.[state]?.accepts ?? false) === i < wanted);
  const start = all.map(() => 0);
  const order: (readonly number[])[] = [start];
  const from = new Map<number, readonly [before: number, token: PathToken]>();
  const seen = new Set([keyOf(start)]);
  if (isDead(start)) return null;
  for (const states of order) {
    const here = keyOf(states);
    if (isTaken(states)) return segmentsOf(from, here);
    if (order.length > MOST_COMBINATIONS) return "too-large";
    const visit = (to: readonly number[], key: number, token: PathToken) => {
      if (seen.has(key)) return;
      seen.add(key);
      if (isDead(to)) return;
      from.set(key, [here, token]);
      order.push(to);
    };
    forEachInterval(all, states, weights, (asn, key, to) => {
      if (!seen.has(key)) visit(to(), key, asn);
    });
    for (const [token, kind] of BRACES) {
      const to = states.map((state, i) => all[i]?.[state]?.[kind] ?? -1);
      visit(to, keyOf(to), token);
    }
  }
  return null;
}

const BRACES = [
  ["{", "open"],
  ["}", "close"],
] as const;

/**
 * Calls back for every interval of ASNs that no automaton distinguishes, with its first ASN, and its target as a
 * number. The states themselves are computed on demand, because an interval rarely leads to a new combination.
 */
function forEachInterval(
  all: readonly Automaton[],
  states: readonly number[],
  weights: readonly number[],
  found: (asn: number, key: number, to: () => readonly number[]) => void,
): void {
  const tables = states.map((state, i) => all[i]?.[state] ?? DEAD);
  const at = tables.map(() => 0);
  const target = (i: number): number => tables[i]?.targets[at[i] ?? 0] ?? -1;
  // Most automata do not depend on the next ASN.
  const asking = [...tables.keys()].filter((i) => (tables[i]?.starts.length ?? 0) > 1);
  let key = 0;
  for (let i = 0; i < tables.length; i++) key += (target(i) + 1) * (weights[i] ?? 0);
  for (let asn = 0; asn < Infinity;) {
    found(asn, key, () => tables.map((_, i) => target(i)));
    let next = Infinity;
    for (const i of asking) {
      next = Math.min(next, tables[i]?.starts[(at[i] ?? 0) + 1] ?? Infinity);
    }
    for (const i of next < Infinity ? asking : []) {
      if (tables[i]?.starts[(at[i] ?? 0) + 1] !== next) continue;
      key -= target(i) * (weights[i] ?? 0);
      at[i] = (at[i] ?? 0) + 1;
      key += target(i) * (weights[i] ?? 0);
    }
    asn = next;
  }
}

const DEAD = { starts: [0], targets: [-1] } as const;

/** The states from which an automaton accepts every continuation of a well-formed path. */
export function universalStates(automaton: Automaton): ReadonlySet<number> {
  const forms = new Map([[0, 0]]);
  for (const [at, form] of forms) {
    const state = automaton[at];
    const shape = WELL_FORMED[form];
    if (!state || !shape) continue;
    for (const to of state.targets) if (to >= 0) forms.set(to, shape.targets[0] ?? 0);
    if (state.open >= 0) forms.set(state.open, shape.open);
    if (state.close >= 0) forms.set(state.close, shape.close);
  }
  const universal = new Set(forms.keys());
  const leaves = (at: number): boolean => {
    const state = automaton[at];
    const shape = WELL_FORMED[forms.get(at) ?? 0];
    if (!state || !shape) return true;
    return (
      (shape.accepts && !state.accepts) ||
      state.targets.some((to) => !universal.has(to)) ||
      (shape.open >= 0 && !universal.has(state.open)) ||
      (shape.close >= 0 && !universal.has(state.close))
    );
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const at of [...universal]) {
      if (leaves(at)) changed = universal.delete(at) || changed;
    }
  }
  return universal;
}
