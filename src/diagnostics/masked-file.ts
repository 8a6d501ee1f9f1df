import type { Source, Span } from "./source.ts";
import { lineSpan } from "./line-span.ts";
import { MASK, maskRanges, type TextRange } from "./mask-ranges.ts";

/**
 * A router's file with its secrets. It is not a `Source`, so diagnostics cannot point into it: only a `MaskedFile`
 * can be shown.
 */
export interface RawFile {
  readonly path: string;
  readonly raw: string;
}

/**
 * Finds the secret ranges of a text, in the syntax of one platform: in order, without overlaps, rather too much than
 * too little.
 */
export type SecretsIn = (text: string) => readonly TextRange[];

declare const shown: unique symbol;

/** Text from a router's file without its secrets. Only a `MaskedFile` can create it. */
export type MaskedText = string & { readonly [shown]: true };

/** The most of a line that a message quotes, in UTF-16 units. */
const MOST_TEXT = 100;

/** The shortest part of a secret that is searched for in another program's output. */
const SHORTEST_TOLD = 3;

/** The only way for text of a router's file into a diagnostic: with `<secret>` in place of its secrets. */
export class MaskedFile {
  readonly path: string;
  readonly #raw: string;
  readonly #secretsIn: SecretsIn;
  #source: Source | null = null;

  constructor({ path, raw }: RawFile, secretsIn: SecretsIn) {
    this.path = path;
    this.#raw = raw;
    this.#secretsIn = secretsIn;
  }

  /** The source to point into. It has the lines of the real file, with the same columns up to the first secret. */
  get source(): Source {
    // Most files are never quoted, and some have millions of lines.
    return (this.#source ??= {
      path: this.path,
      ...maskRanges(this.#raw, this.#secretsIn(this.#raw)),
    });
  }

  /** A line (from 1) without its indentation. */
  lineSpan(line: number): Span {
    return lineSpan(this.source, line);
  }

  /** The text of a line (from 1) for a message: only the beginning of a long one. */
  line(line: number): MaskedText {
    const { source, start, end } = this.lineSpan(line);
    const text = source.text.slice(start, Math.min(end, start + MOST_TEXT + 1)).trimEnd();
    return show(text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);
  }

  /**
   * A name or other text that was read from the file, for a message. Text that is visible in the masked file is
   * shown; a word that occurs only inside of a secret was part of it, however the reader obtained it.
   */
  text(read: string): MaskedText {
    const { text, masks } = this.source;
    if (masks?.length === 0 || text.includes(read)) return show(read);
    return show(
      read
        .split(/(\s+)/)
        .map((word) => (text.includes(word) ? word : MASK))
        .join(""),
    );
  }

  /**
   * Another program's output about the file: without lines that contain a secret, and without the secrets themselves.
   */
  output(printed: string): MaskedText {
    let text = maskRanges(printed, this.#secretsIn(printed)).text;
    for (const secret of this.#secrets()) text = text.replaceAll(secret, MASK);
    return show(text);
  }

  /** The words of all secrets, longest first. */
  #secrets(): readonly string[] {
    const words = this.#secretsIn(this.#raw).flatMap(({ start, end }) => {
      const whole = this.#raw.slice(start, end).trim();
      return [whole, ...whole.split(/[\s"';]+/)];
    });
    return [...new Set(words)]
      .filter((word) => word.length >= SHORTEST_TOLD)
      .sort((a, b) => b.length - a.length);
  }
}

function show(text: string): MaskedText {
  return text as MaskedText;
}
