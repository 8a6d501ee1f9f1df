import { makeVisible, paintWith, type Paint } from "../diagnostics/index.ts";
import type { AssertionResult, FileResult } from "./run-assertions.ts";

/** Prints results as text: each file, each assertion, and the totals. */
export function formatResults(
  files: readonly FileResult[],
  paint: Paint = paintWith(false),
): string {
  const all = files.flatMap(({ results }) => results);
  const failed = all.filter(hasFailed).length;
  const blocks = files.map(({ path, results }) =>
    [makeVisible(path), ...results.map((result) => formatResult(result, paint)), ""].join("\n"),
  );
  const counted = `${count(all.length, "assertion")} in ${count(files.length, "file")}`;
  const failures = failed > 0 ? paint("red", `${failed} FAILED`) : `${failed} FAILED`;
  return `${blocks.join("\n")}\n${counted}: ${all.length - failed} ok, ${failures}\n`;
}

/** Whether an assertion does not hold, or could not be decided. */
export function hasFailed({ problems }: AssertionResult): boolean {
  return problems.length > 0;
}

/** How many routes and places an assertion covered: `43 sessions, one route each`. */
export function describeExtent({ assertion, places, of }: AssertionResult): string {
  const where =
    places === 1 ? `1 ${of.replace(/s$/, "").replace("pairs", "pair")}` : `${places} ${of}`;
  return `${where}, ${assertion.routes.kind === "one" ? "one route" : "every route"}`;
}

function formatResult(result: AssertionResult, paint: Paint): string {
  const mark = hasFailed(result) ? paint("red", "FAILED") : paint("green", "ok    ");
  return `  ${mark}  ${makeVisible(result.assertion.name)} (${describeExtent(result)})`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}
