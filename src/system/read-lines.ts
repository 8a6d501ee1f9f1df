import { diagnostic, type Report, type Source } from "../diagnostics/index.ts";

/** How the lines of a file are read and ordered. */
export interface LineFormat<T> {
  /** What a line should be, for the message: `an IPv4 prefix with its route objects`. */
  readonly expected: string;
  /** Reads one line; null if it is something else. */
  readonly read: (line: string) => T | null;
  /** The order in which the lines must be; equal lines are duplicates. */
  readonly compare: (a: T, b: T) => number;
}

/** The most lines of a file that are reported: with wrong line endings all lines are wrong. */
const MOST_REPORTED = 5;

/**
 * Reads a file of one entry per line, strictly increasing, each line ended by a newline. Reports every line that is
 * something else or out of order (at most five) and then returns null.
 */
export function readLines<T>(
  source: Source,
  format: LineFormat<T>,
  report: Report,
): readonly T[] | null {
  const { text } = source;
  const entries: T[] = [];
  let problems = 0;
  for (let start = 0; start < text.length && problems < MOST_REPORTED;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const shown = line.length > 80 ? `${line.slice(0, 80)}…` : line;
    const span = { source, start, end };
    const entry = newline < 0 ? null : format.read(line);
    const last = entries.at(-1);
    if (entry === null) {
      problems++;
      const expected = newline < 0 ? "a whole line: the file is cut off" : format.expected;
      report(diagnostic("snapshot-line-invalid", { text: shown, expected }, { span }));
    } else {
      const order = last === undefined ? -1 : format.compare(last, entry);
      if (order >= 0) {
        problems++;
        report(
          diagnostic("snapshot-line-order", { text: shown, duplicate: order === 0 }, { span }),
        );
      }
      entries.push(entry);
    }
    start = end + 1;
  }
  return problems > 0 ? null : entries;
}
