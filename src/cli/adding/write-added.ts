import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { replaceFiles } from "../../system/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";

/** Writes a file of a declaration: replaces it, or makes it if there is none. Why not, if that fails; otherwise null. */
export function writeAdded(
  files: DiskFiles,
  { path, shown, before, after }: EditedFile,
): ReturnType<typeof replaceFiles> {
  const known = files.locate(path);
  if (known !== null) return replaceFiles([{ path: known, before, after }]);
  const target = join(files.root, path);
  try {
    mkdirSync(dirname(target), { recursive: true });
    // Fails if somebody has made it meanwhile.
    writeFileSync(target, after, { flag: "wx" });
    return null;
  } catch (problem) {
    const text = problem instanceof Error ? problem.message : "unknown problem";
    return { path: shown, problem: text, done: [] };
  }
}
