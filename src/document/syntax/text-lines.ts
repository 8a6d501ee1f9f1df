/** A line of a text. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** The offset of its first character. */
  readonly start: number;
  /** Without its line end. */
  readonly text: string;
  /** How many spaces and tabs it begins with. */
  readonly indent: number;
  /** Whether it has more than blanks and a comment. */
  readonly hasContent: boolean;
}

/** The lines of a text, and which of them contains an offset. */
export interface TextLines {
  readonly all: readonly TextLine[];
  /** The line of an offset; the last one for an offset after the end. */
  readonly at: (offset: number) => TextLine;
}

/** Splits a text into its lines. */
export function splitLines(text: string): TextLines {
  let start = 0;
  const all = text.split("\n").map((raw, index): TextLine => {
    const line = raw.replace(/\r$/, "");
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const hasContent = /^[ \t]*[^ \t#]/.test(line);
    const made = { number: index + 1, start, text: line, indent, hasContent };
    start += raw.length + 1;
    return made;
  });
  const first: TextLine = { number: 1, start: 0, text: "", indent: 0, hasContent: false };
  return { all, at: (offset) => all.findLast((line) => line.start <= offset) ?? first };
}
