import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { DumpInput, DumpItem } from "../dump-reader.ts";
import { DocumentSplitter, type SessionHandler } from "./document-splitter.ts";

/** What makes items of a recorded session. */
export interface SessionReader extends SessionHandler {
  /** The items since the last call. */
  take(): readonly DumpItem[];
  /** Everything was read. Not called if reading was given up. */
  finish(): void;
}

/**
 * Reads a recorded session piece by piece, and yields the items that `make` makes of it. A document that does not have
 * its end is reported here. `lineOf`: the line that is being read.
 */
export async function* readSession(
  input: DumpInput,
  report: Report,
  make: (lineOf: () => number) => SessionReader,
): AsyncGenerator<readonly DumpItem[], void, undefined> {
  const line = () => splitter.line;
  const reader = make(line);
  const splitter = new DocumentSplitter(reader);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const pieces = input.bytes[Symbol.asyncIterator]();
  let isOver = false;
  try {
    while (!isOver) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await pieces.next();
      } catch (error) {
        const params = { path: input.path, problem: input.describeError(error) };
        report(diagnostic("dump-unreadable", params));
        return;
      }
      isOver = next.done === true;
      let text: string;
      try {
        text = next.done === true ? decoder.decode() : decoder.decode(next.value, { stream: true });
      } catch {
        reader.wrong("the output is not UTF-8", splitter.line);
        return;
      }
      if (!splitter.push(text)) return;
      const items = reader.take();
      if (items.length > 0) yield items;
    }
  } finally {
    if (!isOver) await pieces.return?.();
  }
  if (!splitter.finish()) return;
  if (splitter.isInDocument) {
    const source = { path: input.path, text: "", firstLine: splitter.line };
    const what = "the output does not have its end: take it again as a whole";
    report(diagnostic("dump-cut-off", { what }, { span: { source, start: 0, end: 0 } }));
    return;
  }
  reader.finish();
  const items = reader.take();
  if (items.length > 0) yield items;
}
