/**
 * Marks on indexes from 0 up to a size, collected in order. There is a bit for each index, and one for each non-zero
 * word of bits, so a few marks are cheap however large the size is.
 */
export class PlaceMarks {
  readonly #words: Uint32Array;
  /** Which words are not 0, one bit each. */
  readonly #touched: Uint32Array;

  /** No marks on `size` indexes. */
  constructor(size: number) {
    this.#words = new Uint32Array((size + 31) >>> 5);
    this.#touched = new Uint32Array((this.#words.length + 31) >>> 5);
  }

  /** Marks an index, if it is not marked yet. */
  add(place: number): void {
    const word = place >>> 5;
    const marked = this.#words[word] ?? 0;
    this.#words[word] = marked | (1 << (place & 31));
    if (marked !== 0) return;
    this.#touched[word >>> 5] = (this.#touched[word >>> 5] ?? 0) | (1 << (word & 31));
  }

  /**
   * Writes the marked indexes into `places`, which must have space for them, and removes all marks. Returns their
   * number.
   */
  take(places: Uint32Array): number {
    const [words, touched] = [this.#words, this.#touched];
    let size = 0;
    for (let i = 0; i < touched.length; i++) {
      for (let some = touched[i] ?? 0; some !== 0; some &= some - 1) {
        const word = i * 32 + lowestBit(some);
        for (let rest = words[word] ?? 0; rest !== 0; rest &= rest - 1) {
          places[size++] = word * 32 + lowestBit(rest);
        }
        words[word] = 0;
      }
      touched[i] = 0;
    }
    return size;
  }
}

/** The position of the lowest bit that is set. */
function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
