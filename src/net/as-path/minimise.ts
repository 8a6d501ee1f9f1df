import type { Automaton, State } from "./automaton.ts";

/**
 * The smallest automaton that accepts the same paths, its states in the order in which a search from the start meets
 * them.
 */
export function minimise(automaton: Automaton): Automaton {
  const met = inSearchOrder(automaton);
  return isSmallest(met) ? met : inSearchOrder(merged(withoutDeadEnds(met)));
}

/** Whether a search met exactly two states, of which only the second accepts: nothing to merge. */
function isSmallest([first, second, ...more]: Automaton): boolean {
  if (!first || !second || more.length > 0 || first.accepts || !second.accepts) return false;
  return [first, second].every(({ targets }) =>
    targets.every((target, i) => i === 0 || target !== targets[i - 1]),
  );
}

/** Numbers the states in search order from the start, and drops unreachable ones. */
export function inSearchOrder(automaton: Automaton): Automaton {
  const numbers = new Int32Array(automaton.length).fill(-1);
  const order: number[] = [];
  const meet = (state: number): void => {
    if (state < 0 || numbers[state] !== -1) return;
    numbers[state] = order.length;
    order.push(state);
  };
  meet(0);
  for (let at = 0; at < order.length; at++) {
    const state = automaton[order[at] ?? 0];
    for (const target of state?.targets ?? []) meet(target);
    meet(state?.open ?? -1);
    meet(state?.close ?? -1);
  }
  // An automaton may have an interval for each of ten thousand ASNs, so it is only copied if needed.
  if (order.length === automaton.length && order.every((state, at) => state === at)) {
    return automaton;
  }
  const numberOf = (state: number): number => (state < 0 ? -1 : (numbers[state] ?? -1));
  return order.flatMap((at): readonly State[] => {
    const state = automaton[at];
    if (!state) return [];
    const { accepts, starts, targets, open, close } = state;
    return [
      {
        accepts,
        starts,
        targets: targets.map(numberOf),
        open: numberOf(open),
        close: numberOf(close),
      },
    ];
  });
}

/** Redirects to -1 whatever can never accept. */
function withoutDeadEnds(automaton: Automaton): Automaton {
  const into = predecessors(automaton);
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

/**
 * Merges states that accept the same continuations, by partition refinement: a class is split if its states lead to
 * different classes. After a split, only states that lead to the part split off are examined again.
 */
function merged(automaton: Automaton): Automaton {
  const into = predecessors(automaton);
  const classes: number[] = automaton.map((state) => (state.accepts ? 1 : 0));
  const members: Set<number>[] = [new Set(), new Set()];
  classes.forEach((c, at) => members[c]?.add(at));
  const signature = (at: number): string => {
    const state = automaton[at];
    if (!state) return "";
    const seen = renumbered(state, (to) => (to < 0 ? -1 : (classes[to] ?? -1)));
    return `${seen.open};${seen.close};${seen.starts.join(",")};${seen.targets.join(",")}`;
  };
  let named = members.length;
  let dirty = new Set(automaton.keys());
  while (dirty.size > 0) {
    const moved: number[] = [];
    for (const [c, touched] of groupBy(dirty, (at) => classes[at] ?? 0)) {
      const all = members[c] ?? new Set();
      if (all.size === 1) continue;
      const groups = [...groupBy(touched, signature)];
      const settled = touched.length < all.size ? firstNotIn(all, new Set(touched)) : null;
      const stays = settled === null ? groups[0]?.[0] : signature(settled);
      for (const [name, group] of groups) {
        if (name === stays) continue;
        for (const at of group) moved.push(at);
        members.push(new Set(group));
        for (const at of group) all.delete(at);
      }
    }
    // Classes are renumbered only after the round, so that all of its signatures use the same numbers.
    for (; named < members.length; named++) {
      for (const at of members[named] ?? []) classes[at] = named;
    }
    dirty = new Set(moved.flatMap((at) => into[at] ?? []));
  }
  const first = new Map<number, number>();
  classes.forEach((c, at) => {
    if (!first.has(c)) first.set(c, at);
  });
  const leader = (target: number) => (target < 0 ? -1 : (first.get(classes[target] ?? -1) ?? -1));
  return automaton.map((state) => renumbered(state, leader));
}

/** The states from which each state is reached with one token. */
function predecessors(automaton: Automaton): readonly (readonly number[])[] {
  const into: number[][] = automaton.map(() => []);
  automaton.forEach((state, from) => {
    for (const to of new Set([...state.targets, state.open, state.close])) into[to]?.push(from);
  });
  return into;
}

function groupBy<K>(items: Iterable<number>, key: (item: number) => K): ReadonlyMap<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function firstNotIn(all: ReadonlySet<number>, some: ReadonlySet<number>): number | null {
  for (const item of all) if (!some.has(item)) return item;
  return null;
}

function renumbered(state: State, number: (target: number) => number): State {
  const starts: number[] = [];
  const targets: number[] = [];
  for (let i = 0; i < state.starts.length; i++) {
    const target = number(state.targets[i] ?? -1);
    if (targets.length > 0 && targets[targets.length - 1] === target) continue;
    starts.push(state.starts[i] ?? 0);
    targets.push(target);
  }
  return {
    accepts: state.accepts,
    starts,
    targets,
    open: number(state.open),
    close: number(state.close),
  };
}
