import type { Automaton, State } from "./automaton.ts";

/**
 * The automaton that follows two at once; `accepts` decides from whether each would accept the path. A branch that is
 * dead in one continues in the other, so the result is right for unions and differences too.
 */
export function product(
  a: Automaton,
  b: Automaton,
  accepts: (inA: boolean, inB: boolean) => boolean,
): Automaton {
  const numbers = new Map<number, number>();
  const pairs: (readonly [number, number])[] = [];
  const width = b.length + 1;
  const numberOf = (p: number, q: number): number => {
    if (p < 0 && q < 0) return -1;
    const key = (p + 1) * width + (q + 1);
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = pairs.length));
      pairs.push([p, q]);
    }
    return number;
  };
  numberOf(0, 0);
  const states: State[] = [];
  for (let at = 0; at < pairs.length; at++) {
    const [p, q] = pairs[at] ?? [-1, -1];
    const left = a[p] ?? DEAD;
    const right = b[q] ?? DEAD;
    const starts: number[] = [];
    const targets: number[] = [];
    for (let i = 0, j = 0; i < left.starts.length && j < right.starts.length;) {
      const start = Math.max(left.starts[i] ?? 0, right.starts[j] ?? 0);
      const target = numberOf(left.targets[i] ?? -1, right.targets[j] ?? -1);
      if (targets.length === 0 || targets[targets.length - 1] !== target) {
        starts.push(start);
        targets.push(target);
      }
      const endI = left.starts[i + 1] ?? Infinity;
      const endJ = right.starts[j + 1] ?? Infinity;
      if (endI <= endJ) i++;
      if (endJ <= endI) j++;
    }
    states.push({
      accepts: accepts(left.accepts, right.accepts),
      starts,
      targets,
      open: numberOf(left.open, right.open),
      close: numberOf(left.close, right.close),
    });
  }
  return states;
}

const DEAD: State = { accepts: false, starts: [0], targets: [-1], open: -1, close: -1 };
