/** What was made, and of what. */
interface Made<T> {
  readonly parts: readonly unknown[];
  readonly value: T;
}

/**
 * What earlier rounds of one process made, so that a build after a small change makes only what the change concerns.
 * A value is given again under its key where its parts are the very ones it was made of: equal numbers and texts, and
 * the same objects, which nobody changes. So a caller cannot tell it from one that was made anew, if `make` depends on
 * nothing else. What a round does not ask for is forgotten at its end.
 */
export class RoundCache<T> {
  #now = new Map<string, Made<T>>();
  #before: ReadonlyMap<string, Made<T>> = new Map<string, Made<T>>();

  /** The value made of these parts under this key, before or now. */
  once(key: string, parts: readonly unknown[], make: () => T): T {
    const known = this.#now.get(key) ?? this.#before.get(key);
    const made = known && haveSame(known.parts, parts) ? known : { parts, value: make() };
    this.#now.set(key, made);
    return made.value;
  }

  /** Ends a round: keeps what it asked for, and that alone. */
  endRound(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

function haveSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, at) => Object.is(part, b[at]));
}
