import * as fs from "node:fs";
import { dirname, join } from "node:path";

import type { NewFile } from "./repository-files.ts";

/** What is where new files are to be: paths relative to the folder, sorted. Links count, whatever they point to. */
export function inTheWay(root: string, paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    if (kindOf(join(root, path)) !== null) found.add(path);
    for (let at = dirname(path); at !== "."; at = dirname(at)) {
      const kind = kindOf(join(root, at));
      if (kind !== null && kind !== "folder") found.add(at);
    }
  }
  return [...found].sort();
}

function kindOf(path: string): "folder" | "other" | null {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : found.isDirectory() ? "folder" : "other";
}

/**
 * Writes new files into a folder, which is made if there is none: all of them or none. A file that somebody has made meanwhile
 * is never replaced. `last` is written last: without it, what a killed process leaves is no network. Returns what failed and
 * why; null if nothing did.
 */
export function writeNewFiles(
  root: string,
  files: ReadonlyMap<string, NewFile>,
  last: string,
): { readonly path: string; readonly problem: string } | null {
  const made: string[] = [];
  const written: string[] = [];
  let current = root;
  try {
    const order = [...files].sort(([a], [b]) => Number(a === last) - Number(b === last));
    for (const [path, { text, isExecutable = false }] of order) {
      current = join(root, path);
      makeFolder(dirname(current), made);
      const file = fs.openSync(current, "wx", isExecutable ? 0o777 : 0o666);
      written.push(current);
      try {
        fs.writeFileSync(file, text);
      } finally {
        fs.closeSync(file);
      }
    }
    return null;
  } catch (problem) {
    for (const path of written.reverse()) fs.rmSync(path, { force: true });
    for (const path of made.reverse()) removeEmpty(path);
    return { path: current, problem: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** Makes a folder and those around it, and notes which were made, the outermost first. */
function makeFolder(path: string, made: string[]): void {
  if (fs.existsSync(path)) return;
  makeFolder(dirname(path), made);
  fs.mkdirSync(path);
  made.push(path);
}

function removeEmpty(path: string): void {
  try {
    fs.rmdirSync(path);
  } catch {
    // Somebody has put something into it: it is theirs.
  }
}
