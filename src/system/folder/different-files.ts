import { join } from "node:path";

import { errorCode } from "./problem-text.ts";
import type { System } from "./system.ts";
import { listFiles } from "./list-files.ts";

/**
 * The paths of files that only one of two folders has, or that differ in bytes or type; at most a given number. The
 * second folder may be missing.
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
    // The rest exists only in the second folder.
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
