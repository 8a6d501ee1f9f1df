import { textColumns } from "../../diagnostics/index.ts";

/** The columns of a report on a terminal. */
const WIDTH = 120;

/**
 * Breaks a text at blanks into lines of at most `width` columns, the first after `first`, the others after `rest`. A word
 * that is longer has a line of its own.
 */
export function wrap(text: string, first: string, rest: string, width = WIDTH): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && textColumns(line) + 1 + textColumns(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
