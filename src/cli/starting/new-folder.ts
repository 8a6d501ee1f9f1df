import { basename, dirname } from "node:path/posix";

import type { DiskFiles } from "../input/disk-files.ts";

/** A folder, which need not exist, with files that are not written yet: what it would be. */
export function newFolder(files: DiskFiles, texts: ReadonlyMap<string, string>): DiskFiles {
  const read = (path: string): string | null => texts.get(path) ?? files.read(path);
  const list = (folder: string): readonly string[] | null => {
    const wanted = folder === "" ? "." : folder;
    const added = [...texts.keys()].flatMap((path) => {
      for (let at = path; at !== "."; at = dirname(at)) {
        if (dirname(at) === wanted) return [basename(at)];
      }
      return [];
    });
    const there = files.list(folder);
    return there === null && added.length === 0
      ? null
      : [...new Set([...(there ?? []), ...added])].sort();
  };
  return { ...files, read, list };
}
