import type { Diagnostic } from "./diagnostic.ts";
import { createLocate, type Location } from "./locate.ts";

/** A location in a file; null if there is none. Lines and columns count from 1, columns in UTF-16 units. */
export interface PlaceRow {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  /** After the last character. Null with a line means the end of the line, where a secret is not shown. */
  readonly endColumn: number | null;
}

/** A diagnostic for programs: every key is always present, and null if empty. */
export interface DiagnosticRow extends PlaceRow {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string | null;
  readonly related: readonly (PlaceRow & { readonly message: string })[];
}

/** Diagnostics as plain data for programs, to be printed with `printJson`. */
export function toRows(diagnostics: readonly Diagnostic[]): readonly DiagnosticRow[] {
  const locate = createLocate();
  return diagnostics.map((d) => ({
    code: d.code,
    severity: d.severity,
    message: d.message,
    ...place(d.span ? locate(d.span) : null),
    hint: d.hint ?? null,
    related: (d.related ?? []).map(({ message, span }) => ({ message, ...place(locate(span)) })),
  }));
}

function place(location: Location | null): PlaceRow {
  return {
    file: location?.path ?? null,
    line: location?.start.line ?? null,
    column: location?.start.column ?? null,
    endLine: location?.end.line ?? null,
    endColumn: location && !location.endIsMasked ? location.end.column : null,
  };
}
