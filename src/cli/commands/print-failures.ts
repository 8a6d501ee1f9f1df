import {
  formatGithub,
  formatText,
  printJson,
  sortDiagnostics,
  toRows,
  type Diagnostic,
} from "../../diagnostics/index.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { annotatedPath } from "../output/annotated-path.ts";
import type { Io } from "../output/io.ts";
import type { Arguments } from "./command.ts";

/** What keeps one of two sides from being compared; without a title: of neither side. */
export interface SideFailure {
  /** What cannot be compared, for display. */
  readonly what: "network" | "files";
  readonly title: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Prints the errors that kept two sides from being compared, those of each side under its name. `head`: the files of
 * the new version, the lines of which can be annotated.
 */
export function printFailures(
  failures: readonly SideFailure[],
  args: Arguments,
  io: Io,
  head?: Pick<NetworkFiles, "kind" | "folder">,
): void {
  const all = failures.map(({ what, title, diagnostics }) => ({
    what,
    title,
    errors: sortDiagnostics(diagnostics).filter(({ severity }) => severity === "error"),
  }));
  if (args.text("format") === "github") {
    const pathOf = (path: string) => annotatedPath(io.cwd, path, head);
    io.stdout(
      formatGithub(
        all.flatMap(({ errors }) => errors),
        pathOf,
      ),
    );
    return;
  }
  if (args.text("format") === "json") {
    io.stdout(
      printJson({
        version: 1,
        errors: all.map(({ title, errors }) => ({ side: title, diagnostics: toRows(errors) })),
      }),
    );
    return;
  }
  for (const { what, title, errors } of all) {
    if (errors.length === 0) continue;
    if (title !== null) {
      io.stderr(`The ${what} ${title} ${what === "network" ? "has" : "have"} errors:\n`);
    }
    io.stderr(formatText(errors, { colour: io.colour }));
  }
}
