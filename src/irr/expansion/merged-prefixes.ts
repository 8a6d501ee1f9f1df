import {
  inRouteOrder,
  pairPrefixes,
  type RegisteredPrefix,
  type RegisteredPrefixes,
} from "../../net/index.ts";

/**
 * The prefixes of two lists, each sorted and without duplicates, as one such list; a prefix of both has the route
 * objects of both. Nothing is copied: they are merged during iteration.
 */
export class MergedPrefixes implements RegisteredPrefixes {
  readonly length: number;
  readonly #first: RegisteredPrefixes;
  readonly #second: RegisteredPrefixes;

  constructor(first: RegisteredPrefixes, second: RegisteredPrefixes) {
    this.#first = first;
    this.#second = second;
    let length = 0;
    for (const rest = this[Symbol.iterator](); rest.next().done !== true;) length++;
    this.length = length;
  }

  *[Symbol.iterator](): Iterator<RegisteredPrefix> {
    for (const [a, b] of pairPrefixes(this.#first, this.#second)) {
      if (a && b) yield { range: a.range, routes: inRouteOrder([...a.routes, ...b.routes]) };
      else if (a) yield a;
      else if (b) yield b;
    }
  }
}
