import { resolve } from "node:path";

import type { CountedTraffic } from "../../audit/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { readText } from "../../system/index.ts";
import { readCounts } from "../../traffic/index.ts";

/** The largest file of counts that is read, in bytes. */
const MAX_BYTES = 100_000_000;

/**
 * Reads what filters counted, from files as `peerc counters --format jsonl` writes them. Null if no file is given;
 * "failed", and reported, if one cannot be read.
 */
export function readCounters(
  paths: readonly string[],
  declaration: Declaration,
  cwd: string,
  report: Report,
): readonly CountedTraffic[] | null | "failed" {
  if (paths.length === 0) return null;
  const files = paths.map((path) => {
    const text = readText(resolve(cwd, path), MAX_BYTES);
    if (text === null) report(diagnostic("file-not-found", { path }));
    const counts = text === null ? null : readCounts({ path, text }, declaration, report);
    return counts && counts.map((count) => ({ ...count, source: path }));
  });
  return files.some((file) => file === null) ? "failed" : files.flatMap((file) => file ?? []);
}
