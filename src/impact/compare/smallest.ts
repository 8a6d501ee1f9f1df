import { comparePrefixes, type Prefix } from "../../net/index.ts";

/** Something about a prefix. */
interface OfPrefix {
  readonly prefix: Prefix;
}

/** The few items with the smallest prefixes of any number, in order: the same ones in whatever order they come. */
export class Smallest<T extends OfPrefix> {
  readonly #most: number;
  readonly #compare: (a: T, b: T) => number;
  #items: T[] = [];

  /** `compare`: the order of items with the same prefix. */
  constructor(most: number, compare: (a: T, b: T) => number = () => 0) {
    this.#most = most;
    this.#compare = compare;
  }

  /** Whether an item with this prefix might be among them. */
  takes(prefix: Prefix): boolean {
    const last = this.#items[this.#most - 1];
    return last === undefined || comparePrefixes(prefix, last.prefix) <= 0;
  }

  /** Adds an item, if it is among them. */
  add(item: T): void {
    if (!this.takes(item.prefix)) return;
    const order = (other: T) =>
      comparePrefixes(item.prefix, other.prefix) || this.#compare(item, other);
    const at = this.#items.findIndex((other) => order(other) < 0);
    if (at < 0) this.#items.push(item);
    else this.#items.splice(at, 0, item);
    if (this.#items.length > this.#most) this.#items.pop();
  }

  /** In order. */
  get items(): readonly T[] {
    return this.#items;
  }
}
