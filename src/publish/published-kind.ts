import type { FolderKind } from "../system/index.ts";
import { INDEX_FILE, isPublishedName, readIndex } from "./published-index.ts";

/** A published folder: the index, the files that it lists, and no others. Without an index of ours, nothing in it is ours. */
export const publishedKind: FolderKind = {
  isName: isPublishedName,
  foreign: (paths, read) => {
    const index = readIndex(read(INDEX_FILE) ?? "");
    if (typeof index === "string") return paths;
    return paths.filter((path) => path !== INDEX_FILE && !index.files.has(path));
  },
};
