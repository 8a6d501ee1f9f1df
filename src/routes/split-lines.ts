/** Receives a line, without its end, and its number, from 1. False: no more are wanted. */
export type OnLine = (line: string, number: number) => boolean;

const NEWLINE = 0x0a;

/** Splits UTF-8 text in pieces of any size into lines. */
export class LineSplitter {
  readonly #onLine: OnLine;
  readonly #longest: number;
  /** The beginning of a line whose end has not come yet. */
  #rest: Buffer[] = [];
  #restLength = 0;
  /** How many lines are complete. */
  lines = 0;

  /** `longest`: in bytes; a longer line ends the reading. */
  constructor(longest: number, onLine: OnLine) {
    this.#longest = longest;
    this.#onLine = onLine;
  }

  /** Splits the next piece; returns whether more is wanted. */
  push(piece: Uint8Array): "more" | "enough" | "too-long" {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const last = bytes.lastIndexOf(NEWLINE);
    if (last < 0) {
      // The piece may be a buffer that its source fills again.
      this.#rest.push(Buffer.from(bytes));
      this.#restLength += bytes.length;
      return this.#restLength > this.#longest ? "too-long" : "more";
    }
    const whole = bytes.subarray(0, last);
    const text = (this.#rest.length > 0 ? Buffer.concat([...this.#rest, whole]) : whole).toString();
    this.#rest = [Buffer.from(bytes.subarray(last + 1))];
    this.#restLength = bytes.length - last - 1;
    for (let from = 0; ;) {
      const end = text.indexOf("\n", from);
      const to = end < 0 ? text.length : end;
      if (to - from > this.#longest) return "too-long";
      if (!this.#give(text.slice(from, to))) return "enough";
      if (end < 0) return this.#restLength > this.#longest ? "too-long" : "more";
      from = end + 1;
    }
  }

  /** The text is over: a last line needs no end. */
  end(): void {
    const rest = Buffer.concat(this.#rest).toString();
    if (rest !== "") this.#give(rest);
  }

  #give(line: string): boolean {
    return this.#onLine(line, ++this.lines);
  }
}
