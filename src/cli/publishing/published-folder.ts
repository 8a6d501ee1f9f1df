import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { PublishedFolder } from "../../publish/index.ts";
import { listFiles, type TargetFolder } from "../../system/index.ts";

/** The paths of all files in a folder; empty if it is missing or something else, which replacing it reports. */
export function filesIn(directory: string): readonly string[] {
  try {
    return listFiles(directory);
  } catch {
    return [];
  }
}

/** A folder on disk, to be checked. */
export function publishedFolder({ directory, shown }: TargetFolder): PublishedFolder {
  return {
    name: shown,
    paths: filesIn(directory),
    read: (path) => {
      try {
        return readFileSync(join(directory, path), "utf8");
      } catch {
        return null;
      }
    },
  };
}
