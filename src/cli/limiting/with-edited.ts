import { basename, dirname } from "node:path";

import type { DiskFiles } from "../input/disk-files.ts";
import type { EditedFile } from "./edit-limits.ts";

/** A network's folder with edited files in place of those on disk. */
export function withEdited(files: DiskFiles, edited: readonly EditedFile[]): DiskFiles {
  const texts = new Map(edited.map(({ path, after }) => [path, after]));
  const read = (path: string): string | null => texts.get(path) ?? files.read(path);
  // A file that is new is in its folder too.
  const list = (folder: string): readonly string[] | null => {
    const there = files.list(folder);
    const added = edited
      .filter(({ path }) => dirname(path) === folder)
      .map((each) => basename(each.path));
    return there === null && added.length === 0 ? null : [...new Set([...(there ?? []), ...added])];
  };
  return { ...files, read, list };
}
