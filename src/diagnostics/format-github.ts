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
  const { shown, more } = firstOfEach(diagnostics);
  const commands = shown.map((d) => {
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
    return workflowCommand(levelOf(d.severity), properties, text);
  });
  return [...commands, ...more].join("");
}

/** The annotations of each level that GitHub shows of a step. */
const MOST = 10;

function levelOf(severity: Diagnostic["severity"]): "error" | "warning" | "notice" {
  return severity === "note" ? "notice" : severity;
}

/**
 * What GitHub shows: where one severity has more than it shows of a step, the last one says how many are left out. Otherwise
 * nobody would know of them.
 */
function firstOfEach(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly more: readonly string[];
} {
  const of = (severity: Diagnostic["severity"]): readonly Diagnostic[] =>
    diagnostics.filter((d) => d.severity === severity);
  const severities = (["error", "warning", "note"] as const).map((severity) => {
    const all = of(severity);
    return { severity, shown: all.length > MOST ? all.slice(0, MOST - 1) : all, all };
  });
  const shown = new Set(severities.flatMap((one) => one.shown));
  const more = severities.flatMap(({ severity, shown: own, all }) =>
    own.length === all.length
      ? []
      : [
          workflowCommand(
            levelOf(severity),
            [["title", "peerc"]],
            `and ${all.length - own.length} more: --format text shows all`,
          ),
        ],
  );
  return { shown: diagnostics.filter((d) => shown.has(d)), more };
}
