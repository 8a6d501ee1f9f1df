import { createLocate, toRows, type DiagnosticRow } from "../diagnostics/index.ts";
import type { AnyAssertion } from "./assertion.ts";
import { hasFailed } from "./format-results.ts";
import type { AssertionResult, FileResult } from "./run-assertions.ts";

/** Results as plain data for programs, to be printed with `printJson`. */
export interface ResultRows {
  readonly ok: number;
  readonly failed: number;
  readonly files: readonly {
    readonly file: string;
    readonly assertions: readonly AssertionRow[];
  }[];
}

/** One assertion's result; its problems are diagnostics in the format of all commands. */
export interface AssertionRow {
  readonly name: string;
  readonly line: number;
  readonly ok: boolean;
  readonly places: number;
  readonly of: AssertionResult["of"];
  readonly routes: AnyAssertion["routes"]["kind"];
  readonly problems: readonly DiagnosticRow[];
}

/** The results of all files, with totals. */
export function resultRows(files: readonly FileResult[]): ResultRows {
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
        problems: toRows(result.problems),
      })),
    })),
  };
}
