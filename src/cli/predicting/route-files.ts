import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { readRoutes, type ReceivedRoute, type RoutesFile } from "../../routes/index.ts";
import { describeReadError, readBytes } from "../../system/index.ts";
import type { Progress } from "../output/progress.ts";

/** The files of routes at some paths: a file is itself, a folder has those in it, by name. Reports empty folders. */
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
    if (names.length === 0) report(diagnostic("impact-no-route-files", { path }));
    return names.map((name) => join(path, name));
  });
}

/** Reads files of routes one after the other. Files with mistakes are reported, and left out of what is returned. */
export async function readRouteFiles(
  paths: readonly string[],
  cwd: string,
  onRoute: (route: ReceivedRoute) => void,
  progress: Progress,
  report: Report,
): Promise<readonly RoutesFile[]> {
  const files: RoutesFile[] = [];
  for (const path of paths) {
    progress.stage(`reading ${path}`);
    const input = { path, bytes: readBytes(resolve(cwd, path)), describeError: describeReadError };
    const file = await readRoutes(input, onRoute, report);
    if (file) files.push(file);
  }
  return files;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
