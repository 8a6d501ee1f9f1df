import type { Diagnostic, Source, Span } from "../../src/diagnostics/index.ts";

/** The span of the first occurrence of a piece of a source. */
export function spanOf(source: Source, piece: string): Span {
  const start = source.text.indexOf(piece);
  if (start < 0) throw new Error(`not in ${source.path}: ${piece}`);
  return { source, start, end: start + piece.length };
}

/** A diagnostic with the given message and, by default, no place. */
export function example(message: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  return { code: "unknown-key", severity: "error", message, ...rest };
}
