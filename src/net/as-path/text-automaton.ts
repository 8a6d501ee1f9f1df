import { SYMBOLS, type TextPattern } from "./parse-text-pattern.ts";

/** The most states an automaton may have; no expression that people write needs more. */
const MOST_STATES = 200_000;

/** A state after a match: nothing that follows changes it. */
export const MATCHED = 0;

/**
 * An automaton over `SYMBOLS` for texts that contain a match of a pattern, computed lazily. The ends of the text are
 * symbols too, three of each: `_$` matches the end twice.
 */
export class TextAutomaton {
  readonly #moves: (readonly (readonly [symbols: number, to: number])[])[] = [[]];
  readonly #silent: (readonly number[])[] = [[]];
  readonly #end: number;
  readonly #numbers = new Map<string, number>([["matched", MATCHED]]);
  readonly #sets: (readonly number[])[] = [[]];
  /** For each state and symbol the next state; -1: not computed yet. */
  #steps = new Int32Array(64 * SYMBOLS.length).fill(-1).fill(MATCHED, 0, SYMBOLS.length);
  /** The state at the beginning of every text, after its start symbols. */
  readonly start: number;
  /** The pattern needs more states than allowed. */
  tooLarge = false;

  constructor(pattern: TextPattern) {
    this.#end = this.#newState();
    this.#build(factored(pattern), 0, this.#end);
    this.start = this.#numberOf([0]);
    for (let i = 0; i < 3; i++) this.start = this.step(this.start, "^");
  }

  /** The state after one more symbol. */
  step(state: number, symbol: string): number {
    return this.#step(state, SYMBOLS.indexOf(symbol));
  }

  /** The state after one more digit, 0 to 9. */
  stepDigit(state: number, digit: number): number {
    // The digits come first among the symbols.
    return this.#step(state, digit);
  }

  #step(state: number, column: number): number {
    const at = state * SYMBOLS.length + column;
    const known = this.#steps[at] ?? -1;
    if (known >= 0 || state < 0 || state >= this.#sets.length) return known;
    const bit = 1 << column;
    // A match may begin anywhere.
    const members = [0];
    for (const member of this.#sets[state] ?? []) {
      for (const [symbols, to] of this.#moves[member] ?? []) {
        if ((symbols & bit) !== 0) members.push(to);
      }
    }
    const next = this.#numberOf(members);
    this.#steps[at] = next;
    return next;
  }

  /** Whether a text that ends here contains a match. */
  matchesAtEnd(state: number): boolean {
    let at = state;
    for (let i = 0; i < 3; i++) at = this.step(at, "$");
    return at === MATCHED;
  }

  /** Whether the empty text contains a match: its start and its end coincide, and may be matched in any order. */
  get matchesEmpty(): boolean {
    const reached = new Set([this.start]);
    for (const at of reached) {
      if (at === MATCHED) return true;
      reached.add(this.step(at, "^")).add(this.step(at, "$"));
    }
    return false;
  }

  #newState(): number {
    this.#silent.push([]);
    return this.#moves.push([]) - 1;
  }

  #build(pattern: TextPattern, from: number, to: number): void {
    if (this.#moves.length > MOST_STATES) {
      this.tooLarge = true;
      return;
    }
    switch (pattern.kind) {
      case "class":
        this.#moves[from] = [...(this.#moves[from] ?? []), [pattern.symbols, to]];
        return;
      case "sequence": {
        let at = from;
        pattern.parts.forEach((part, i) => {
          const next = i === pattern.parts.length - 1 ? to : this.#newState();
          this.#build(part, at, next);
          at = next;
        });
        if (pattern.parts.length === 0) this.#link(from, to);
        return;
      }
      case "either":
        for (const option of pattern.options) this.#build(option, from, to);
        return;
      case "repeat": {
        // Fresh states around each copy, so that a loop in one cannot be entered from another.
        let at = this.#newState();
        this.#link(from, at);
        for (let i = 0; i < pattern.min; i++) at = this.#copy(pattern.of, at);
        if (pattern.max === null) {
          const back = this.#copy(pattern.of, at);
          this.#link(back, at);
        } else {
          for (let i = pattern.min; i < pattern.max; i++) {
            this.#link(at, to);
            at = this.#copy(pattern.of, at);
          }
        }
        this.#link(at, to);
      }
    }
  }

  #copy(pattern: TextPattern, from: number): number {
    const to = this.#newState();
    this.#build(pattern, from, to);
    return to;
  }

  #link(from: number, to: number): void {
    this.#silent[from] = [...(this.#silent[from] ?? []), to];
  }

  #growSteps(): void {
    const steps = new Int32Array(2 * this.#steps.length).fill(-1);
    steps.set(this.#steps);
    this.#steps = steps;
  }

  #numberOf(members: readonly number[]): number {
    const reached = new Set(members);
    const open = [...reached];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const to of this.#silent[at] ?? []) {
        if (!reached.has(to)) {
          reached.add(to);
          open.push(to);
        }
      }
    }
    if (reached.has(this.#end)) return MATCHED;
    const set = [...reached].sort((a, b) => a - b);
    const key = set.join(",");
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#sets.push(set) - 1;
      if (this.#sets.length * SYMBOLS.length > this.#steps.length) this.#growSteps();
      this.#numbers.set(key, number);
      if (number > MOST_STATES) this.tooLarge = true;
    }
    return number;
  }
}

/** Factors out common beginnings of alternatives: `(13|174)` becomes `1(3|74)`. */
function factored(pattern: TextPattern): TextPattern {
  switch (pattern.kind) {
    case "class":
      return pattern;
    case "sequence":
      return { kind: "sequence", parts: pattern.parts.map(factored) };
    case "repeat":
      return { ...pattern, of: factored(pattern.of) };
    case "either":
      return { kind: "either", options: grouped(pattern.options.map(flat)) };
  }
}

/** The leading parts of an alternative. */
function flat(option: TextPattern): readonly TextPattern[] {
  return option.kind === "sequence" ? option.parts : [option];
}

function grouped(options: readonly (readonly TextPattern[])[]): readonly TextPattern[] {
  const byFirst = new Map<number, (readonly TextPattern[])[]>();
  const byRest = new Map<string, { readonly rest: readonly TextPattern[]; all: TextPattern[] }>();
  const others: TextPattern[] = [];
  for (const option of options) {
    const [first, ...rest] = option;
    if (first?.kind === "class") {
      const group = byFirst.get(first.symbols);
      if (group) group.push(rest);
      else byFirst.set(first.symbols, [rest]);
    } else if (first?.kind === "either") {
      // `(13|14)$|(17|18)$` becomes `(13|14|17|18)$`.
      const key = JSON.stringify(rest);
      const group = byRest.get(key);
      if (group) group.all.push(...first.options);
      else byRest.set(key, { rest, all: [...first.options] });
    } else others.push({ kind: "sequence", parts: option.map(factored) });
  }
  const groups = [...byFirst].map(([symbols, rests]): TextPattern => {
    const first: TextPattern = { kind: "class", symbols };
    return { kind: "sequence", parts: [first, { kind: "either", options: grouped(rests) }] };
  });
  const ended = [...byRest.values()].map(({ rest, all }): TextPattern => {
    const first: TextPattern = { kind: "either", options: all };
    return { kind: "sequence", parts: [first, ...rest].map(factored) };
  });
  return [...groups, ...ended, ...others];
}
