import { packValue, WordMap, WORDS, type Prefix } from "../net/index.ts";

/**
 * The routes of a file that were read, to find those that are there twice. A prefix takes 16 to 24 bytes (IPv4; 12 more
 * for IPv6), and a route to it one bit where a place has most of the prefixes, as full tables do, and 20 bytes at most:
 * twenty full tables take little more than one.
 */
export class SeenRoutes {
  readonly #families = { ipv4: new FamilyRoutes(WORDS.ipv4), ipv6: new FamilyRoutes(WORDS.ipv6) };

  /** Adds a route, and returns whether it is new: no equal prefix was added with an equal number of its place. */
  add(prefix: Prefix, place: number): boolean {
    return this.#families[prefix.family].add(prefix, place);
  }
}

/** So many bits of a prefix's number are not part of the key of its word of bits. */
const PREFIX_BITS = 5;

class FamilyRoutes {
  readonly #words: number;
  /** Address and length: numbers the prefixes. */
  readonly #prefixes: WordMap;
  /** Number of the place, and of the prefix without its last bits → a bit for each value of those. */
  readonly #places = new WordMap(2);

  constructor(words: number) {
    this.#words = words;
    this.#prefixes = new WordMap(words + 1);
  }

  add({ family, value, length }: Prefix, place: number): boolean {
    const prefixes = this.#prefixes;
    packValue(family, value, prefixes.key, 0);
    prefixes.key[this.#words] = length;
    const number = prefixes.add();
    const places = this.#places;
    places.key[0] = place;
    places.key[1] = number >>> PREFIX_BITS;
    const entry = places.add();
    const bits = places.get(entry);
    // A shift uses the last five bits of its count.
    const bit = 1 << number;
    if ((bits & bit) !== 0) return false;
    places.set(entry, bits | bit);
    return true;
  }
}
