import { countNewlines } from "./count-newlines.ts";

/** The most characters that are held back until an element is there as a whole. */
const MOST_HELD = 1024 * 1024;

/** Reads a text from an offset; returns the offset after it, or after the document. `isLast`: nothing may be held back. */
type ReadText = (text: string, from: number, isLast: boolean) => number;

/** The end of a document's text so far, if it is part of an element that may be read as a whole once the rest is there. */
export class HeldText {
  #text = "";

  /** How many lines end in it. */
  get lines(): number {
    return countNewlines(this.#text, 0, this.#text.length);
  }

  /** Holds a text back until the next piece. */
  hold(text: string): void {
    this.#text = text;
  }

  /** Reads what was held back and a piece, from an offset; returns how much of the piece belongs to the document. */
  read(piece: string, from: number, readText: ReadText): number {
    const before = this.#text.length;
    const text = before > 0 ? this.#text + piece.slice(from) : piece;
    const start = before > 0 ? 0 : from;
    this.#text = "";
    return readText(text, start, before + piece.length - from >= MOST_HELD) - start - before;
  }

  /** Reads what was held back, because there is no more. */
  finish(readText: ReadText): void {
    const text = this.#text;
    this.#text = "";
    readText(text, 0, true);
  }
}
