import { listFiles } from "../../system/index.ts";
import type { NetworkFiles } from "./network-files.ts";

/** The paths of all files in a folder; null if it cannot be read. */
export function pathsIn(files: NetworkFiles, folder: string): readonly string[] | null {
  if (files.kind === "revision") return files.paths(folder);
  const root = files.locate(folder);
  return root === null || files.list(folder) === null ? null : listFiles(root);
}
