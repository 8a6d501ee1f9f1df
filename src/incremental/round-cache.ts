/** A value, and the parts it was made from. */
interface Made<T> {
  readonly parts: readonly unknown[];
  readonly value: T;
}

/**
 * Values made in earlier rounds of a process, so that a build after a small change makes only what the change
 * affects. A value is reused under its key if its parts are identical: equal numbers and texts, and the same objects,
 * which must never change. A caller cannot distinguish it from a new value, provided that `make` depends on nothing
 * else. What a round does not request is dropped at its end.
 */
export class RoundCache<T> {
  #now = new Map<string, Made<T>>();
  #before: ReadonlyMap<string, Made<T>> = new Map<string, Made<T>>();

  /** The value made from these parts under this key, cached or new. */
  once(key: string, parts: readonly unknown[], make: () => T): T {
    const known = this.#now.get(key) ?? this.#before.get(key);
    const made = known && haveSame(known.parts, parts) ? known : { parts, value: make() };
    this.#now.set(key, made);
    return made.value;
  }

  /** Ends a round: keeps only what it requested. */
  endRound(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

function haveSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, at) => Object.is(part, b[at]));
}
