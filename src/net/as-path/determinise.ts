import { joinIntervals, type Automaton, type State } from "./automaton.ts";
import type { PathPattern } from "./path-pattern.ts";

/** The most states an intermediate automaton may have; no list that people write needs more. */
const MOST_STATES = 20_000;

type Move =
  | { readonly on: "asn"; readonly ranges: readonly { first: number; last: number }[]; to: number }
  | { readonly on: "open" | "close" | "nothing"; to: number };

/** The deterministic automaton of a pattern, or null where it would have too many states. */
export function determinise(pattern: PathPattern): Automaton | null {
  const moves: Move[][] = [[]];
  const newState = (): number => moves.push([]) - 1;
  const build = (node: PathPattern, from: number): number | null => {
    if (moves.length > MOST_STATES) return null;
    switch (node.kind) {
      case "asn": {
        const to = newState();
        moves[from]?.push({ on: "asn", ranges: node.set.ranges, to });
        return to;
      }
      case "open":
      case "close": {
        const to = newState();
        moves[from]?.push({ on: node.kind, to });
        return to;
      }
      case "sequence": {
        let at: number | null = from;
        for (const part of node.parts) {
          at = build(part, at);
          if (at === null) return null;
        }
        return at;
      }
      case "either": {
        const end = newState();
        for (const option of node.options) {
          const start = newState();
          moves[from]?.push({ on: "nothing", to: start });
          const at = build(option, start);
          if (at === null) return null;
          moves[at]?.push({ on: "nothing", to: end });
        }
        return end;
      }
      case "repeat": {
        let at: number | null = from;
        for (let i = 0; i < node.min; i++) {
          at = build(node.of, at);
          if (at === null) return null;
        }
        if (node.max === null) {
          const loop = newState();
          moves[at]?.push({ on: "nothing", to: loop });
          const end = build(node.of, loop);
          if (end === null) return null;
          moves[end]?.push({ on: "nothing", to: loop });
          return loop;
        }
        const end = newState();
        moves[at]?.push({ on: "nothing", to: end });
        for (let i = node.min; i < node.max; i++) {
          at = build(node.of, at);
          if (at === null) return null;
          moves[at]?.push({ on: "nothing", to: end });
        }
        return end;
      }
    }
  };
  const end = build(pattern, 0);
  return end === null ? null : subsets(moves, end);
}

function subsets(moves: readonly (readonly Move[])[], end: number): Automaton | null {
  const numbers = new Map<string, number>();
  const sets: (readonly number[])[] = [];
  const numberOf = (members: Iterable<number>): number => {
    const closed = closure(moves, members);
    if (closed.length === 0) return -1;
    const key = closed.join(",");
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = sets.length));
      sets.push(closed);
    }
    return number;
  };
  numberOf([0]);
  const states: State[] = [];
  for (let at = 0; at < sets.length; at++) {
    if (sets.length > MOST_STATES) return null;
    const set = sets[at] ?? [];
    const out = set.flatMap((member) => moves[member] ?? []);
    states.push({
      accepts: set.includes(end),
      ...asnIntervals(out, numberOf),
      open: numberOf(out.flatMap((m) => (m.on === "open" ? [m.to] : []))),
      close: numberOf(out.flatMap((m) => (m.on === "close" ? [m.to] : []))),
    });
  }
  return states;
}

/** Sweeps over the ASNs at which some transition begins or ends. */
function asnIntervals(
  out: readonly Move[],
  numberOf: (members: Iterable<number>) => number,
): Pick<State, "starts" | "targets"> {
  const events: { readonly at: number; readonly to: number; readonly change: 1 | -1 }[] = [];
  for (const move of out) {
    if (move.on !== "asn") continue;
    for (const { first, last } of move.ranges) {
      events.push({ at: first, to: move.to, change: 1 });
      events.push({ at: last + 1, to: move.to, change: -1 });
    }
  }
  events.sort((a, b) => a.at - b.at);
  const active = new Map<number, number>();
  // The same few sets of states recur along a list of ASNs.
  const known = new Map<string, number>();
  const number = (): number => {
    const members = [...active.keys()].sort((a, b) => a - b);
    const key = members.join(",");
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = numberOf(members)));
    return found;
  };
  const intervals: [number, number][] = [[0, -1]];
  for (let i = 0; i < events.length;) {
    const start = events[i]?.at ?? 0;
    for (let event = events[i]; event?.at === start; event = events[++i]) {
      const count = (active.get(event.to) ?? 0) + event.change;
      if (count === 0) active.delete(event.to);
      else active.set(event.to, count);
    }
    if (start <= 0xffffffff) intervals.push([start, number()]);
  }
  return joinIntervals(intervals);
}

/** Some states and all that can be reached from them without consuming a token, sorted. */
function closure(
  moves: readonly (readonly Move[])[],
  members: Iterable<number>,
): readonly number[] {
  const reached = new Set<number>(members);
  const open = [...reached];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const move of moves[at] ?? []) {
      if (move.on !== "nothing" || reached.has(move.to)) continue;
      reached.add(move.to);
      open.push(move.to);
    }
  }
  return [...reached].sort((a, b) => a - b);
}
