import { formatJunit } from "../../src/assertions/index.ts";
import {
  formatGithub,
  printJson,
  formatSarif,
  formatText,
  toRows,
  type Diagnostic,
} from "../../src/diagnostics/index.ts";

/** Diagnostics as every format prints them, one after the other. */
export function allFormats(found: readonly Diagnostic[]): string {
  return [
    formatText(found),
    formatText(found, { colour: true }),
    printJson(toRows(found)),
    formatSarif(found, "0.0.0"),
    formatGithub(found),
    formatJunit([], found),
  ].join("\n");
}
