import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import { LineSplitter } from "../routes/index.ts";
import type { DumpInput, DumpItem } from "./dump-reader.ts";

/** The longest line in bytes: many times what a router prints. */
const LONGEST_LINE = 1024 * 1024;

/** What reads the lines of an output, one after the other. */
export interface LineReader {
  /** Reads a line, without its end (`\n` or `\r\n`); false: no more are wanted, because of an error. */
  line(text: string, number: number): boolean;
  /** The output is over after so many whole lines. `isEnded`: there is no part of another one after them. */
  end(lines: number, isEnded: boolean): void;
  /** What was found since the last call. */
  take(): readonly DumpItem[];
}

/** Gives the lines of an output to a reader, and what it finds on, in batches. */
export async function* readText(
  { path, bytes, describeError }: DumpInput,
  reader: LineReader,
  report: Report,
): AsyncGenerator<readonly DumpItem[], void, undefined> {
  const splitter = new LineSplitter(LONGEST_LINE, (line, number) =>
    reader.line(line.endsWith("\r") ? line.slice(0, -1) : line, number),
  );
  const pieces = bytes[Symbol.asyncIterator]();
  let isEnded = true;
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await pieces.next();
      } catch (error) {
        const problem = `${describeError(error)}, after line ${splitter.lines}`;
        report(diagnostic("dump-unreadable", { path, problem }));
        return;
      }
      if (next.done === true) break;
      if (next.value.length > 0) isEnded = next.value.at(-1) === 0x0a;
      const state = splitter.push(next.value);
      yield reader.take();
      if (state === "enough") return;
      if (state === "too-long") {
        const what = `the line is longer than ${LONGEST_LINE / 1024} kB`;
        const span = spanOfLine(path, "", splitter.lines + 1);
        report(diagnostic("dump-not-understood", { what }, { span }));
        return;
      }
    }
  } finally {
    await pieces.return?.();
  }
  reader.end(splitter.lines, isEnded);
  yield reader.take();
}

/** The most of a line that a message shows. */
const MOST_SHOWN = 200;
/** Words that stand beside secrets in configurations, one of which may have been given by mistake. */
const SECRET = /passw|secret|key|md5|community-string/i;

/** A line of an output, for a message. Of a line that may have a secret only its number is shown. */
export function spanOfLine(path: string, line: string, number: number): Span {
  const isShort = line.length <= MOST_SHOWN;
  // A copy: a piece of a text keeps the whole text in memory.
  const shown = Buffer.from(isShort ? line : `${line.slice(0, MOST_SHOWN)}…`).toString();
  const text = SECRET.test(shown) ? "" : shown;
  return { source: { path, text, firstLine: number }, start: 0, end: text.length };
}

/** A line in the words of a message; one that may have a secret is not quoted. */
export function quotedLine(line: string): string {
  return SECRET.test(line) ? "this line" : `\`${line.trim().slice(0, MOST_QUOTED)}\``;
}

/** The most characters of a line in a message. */
const MOST_QUOTED = 80;
