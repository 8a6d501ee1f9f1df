import type { Automaton } from "./automaton.ts";

/** A path that an automaton accepts, with the fewest tokens and then the lowest ASNs; null if it accepts none. */
export function shortestPath(automaton: Automaton): readonly (number | readonly number[])[] | null {
  const from = new Map<number, readonly [state: number, token: PathToken]>();
  const order = [0];
  const seen = new Set(order);
  for (const at of order) {
    const state = automaton[at];
    if (!state) continue;
    if (state.accepts) return segmentsOf(from, at);
    const visit = (to: number, token: PathToken) => {
      if (to < 0 || seen.has(to)) return;
      seen.add(to);
      from.set(to, [at, token]);
      order.push(to);
    };
    state.targets.forEach((to, i) => {
      visit(to, state.starts[i] ?? 0);
    });
    visit(state.open, "{");
    visit(state.close, "}");
  }
  return null;
}

/** An ASN, or a brace around an AS_SET. */
export type PathToken = number | "{" | "}";

/**
 * The path to a state of a search, as segments; `from` says for each state except the first from which state and by
 * which token it was reached.
 */
export function segmentsOf<State>(
  from: ReadonlyMap<State, readonly [State, PathToken]>,
  end: State,
): readonly (number | readonly number[])[] {
  const tokens: PathToken[] = [];
  for (let step = from.get(end); step; step = from.get(step[0])) tokens.unshift(step[1]);
  const path: (number | readonly number[])[] = [];
  let set: number[] | null = null;
  for (const token of tokens) {
    if (token === "{") set = [];
    else if (token === "}") {
      if (set) path.push(set);
      set = null;
    } else if (set) set.push(token);
    else path.push(token);
  }
  return path;
}
