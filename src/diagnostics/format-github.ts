import type { Diagnostic } from "./diagnostic.ts";
import { createLocate } from "./locate.ts";
import { workflowCommand } from "./workflow-command.ts";

/**
 * Prints diagnostics as workflow commands of GitHub Actions, which shows them next to the changed lines:
 * `::error file=network.yaml,line=3,col=5,endColumn=9,title=unknown-key::message`. `pathOf`: a file's path from the top
 * of the repository; null if it cannot be annotated there, and then the message says where it is.
 */
export function formatGithub(
  diagnostics: readonly Diagnostic[],
  pathOf: (path: string) => string | null = (path) => path,
): string {
  const locate = createLocate();
  return diagnostics
    .map((d) => {
      const properties: [string, string | number][] = [];
      let where = "";
      if (d.span) {
        const { path, start, end, endIsMasked } = locate(d.span);
        const file = pathOf(path);
        if (file === null) where = `${path}:${start.line}: `;
        else {
          properties.push(["file", file], ["line", start.line]);
          // Columns are valid only if the annotation stays on one line.
          if (end.line > start.line) properties.push(["endLine", end.line]);
          else {
            properties.push(["col", start.column]);
            if (!endIsMasked) properties.push(["endColumn", end.column]);
          }
        }
      }
      properties.push(["title", d.code]);
      const message = `${where}${d.message}`;
      const text = d.hint === undefined ? message : `${message}\nhint: ${d.hint}`;
      return workflowCommand(d.severity === "note" ? "notice" : d.severity, properties, text);
    })
    .join("");
}
