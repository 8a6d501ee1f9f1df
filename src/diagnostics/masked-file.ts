import type { Source, Span } from "./source.ts";
import { lineSpan } from "./line-span.ts";
import { MASK, maskRanges, type TextRange } from "./mask-ranges.ts";

/**
 * A router's file as it is, with the secrets in it. It is no `Source`, so that no diagnostic can point into it: what may
 * be shown of it comes from a `MaskedFile`.
 */
export interface RawFile {
  readonly path: string;
  readonly raw: string;
}

/** Which pieces of a text are secret, in the syntax of one platform: in order, without overlaps, rather too much than too little. */
export type SecretsIn = (text: string) => readonly TextRange[];

declare const shown: unique symbol;

/** Text that came from a router's file, without the secrets in it. Only a `MaskedFile` makes it. */
export type MaskedText = string & { readonly [shown]: true };

/** The most of a line that a message repeats, in UTF-16 units. */
const MOST_TEXT = 100;

/** The shortest piece of a secret that is looked for in what another program printed. */
const SHORTEST_TOLD = 3;

/** The one way on which the text of a router's file gets into a diagnostic: with `<secret>` in place of its secrets. */
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

  /** The file to point into. It has the lines of the real one, and on each the same columns up to the first secret. */
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

  /** The text of a line (from 1) for a message: the beginning of a long one. */
  line(line: number): MaskedText {
    const { source, start, end } = this.lineSpan(line);
    const text = source.text.slice(start, Math.min(end, start + MOST_TEXT + 1)).trimEnd();
    return show(text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);
  }

  /**
   * A name or other text that was read from the file, for a message. MaskedText is what the file shows too: a word that stands
   * nowhere but in a secret was a part of it, however the reader came by it.
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

  /** What another program printed about the file: without lines of it that hold a secret, and without the secrets themselves. */
  output(printed: string): MaskedText {
    let text = maskRanges(printed, this.#secretsIn(printed)).text;
    for (const secret of this.#secrets()) text = text.replaceAll(secret, MASK);
    return show(text);
  }

  /** The words of all secrets, the longest first. */
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
