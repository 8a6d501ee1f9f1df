import { join } from "node:path";

import { errorCode } from "./problem-text.ts";
import type { System } from "./system.ts";
import { listFiles } from "./list-files.ts";

/**
 * The paths of files that one of two folders lacks, or that differ in bytes or in being a file; of at most so many. The
 * second folder may be absent.
 */
export function differentFiles(
  { fs }: System,
  a: string,
  b: string,
  atMost: number,
): readonly string[] {
  const [inA, inB] = [listFiles(a, fs), listFiles(b, fs)];
  const both = new Set(inB);
  const lacking = [
    ...inA.filter((path) => !both.delete(path)),
    // What is left is in the second alone.
    ...both,
  ];
  const found = new Set(lacking);
  for (const path of inA) {
    if (found.size >= atMost) break;
    if (!found.has(path) && !sameFile(join(a, path), join(b, path))) found.add(path);
  }
  return [...found].slice(0, atMost);

  function sameFile(one: string, other: string): boolean {
    try {
      const [first, second] = [fs.lstatSync(one), fs.lstatSync(other)];
      if (!first.isFile() || !second.isFile() || first.size !== second.size) return false;
      return fs.readFileSync(one).equals(fs.readFileSync(other));
    } catch (problem) {
      if (errorCode(problem) === "ENOENT") return false;
      throw problem;
    }
  }
}
