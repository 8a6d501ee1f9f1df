import {
  formatCodeQuality,
  formatGithub,
  formatSarif,
  formatText,
  printJson,
  sortDiagnostics,
  toRows,
  type Diagnostic,
} from "../../diagnostics/index.ts";
import type { Arguments, OptionSpec } from "../commands/command.ts";
import { annotatedPath } from "./annotated-path.ts";
import type { Io } from "./io.ts";
import { packageVersion } from "../package-files.ts";

/** The output formats of diagnostics. */
export const DIAGNOSTIC_FORMATS = ["text", "json", "github", "sarif", "codequality"] as const;

/** The option by which commands show notes too. */
export const NOTES_OPTION = {
  notes: { type: "boolean", help: "also show notes on how platforms differ" },
} as const satisfies Record<string, OptionSpec>;

/**
 * Prints diagnostics by position: as text on stderr, with totals at the end and notes only on request; in formats for
 * programs on stdout, all of them, as the command's result.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  args: Arguments,
  io: Io,
): void {
  const sorted = sortDiagnostics(diagnostics);
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson(toRows(sorted)));
      return;
    case "github":
      io.stdout(formatGithub(sorted, (path) => annotatedPath(io.cwd, path)));
      return;
    case "sarif":
      io.stdout(formatSarif(sorted, packageVersion()));
      return;
    case "codequality":
      io.stdout(formatCodeQuality(sorted, (path) => annotatedPath(io.cwd, path)));
      return;
    default: {
      const notes = args.flag("notes");
      const shown = sorted.filter((d) => notes || d.severity !== "note");
      io.stderr(formatText(shown, { colour: io.colour }));
      if (sorted.length > 0) {
        const hidden = shown.length < sorted.length ? " (--notes shows the notes)" : "";
        io.stderr(`${countOf(sorted)}${hidden}\n`);
      }
    }
  }
}

/** `2 errors, 1 warning, 3 notes`. */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const counted = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = diagnostics.filter((d) => d.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return counted.join(", ");
}
