import type { Report } from "../diagnostics/index.ts";
import { StagedFolder } from "./staged-folder.ts";

/**
 * Makes a folder hold exactly the given files, all at once or not at all; see `StagedFolder`. False, and reported, where
 * the folder was not replaced.
 */
export function replaceDirectory(
  directory: string,
  files: ReadonlyMap<string, string>,
  isOurs: (paths: readonly string[]) => boolean,
  report: Report,
  shown = directory,
): boolean {
  const staged = new StagedFolder(directory, isOurs);
  try {
    for (const [path, text] of files) staged.write(path, text);
    return staged.commit(report, shown);
  } finally {
    staged.discard();
  }
}
