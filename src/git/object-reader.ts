const NEWLINE = 0x0a;

/**
 * Extracts objects from the output of `git cat-file --batch`, piece by piece: `HASH TYPE SIZE`, a newline, the
 * content, a newline.
 */
export class ObjectReader {
  /** The hash of a missing object, or null. */
  lacking: string | null = null;
  readonly #visit: (hash: string, text: string) => void;
  /** The pieces of an incomplete line or content, and their total number of bytes. */
  #pieces: Buffer[] = [];
  #length = 0;
  /** The object whose content comes next; null: a header line comes next. */
  #next: { readonly hash: string; readonly size: number } | null = null;

  constructor(visit: (hash: string, text: string) => void) {
    this.#visit = visit;
  }

  /** Takes the next piece of output. */
  take(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      const end = this.#endIn(bytes, at);
      const piece = bytes.subarray(at, end);
      this.#pieces.push(piece);
      this.#length += piece.length;
      at = end;
      this.#settle();
    }
  }

  /** The end of the part of a piece that belongs to the current line or content. */
  #endIn(bytes: Buffer, at: number): number {
    // Including the newline after the content.
    if (this.#next) return Math.min(bytes.length, at + this.#next.size + 1 - this.#length);
    const newline = bytes.indexOf(NEWLINE, at);
    return newline < 0 ? bytes.length : newline + 1;
  }

  /** Handles a complete line or content. */
  #settle(): void {
    const last = this.#pieces.at(-1);
    if (this.#next) {
      if (this.#length <= this.#next.size) return;
      this.#visit(this.#next.hash, this.#whole().toString("utf8", 0, this.#next.size));
      this.#next = null;
    } else {
      if (last?.at(-1) !== NEWLINE) return;
      const [hash = "", , size = ""] = this.#whole().toString("utf8").trimEnd().split(" ");
      if (/^\d+$/.test(size)) this.#next = { hash, size: Number(size) };
      else this.lacking ??= hash;
    }
    this.#pieces = [];
    this.#length = 0;
  }

  #whole(): Buffer {
    const [only] = this.#pieces;
    return only && this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces, this.#length);
  }
}
