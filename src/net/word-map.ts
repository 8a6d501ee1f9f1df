/**
 * A map from keys of a fixed number of words (32 bits each) to one word: a hash table with open addressing, without an
 * object for each entry. A million keys of three words take 24 MB. Keys stay in the order in which they came.
 */
export class WordMap {
  /** The key that `find` and `add` are about: written before each call. */
  readonly key: Uint32Array;
  readonly #width: number;
  #rows: Uint32Array;
  /** The number of a row, from 1; 0 is free. */
  #index: Uint32Array;
  #size = 0;

  constructor(keyWords: number) {
    this.key = new Uint32Array(keyWords);
    this.#width = keyWords + 1;
    this.#rows = new Uint32Array(8 * this.#width);
    this.#index = new Uint32Array(16);
  }

  /** The number of keys. */
  get size(): number {
    return this.#size;
  }

  /** The number of the key's entry; -1 if it has none. */
  find(): number {
    return (this.#index[this.#slot()] ?? 0) - 1;
  }

  /** The number of the key's entry, which is made if it has none; its value is 0 then. */
  add(): number {
    const slot = this.#slot();
    const found = this.#index[slot] ?? 0;
    if (found !== 0) return found - 1;
    const at = this.#size * this.#width;
    if (at + this.#width > this.#rows.length) {
      this.#grow();
      return this.add();
    }
    this.#rows.set(this.key, at);
    this.#index[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** The value of an entry. */
  get(entry: number): number {
    return this.#rows[(entry + 1) * this.#width - 1] ?? 0;
  }

  /** Changes the value of an entry. */
  set(entry: number, value: number): void {
    this.#rows[(entry + 1) * this.#width - 1] = value;
  }

  /** Copies the key of an entry to `key`. */
  load(entry: number): void {
    const at = entry * this.#width;
    for (let i = 0; i < this.key.length; i++) this.key[i] = this.#rows[at + i] ?? 0;
  }

  /** The slot that has the key, or that is free for it. */
  #slot(): number {
    const mask = this.#index.length - 1;
    for (let slot = hash(this.key, 0, this.key.length) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#index[slot] ?? 0;
      if (found === 0 || this.#isKey((found - 1) * this.#width)) return slot;
    }
  }

  #isKey(at: number): boolean {
    for (let i = 0; i < this.key.length; i++) {
      if (this.#rows[at + i] !== this.key[i]) return false;
    }
    return true;
  }

  #grow(): void {
    const rows = new Uint32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#index = new Uint32Array(this.#index.length * 2);
    const mask = this.#index.length - 1;
    for (let entry = 0; entry < this.#size; entry++) {
      let slot = hash(rows, entry * this.#width, this.key.length) & mask;
      while (this.#index[slot] !== 0) slot = (slot + 1) & mask;
      this.#index[slot] = entry + 1;
    }
  }
}

/** Mixes the words as FNV-1a does with bytes, and then their high bits into the low ones. */
function hash(words: Uint32Array, at: number, count: number): number {
  let mixed = 0x811c9dc5;
  for (let i = at; i < at + count; i++) {
    mixed = Math.imul(mixed ^ (words[i] ?? 0), 0x01000193);
    mixed ^= mixed >>> 15;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
