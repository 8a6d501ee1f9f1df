import type { Diagnostic } from "./diagnostic.ts";

/** Sorts diagnostics by file and position, those without a position last; otherwise in order of report. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(compare);
}

function compare(a: Diagnostic, b: Diagnostic): number {
  if (!a.span || !b.span) return Number(!a.span) - Number(!b.span);
  const [pathA, pathB] = [a.span.source.path, b.span.source.path];
  if (pathA !== pathB) return pathA < pathB ? -1 : 1;
  // The texts of two spans of one file may be different parts of it.
  const [lineA, lineB] = [a.span.source.firstLine ?? 1, b.span.source.firstLine ?? 1];
  return lineA - lineB || a.span.start - b.span.start || a.span.end - b.span.end;
}
