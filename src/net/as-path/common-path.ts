import { WELL_FORMED, type Automaton } from "./automaton.ts";
import { segmentsOf, type PathToken } from "./shortest-path.ts";

/** Combinations of states that are looked at before the search is given up. */
const MOST_COMBINATIONS = 50_000;

/** An automaton whose paths are left out, and its states from which every path would be. */
export interface Excluded {
  readonly automaton: Automaton;
  readonly universal: ReadonlySet<number>;
}

/**
 * A path that all of some automata take and none of some others, with as few tokens as can be and the lowest ASNs that
 * do; null where there is none, "too-large" where that is not found out. The automata are followed side by side, and
 * only as far as the path is long: the automaton for all of them together, which can be large, is never made.
 */
export function commonPath(
  including: readonly Automaton[],
  excluding: readonly Excluded[],
): readonly (number | readonly number[])[] | null | "too-large" {
  const all = [WELL_FORMED, ...including, ...excluding.map(({ automaton }) => automaton)];
  const wanted = including.length + 1;
  // A combination of states is one number: the digits are the states, from -1 on.
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
 * Calls back for every interval of ASNs that no automaton tells apart, with its first ASN, and where it leads as a
 * number; the states themselves only on demand, since an interval seldom leads to a place that is new.
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
  // Most automata ask nothing of the next ASN.
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

/** The states from which an automaton takes every way in which a well-formed path can go on. */
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
