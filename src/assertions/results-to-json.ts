import { createLocate, formatJson } from "../diagnostics/index.ts";
import { hasFailed } from "./format-results.ts";
import type { FileResult } from "./run-assertions.ts";

/**
 * Results for programs: `{ok, failed, files: [{file, assertions: [{name, line, ok, places, of, routes, problems}]}]}`; the
 * problems are diagnostics, as all commands print them.
 */
export function resultsToJson(files: readonly FileResult[]): unknown {
  const locate = createLocate();
  const all = files.flatMap(({ results }) => results);
  const failed = all.filter(hasFailed).length;
  return {
    ok: all.length - failed,
    failed,
    files: files.map(({ path, results }) => ({
      file: path,
      assertions: results.map((result) => ({
        name: result.assertion.name,
        line: locate(result.assertion.span).start.line,
        ok: !hasFailed(result),
        places: result.places,
        of: result.of,
        routes: result.assertion.routes.kind,
        problems: JSON.parse(formatJson(result.problems)) as unknown,
      })),
    })),
  };
}
