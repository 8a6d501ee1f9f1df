import { statSync } from "node:fs";
import { resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatTime, readFlows, type Evidence, type Flows } from "../../sources/index.ts";
import { readText } from "../../system/index.ts";

/** The largest file of flows that is read, in bytes. */
const MAX_BYTES = 100_000_000;

/**
 * Reads traffic from the CSV file that a command line names, instead of that of the snapshot. Its time is when the file
 * was last changed. Null after an error was reported.
 */
export function readFlowsFile(path: string, cwd: string, report: Report): Evidence<Flows> | null {
  const file = resolve(cwd, path);
  const text = readText(file, MAX_BYTES);
  if (text === null) {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
  const data = readFlows({ path, text }, report);
  const time = formatTime(statSync(file).mtimeMs);
  return data && { data, provenance: { origins: [path], time } };
}
