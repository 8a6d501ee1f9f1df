import { resolve } from "node:path";

import type { Report } from "../../diagnostics/index.ts";
import { readRoutes, type ReceivedRoute, type RoutesFile } from "../../routes/index.ts";
import { describeReadError, readBytes } from "../../system/index.ts";
import type { Progress } from "../output/progress.ts";

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
