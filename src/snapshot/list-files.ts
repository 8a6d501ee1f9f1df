import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The paths of everything in a folder that is not itself a folder, relative to it, with `/`, sorted. Symbolic links
 * are listed and not followed, so that nothing outside of the folder is ever read through it. Throws where it
 * cannot be read.
 */
export function listFiles(directory: string): readonly string[] {
  const paths: string[] = [];
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(directory, inside), { withFileTypes: true })) {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else paths.push(path);
    }
  };
  walk("");
  return paths.sort();
}
