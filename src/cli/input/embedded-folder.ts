import { join } from "node:path/posix";

import type { FolderFiles } from "./network-files.ts";

/** One folder of files that are in memory, by path. There are no empty folders. */
export function embeddedFolder(files: ReadonlyMap<string, string>, folder: string): FolderFiles {
  const pathOf = (path: string): string => join(folder, path).replace(/\/$/, "");
  const list = (path: string): readonly string[] | null => {
    const inside = pathOf(path) === "." ? "" : `${pathOf(path)}/`;
    const names = [...files.keys()]
      .filter((name) => name.startsWith(inside))
      .map((name) => name.slice(inside.length).split("/")[0] ?? "");
    return names.length === 0 ? null : [...new Set(names)].sort();
  };
  return { list, read: (path) => files.get(pathOf(path)) ?? null };
}
