import { join } from "node:path";

import { errorCode } from "./problem-text.ts";
import type { System } from "./system.ts";

/**
 * Removes a folder with the files in it that peerc may have written, and nothing else. Returns the paths of what it
 * leaves, and with it the folder. The folder may be missing.
 */
export function removeFiles(
  { fs }: System,
  folder: string,
  isName: (path: string) => boolean,
): readonly string[] {
  const left: string[] = [];
  const clear = (inside: string): void => {
    for (const entry of fs.readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) clear(path);
      else if (entry.isFile() && isName(path)) fs.unlinkSync(join(folder, path));
      else left.push(join(folder, path));
    }
    try {
      fs.rmdirSync(join(folder, inside));
    } catch (problem) {
      if (!/^(?:ENOTEMPTY|EEXIST)$/.test(errorCode(problem))) throw problem;
      // Something was added just now, or is kept.
      if (left.length === 0) left.push(join(folder, inside));
    }
  };
  if (fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  clear("");
  return left;
}
