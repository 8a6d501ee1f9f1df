import { packValue, WORDS, type Family, type Prefix } from "../net/index.ts";

/** Words of a row after the address: the length, the number of the place, and the line. */
const MORE = 3;

/**
 * The routes of a file that were read, to find those that are there twice: their prefixes and places, without an object
 * for each. A million IPv4 routes take 24 MB.
 */
export class SeenRoutes {
  readonly #tables = { ipv4: new Table("ipv4"), ipv6: new Table("ipv6") };

  /** Adds a route on a line (from 1). Returns the line of an equal one that was added before; null for a new one. */
  add(prefix: Prefix, place: number, line: number): number | null {
    return this.#tables[prefix.family].add(prefix, place, line);
  }
}

/** A hash table with open addressing: `#index` has the number of a row, from 1; 0 is free. */
class Table {
  readonly #family: Family;
  readonly #width: number;
  #rows: Uint32Array;
  #index: Uint32Array;
  #count = 0;

  constructor(family: Family) {
    this.#family = family;
    this.#width = WORDS[family] + MORE;
    this.#rows = new Uint32Array(64 * this.#width);
    this.#index = new Uint32Array(128);
  }

  add({ value, length }: Prefix, place: number, line: number): number | null {
    const at = this.#count * this.#width;
    if (at + this.#width > this.#rows.length) this.#grow();
    const rows = this.#rows;
    const more = at + WORDS[this.#family];
    packValue(this.#family, value, rows, at);
    rows[more] = length;
    rows[more + 1] = place;
    rows[more + 2] = line;
    for (let slot = this.#hash(at); ; slot++) {
      const found = this.#index[slot & (this.#index.length - 1)] ?? 0;
      if (found === 0) {
        this.#index[slot & (this.#index.length - 1)] = ++this.#count;
        return null;
      }
      const other = (found - 1) * this.#width;
      if (this.#isSame(at, other)) return rows[other + this.#width - 1] ?? 0;
    }
  }

  /** All words of a row but the line. */
  #isSame(one: number, other: number): boolean {
    for (let i = 0; i < this.#width - 1; i++) {
      if (this.#rows[one + i] !== this.#rows[other + i]) return false;
    }
    return true;
  }

  /** Mixes the words as FNV-1a does with bytes, and then their high bits into the low ones. */
  #hash(at: number): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < this.#width - 1; i++) {
      hash = Math.imul(hash ^ (this.#rows[at + i] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  #grow(): void {
    const rows = new Uint32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#index = new Uint32Array(this.#index.length * 2);
    const mask = this.#index.length - 1;
    for (let row = 0; row < this.#count; row++) {
      let slot = this.#hash(row * this.#width);
      while (this.#index[slot & mask] !== 0) slot++;
      this.#index[slot & mask] = row + 1;
    }
  }
}
