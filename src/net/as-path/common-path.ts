import { stepAsn, WELL_FORMED, type Automaton } from "./automaton.ts";
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
  const isDead = (states: readonly number[]): boolean =>
    states.some((state, i) =>
      i < wanted ? state < 0 : (excluding[i - wanted]?.universal.has(state) ?? false),
    );
  const isTaken = (states: readonly number[]): boolean =>
    states.every((state, i) => (all[i]?.[state]?.accepts ?? false) === i < wanted);
  const from = new Map<string, readonly [before: string, token: PathToken]>();
  const start = all.map(() => 0);
  const order: (readonly number[])[] = [start];
  const seen = new Set([start.join()]);
  if (isDead(start)) return null;
  for (const states of order) {
    const key = states.join();
    if (isTaken(states)) return segmentsOf(from, key);
    if (order.length > MOST_COMBINATIONS) return "too-large";
    const visit = (to: readonly number[], token: PathToken) => {
      const next = to.join();
      if (seen.has(next) || isDead(to)) return;
      seen.add(next);
      from.set(next, [key, token]);
      order.push(to);
    };
    for (const asn of startsOf(all, states)) {
      visit(
        states.map((state, i) => stepAsn(all[i] ?? [], state, asn)),
        asn,
      );
    }
    visit(
      states.map((state, i) => all[i]?.[state]?.open ?? -1),
      "{",
    );
    visit(
      states.map((state, i) => all[i]?.[state]?.close ?? -1),
      "}",
    );
  }
  return null;
}

/** ASNs that stand for all: between two of them no automaton tells them apart. */
function startsOf(all: readonly Automaton[], states: readonly number[]): readonly number[] {
  const starts = new Set([0]);
  states.forEach((state, i) => {
    for (const asn of all[i]?.[state]?.starts ?? []) starts.add(asn);
  });
  return [...starts].sort((a, b) => a - b);
}

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
