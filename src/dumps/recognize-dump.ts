import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { DumpKind, DumpReader } from "./dump-reader.ts";

/** As many bytes as the kinds of output are told from each other by. */
export const ENOUGH_BYTES = 4096;

/** How a file of received routes begins, which needs no reading. */
const NEUTRAL = /^\s*\{\s*"format"\s*:\s*"peerc-routes"/;

/**
 * The reader of an input that begins with these bytes: the one that was asked for, or else the only one that recognizes
 * them. Null if there is none, or several; then it was reported.
 */
export function recognizeDump(
  path: string,
  head: Uint8Array,
  from: DumpKind | null,
  readers: readonly DumpReader[],
  report: Report,
): DumpReader | null {
  if (NEUTRAL.test(Buffer.from(head).toString("latin1"))) {
    report(diagnostic("dump-already-read", { path }));
    return null;
  }
  const fitting = readers.filter((one) =>
    from === null ? one.recognizes(head) : one.kind === from,
  );
  const [first, second] = fitting;
  if (!first) {
    const kinds = readers.map(({ kind, title }) => ({ kind, title }));
    report(diagnostic("dump-kind-unknown", { path, kinds }));
    return null;
  }
  if (!second) return first;
  const kinds = fitting.map(({ kind, title }) => ({ kind, title }));
  report(diagnostic("dump-kind-ambiguous", { path, kinds }));
  return null;
}
