import { packValue, WordMap, WORDS, type Prefix } from "../net/index.ts";

/**
 * The routes of a file that were read, to find those that are there twice: their prefixes and places, without an object
 * for each. A million IPv4 routes take 24 MB.
 */
export class SeenRoutes {
  /** Address, length and the number of the place → the line. */
  readonly #maps = { ipv4: new WordMap(WORDS.ipv4 + 2), ipv6: new WordMap(WORDS.ipv6 + 2) };

  /** Adds a route on a line (from 1). Returns the line of an equal one that was added before; null for a new one. */
  add({ family, value, length }: Prefix, place: number, line: number): number | null {
    const map = this.#maps[family];
    packValue(family, value, map.key, 0);
    map.key[WORDS[family]] = length;
    map.key[WORDS[family] + 1] = place;
    const entry = map.add();
    const first = map.get(entry);
    if (first !== 0) return first;
    map.set(entry, line);
    return null;
  }
}
