import { catalog } from "./catalog/index.ts";
import type { Code, Diagnostic } from "./diagnostic.ts";
import type { Span } from "./source.ts";
import { createLocate, type Locate } from "./locate.ts";
import { makeVisible } from "./make-visible.ts";
import { printJson } from "./print-json.ts";

/**
 * Prints diagnostics as a SARIF 2.1.0 log (OASIS) for code scanners: one run, the rules that were violated with their
 * meaning, and one result per diagnostic. `version` is peerc's own; `pathOf` gives a file's path from the top of the
 * repository, if it has one there.
 */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  version: string,
  pathOf: (path: string) => string | null = (path) => path,
): string {
  const located = createLocate();
  const locate: Locate = (span) => {
    const location = located(span);
    return { ...location, path: pathOf(location.path) ?? location.path };
  };
  const results = mostImportant(diagnostics);
  const left = diagnostics.length - results.length;
  const codes = [...new Set(diagnostics.map((d) => d.code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "peerc", version, rules: codes.map(rule) } },
        columnKind: "utf16CodeUnits",
        ...(left === 0 ? {} : { invocations: [leftOut(left)] }),
        results: results.map((d) => ({
          ruleId: d.code,
          ruleIndex: codes.indexOf(d.code),
          level: d.severity,
          message: {
            text: text(d.hint === undefined ? d.message : `${d.message}\nhint: ${d.hint}`),
          },
          locations: d.span ? [{ physicalLocation: physical(d.span, locate) }] : [],
          relatedLocations: (d.related ?? []).map(({ message, span }) => ({
            physicalLocation: physical(span, locate),
            message: { text: text(message) },
          })),
        })),
      },
    ],
  };
  return printJson(log);
}

/** Results of a run that GitHub shows; more than 25,000 it refuses. */
const MOST = 5_000;

/** All, or as many as are shown: errors before warnings before notes, each in their order. */
function mostImportant(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST) return diagnostics;
  const rank = { error: 0, warning: 1, note: 2 } as const;
  const sorted = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return sorted.slice(0, MOST);
}

function leftOut(left: number) {
  const message = { text: `${left} results are left out: peerc prints all of them` };
  return {
    executionSuccessful: true,
    toolExecutionNotifications: [{ level: "warning", message }],
  };
}

function rule(code: Code) {
  const { about, severity } = catalog[code];
  return { id: code, shortDescription: { text: about }, defaultConfiguration: { level: severity } };
}

function physical(span: Span, locate: Locate) {
  const { path, start, end, endIsMasked } = locate(span);
  return {
    artifactLocation: { uri: uri(path) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      // Default: the end of the line (SARIF 2.1.0, 3.30.8).
      ...(endIsMasked ? {} : { endColumn: end.column }),
    },
  };
}

/** A path as a URI reference: a relative path stays relative; each segment is percent-encoded. */
function uri(path: string): string {
  const encoded = path
    .split("/")
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}

function text(message: string): string {
  return message.split(/\r?\n/).map(makeVisible).join("\n");
}
