import { PackedRanges, PrefixScanner, type Family } from "../../net/index.ts";

/** The prefixes of a list by family, read directly from the text. */
export type ScannedPrefixes = Readonly<Record<Family, PackedRanges>>;

const NEWLINE = 0x0a;
const SPACE = 0x20;

/**
 * A position in a configuration inside of a list of prefixes. Readers scan lists in their plainest form in one pass,
 * without tokens; a list may have a hundred thousand entries. Anything else is left to the platform's full reader. One
 * cursor reads all lists of a text, one after the other. What it saves is in docs/performance.md.
 */
export class PrefixCursor {
  readonly text: string;
  /** The position. */
  at = 0;
  /** Newlines skipped in this list. */
  lines = 0;
  /** The prefixes added in this list; the space is kept for the next ones. */
  readonly #ipv4 = new PackedRanges("ipv4");
  readonly #ipv6 = new PackedRanges("ipv6");
  readonly #scanner = new PrefixScanner();

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the beginning of a list. Prefixes that were not taken are dropped. */
  begin(at: number): void {
    this.at = at;
    this.lines = 0;
    this.#ipv4.clear();
    this.#ipv6.clear();
  }

  /** The prefixes of this list, which are removed from the cursor. */
  prefixes(): ScannedPrefixes {
    return { ipv4: this.#ipv4.moveOut(), ipv6: this.#ipv6.moveOut() };
  }

  /** The current character, as a number; NaN at the end. */
  get char(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Skips a text if it comes next. */
  skip(text: string): boolean {
    const { at } = this;
    // For one or two characters, which are most cases, this is the fastest way.
    if (text.length > 4) {
      if (!this.text.startsWith(text, at)) return false;
    } else {
      for (let i = 0; i < text.length; i++) {
        if (this.text.charCodeAt(at + i) !== text.charCodeAt(i)) return false;
      }
    }
    this.at = at + text.length;
    return true;
  }

  /** Skips spaces and newlines. */
  skipBlanks(): void {
    const { text } = this;
    for (let { at } = this; ; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE) this.lines++;
      else if (code !== SPACE) {
        this.at = at;
        return;
      }
    }
  }

  /** Skips a comment, up to the newline that ends it. */
  skipLine(): void {
    const newline = this.text.indexOf("\n", this.at);
    this.at = newline < 0 ? this.text.length : newline;
  }

  /** Reads a prefix; its family and length are `family` and `length`. */
  prefix(): boolean {
    const scanner = this.#scanner;
    const found = scanner.scan(this.text, this.at);
    this.at = scanner.end;
    return found;
  }

  /** The length of the last prefix in bits. */
  get length(): number {
    return this.#scanner.length;
  }

  /** The longest length of the last prefix's family. */
  get longest(): number {
    return this.#scanner.family === "ipv4" ? 32 : 128;
  }

  /** Reads a length in bits; -1 if there is none of the last prefix's family. */
  bits(): number {
    const scanner = this.#scanner;
    scanner.end = this.at;
    const bits = scanner.number(this.text, this.longest);
    this.at = scanner.end;
    return bits;
  }

  /** Adds the last prefix with its lengths; false if they are out of order. */
  take(min: number, max: number): boolean {
    const { family, length, words } = this.#scanner;
    if (!(length <= min && min <= max && max <= this.longest)) return false;
    const list = family === "ipv4" ? this.#ipv4 : this.#ipv6;
    list.add(words, 0, length, min, max);
    return true;
  }
}
