import { makeVisible } from "../diagnostics/index.ts";
import type { FileResult } from "./run-assertions.ts";

/** Prints which assertions hold, file by file, for people: `  ok      NAME  (12 sessions)`, and a count at the end. */
export function formatResults(files: readonly FileResult[]): string {
  const lines: string[] = [];
  for (const { path, results } of files) {
    lines.push(makeVisible(path));
    for (const { assertion, places, of, problems } of results) {
      const holds = problems.length === 0;
      const where =
        places === 0 ? "" : `  (${places} ${places === 1 ? of.replace(/s\b/, "") : of})`;
      lines.push(`  ${holds ? "ok    " : "FAILED"}  ${makeVisible(assertion.name)}${where}`);
    }
  }
  const all = files.flatMap(({ results }) => results);
  const failed = all.filter(({ problems }) => problems.length > 0).length;
  lines.push(
    "",
    `${counted(all.length, "assertion")}: ${all.length - failed} hold, ${failed} failed`,
  );
  return `${lines.join("\n")}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
