import type { Diagnostic } from "./diagnostic.ts";
import { createLocate } from "./locate.ts";
import { workflowCommand } from "./workflow-command.ts";

/**
 * Prints diagnostics as workflow commands of GitHub Actions, which shows them next to the changed lines:
 * `::error file=network.yaml,line=3,col=5,endColumn=9,title=unknown-key::message`. For that, paths must be relative
 * to the repository.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  const locate = createLocate();
  return diagnostics
    .map((d) => {
      const properties: [string, string | number][] = [];
      if (d.span) {
        const { path, start, end, endIsMasked } = locate(d.span);
        properties.push(["file", path], ["line", start.line]);
        // Columns are valid only if the annotation stays on one line.
        if (end.line > start.line) properties.push(["endLine", end.line]);
        else {
          properties.push(["col", start.column]);
          if (!endIsMasked) properties.push(["endColumn", end.column]);
        }
      }
      properties.push(["title", d.code]);
      const text = d.hint === undefined ? d.message : `${d.message}\nhint: ${d.hint}`;
      return workflowCommand(d.severity === "note" ? "notice" : d.severity, properties, text);
    })
    .join("");
}
