/** Choices that a seed decides: the same seed gives the same texts on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A choice maker for one of many things, whatever was chosen for those before it. */
  static of(seed: number, what: string, number: number): Chance {
    let hash = seed ^ 0x811c9dc5;
    for (const sign of `${what} ${number}`) {
      hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
    }
    return new Chance(hash);
  }

  /** A number from 0 to 1, without 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number between two, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True with this probability, in percent. */
  percent(share: number): boolean {
    return this.next() * 100 < share;
  }

  /** One of some. */
  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0];
  }

  /** This many items, each made anew. */
  list<T>(least: number, most: number, make: (i: number) => T): readonly T[] {
    return Array.from({ length: this.between(least, most) }, (_, i) => make(i));
  }
}

/** The seed of a run: PEERC_SEED, or the one that all runs have. */
export const SEED = Number(process.env["PEERC_SEED"] ?? 20261129);

/** How many texts of a kind are tried: a few in `npm test`, all of them by `npm run test:daemons`. */
export function amount(few: number, all: number): number {
  return process.env["PEERC_ALL_TEXTS"] === "true" ? all : few;
}
