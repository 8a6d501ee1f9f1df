const NEWLINE = 0x0a;

/** Takes objects out of what `git cat-file --batch` prints, piece by piece: `HASH TYPE SIZE`, a newline, the content, a newline. */
export class ObjectReader {
  /** The hash of an object that is not there, or null. */
  lacking: string | null = null;
  readonly #visit: (hash: string, text: string) => void;
  /** What has come of a line or of a content that is not whole yet, and how many bytes that is. */
  #pieces: Buffer[] = [];
  #length = 0;
  /** The object whose content comes next; null: its line does. */
  #next: { readonly hash: string; readonly size: number } | null = null;

  constructor(visit: (hash: string, text: string) => void) {
    this.#visit = visit;
  }

  /** Takes the next piece. */
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

  /** How far a piece belongs to what is being read. */
  #endIn(bytes: Buffer, at: number): number {
    // The newline after the content is taken with it.
    if (this.#next) return Math.min(bytes.length, at + this.#next.size + 1 - this.#length);
    const newline = bytes.indexOf(NEWLINE, at);
    return newline < 0 ? bytes.length : newline + 1;
  }

  /** Hands over what is whole. */
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
