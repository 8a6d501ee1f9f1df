/** The peers in the table of a RIB, for counting each once in a record: most records need only that. */
export class Peers {
  readonly count: number;
  /** For each peer the number of the last record in which it was. */
  readonly #last: Uint32Array;
  #record = 0;

  constructor(count: number) {
    this.count = count;
    this.#last = new Uint32Array(count);
  }

  /** Begins a record. */
  begin(): void {
    this.#record++;
  }

  /** Whether a peer is new in the record. */
  isNew(peer: number): boolean {
    const isNew = this.#last[peer] !== this.#record;
    this.#last[peer] = this.#record;
    return isNew;
  }
}
