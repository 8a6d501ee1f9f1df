import { textColumns } from "../../diagnostics/index.ts";

/** The columns of a report. */
const WIDTH = 120;

/**
 * Breaks a text at blanks into lines of at most 120 columns, the first after `first`, the others after `rest`. A word
 * that is longer has a line of its own.
 */
export function wrap(text: string, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && textColumns(line) + 1 + textColumns(word) > WIDTH) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
