import {
  formatGithub,
  formatJson,
  formatSarif,
  formatText,
  sortDiagnostics,
  type Diagnostic,
} from "../diagnostics/index.ts";
import type { Io } from "./io.ts";
import { packageVersion } from "./package-files.ts";

/** How diagnostics can be printed. */
export const DIAGNOSTIC_FORMATS = ["text", "json", "github", "sarif"] as const;

/**
 * Prints diagnostics by position: for people on stderr, with a count at the end; for programs on stdout, where they are
 * the command's result.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: string | null,
  io: Io,
): void {
  const sorted = sortDiagnostics(diagnostics);
  switch (format) {
    case "json":
      io.stdout(formatJson(sorted));
      return;
    case "github":
      io.stdout(formatGithub(sorted));
      return;
    case "sarif":
      io.stdout(formatSarif(sorted, packageVersion()));
      return;
    default:
      io.stderr(formatText(sorted, { colour: io.colour }));
      if (sorted.length > 0) io.stderr(`${countOf(sorted)}\n`);
  }
}

/** `2 errors, 1 warning`. */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => d.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  return [
    ...(errors > 0 ? [plural(errors, "error")] : []),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
  ].join(", ");
}
