import { joinIntervals, type Automaton, type State } from "./automaton.ts";

/** The smallest automaton for the same paths, its states in the order in which a search from the start meets them. */
export function minimise(automaton: Automaton): Automaton {
  return inSearchOrder(merged(withoutDeadEnds(automaton)));
}

/** Numbers the states as a search from the start meets them, and leaves out those it does not meet. */
export function inSearchOrder(automaton: Automaton): Automaton {
  const numbers = new Map<number, number>([[0, 0]]);
  const order = [0];
  const numberOf = (state: number): number => {
    if (state < 0) return -1;
    let number = numbers.get(state);
    if (number === undefined) {
      numbers.set(state, (number = order.length));
      order.push(state);
    }
    return number;
  };
  const states: State[] = [];
  for (let at = 0; at < order.length; at++) {
    const state = automaton[order[at] ?? 0];
    if (!state) break;
    states.push({
      accepts: state.accepts,
      starts: state.starts,
      targets: state.targets.map(numberOf),
      open: numberOf(state.open),
      close: numberOf(state.close),
    });
  }
  return states;
}

/** Leads to -1 whatever can never accept. */
function withoutDeadEnds(automaton: Automaton): Automaton {
  const into: number[][] = automaton.map(() => []);
  automaton.forEach((state, from) => {
    for (const to of new Set([...state.targets, state.open, state.close])) into[to]?.push(from);
  });
  const alive = automaton.map((state) => state.accepts);
  const open = automaton.flatMap((state, at) => (state.accepts ? [at] : []));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const from of into[at] ?? []) {
      if (alive[from]) continue;
      alive[from] = true;
      open.push(from);
    }
  }
  const keep = (target: number) => (target >= 0 && alive[target] ? target : -1);
  return automaton.map((state) => renumbered(state, keep));
}

/** Merges states that accept the same continuations (Moore's partition refinement). */
function merged(automaton: Automaton): Automaton {
  let classes: readonly number[] = automaton.map((state) => (state.accepts ? 1 : 0));
  let count = new Set(classes).size;
  for (;;) {
    const names = new Map<string, number>();
    const current = classes;
    const classOf = (target: number) => (target < 0 ? -1 : (current[target] ?? -1));
    const next = automaton.map((state, at) => {
      const seen = renumbered(state, classOf);
      const name = `${current[at] ?? 0};${seen.open};${seen.close};${seen.starts.join(",")};${seen.targets.join(",")}`;
      let number = names.get(name);
      if (number === undefined) names.set(name, (number = names.size));
      return number;
    });
    classes = next;
    if (names.size === count) break;
    count = names.size;
  }
  const first = new Map<number, number>();
  classes.forEach((c, at) => {
    if (!first.has(c)) first.set(c, at);
  });
  const leader = (target: number) => (target < 0 ? -1 : (first.get(classes[target] ?? -1) ?? -1));
  return automaton.map((state) => renumbered(state, leader));
}

function renumbered(state: State, number: (target: number) => number): State {
  const intervals = state.starts.map(
    (start, i) => [start, number(state.targets[i] ?? -1)] as const,
  );
  return {
    accepts: state.accepts,
    ...joinIntervals(intervals),
    open: number(state.open),
    close: number(state.close),
  };
}
