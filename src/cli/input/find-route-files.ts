import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";

/** The files of routes at some paths: a file is itself, a folder has those in it, by name. Reports folders without any. */
export function findRouteFiles(
  paths: readonly string[],
  cwd: string,
  report: Report,
): readonly string[] {
  return paths.flatMap((path) => {
    if (!isFolder(resolve(cwd, path))) return [path];
    const names = readdirSync(resolve(cwd, path))
      .filter((name) => /\.jsonl(?:\.gz)?$/.test(name) && !name.startsWith("."))
      .sort();
    if (names.length === 0) report(diagnostic("routes-folder-empty", { path }));
    return names.map((name) => join(path, name));
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
