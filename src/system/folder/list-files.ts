import { join } from "node:path";

import { diskFileSystem, type FileSystem } from "./file-system.ts";

/**
 * The paths of everything in a folder that is not itself a folder, relative to it, with `/`, sorted. Symbolic links
 * are listed but not followed, so nothing outside of the folder is ever read through it. Throws if it cannot be read.
 */
export function listFiles(
  directory: string,
  fs: Pick<FileSystem, "readdirSync"> = diskFileSystem,
): readonly string[] {
  const paths: string[] = [];
  const walk = (inside: string): void => {
    for (const entry of fs.readdirSync(join(directory, inside), { withFileTypes: true })) {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else paths.push(path);
    }
  };
  walk("");
  return paths.sort();
}
