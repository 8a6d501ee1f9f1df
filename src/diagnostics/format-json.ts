import type { Diagnostic } from "./diagnostic.ts";
import { createLocate, type Location } from "./locate.ts";

/**
 * Prints diagnostics for programs: a JSON array of `{code, severity, message, file, line, column, endLine,
 * endColumn, hint, related}`. Every key is always there; null where there is nothing. Lines and columns count
 * from 1, columns in UTF-16 units, the end is behind the last character; a null `endColumn` beside a line is the
 * end of the line, of which a secret is not shown.
 */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const locate = createLocate();
  const rows = diagnostics.map((d) => ({
    code: d.code,
    severity: d.severity,
    message: d.message,
    ...place(d.span ? locate(d.span) : null),
    hint: d.hint ?? null,
    related: (d.related ?? []).map(({ message, span }) => ({ message, ...place(locate(span)) })),
  }));
  return `${escapeInvisible(JSON.stringify(rows, null, 2))}\n`;
}

function place(location: Location | null) {
  return {
    file: location?.path ?? null,
    line: location?.start.line ?? null,
    column: location?.start.column ?? null,
    endLine: location?.end.line ?? null,
    endColumn: location && !location.endIsMasked ? location.end.column : null,
  };
}

/** JSON leaves some control and formatting characters raw; a terminal would act on them. */
function escapeInvisible(json: string): string {
  return json.replace(/[\u007f-\u009f]|\p{Cf}|[\u2028\u2029]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
