import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";

import { problemText } from "./folder/problem-text.ts";
import { syncFile, syncFolder } from "./folder/sync-file.ts";
import { writeText } from "./folder/write-text.ts";

/** A file to replace: its real path, the text that it must still have, and the new one. */
export interface Replacement {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Replaces the texts of files: each is written beside the old one, synced and moved into place, so that at any moment
 * a file has one text or the other. No file is moved before all are written. A file keeps its permissions. Returns the
 * first file that could not be replaced, why, and the files that were; null if all were.
 */
export function replaceFiles(
  replacements: readonly Replacement[],
): { readonly path: string; readonly problem: string; readonly done: readonly string[] } | null {
  const done: string[] = [];
  const written: { readonly path: string; readonly beside: string }[] = [];
  let current = "";
  try {
    for (const { path, before, after } of replacements) {
      current = path;
      const { mode } = fs.statSync(path);
      const hidden = `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`;
      const beside = join(dirname(path), hidden);
      written.push({ path, beside });
      writeText(fs, beside, after);
      fs.chmodSync(beside, mode & 0o7777);
      syncFile(fs, beside);
      if (fs.readFileSync(path, "utf8") !== before) throw new Error("it has changed meanwhile");
    }
    while (written.length > 0) {
      const [{ path, beside } = { path: "", beside: "" }] = written;
      current = path;
      fs.renameSync(beside, path);
      written.shift();
      done.push(path);
      syncFolder(fs, dirname(path));
    }
    return null;
  } catch (problem) {
    return { path: current, problem: problemText(problem), done };
  } finally {
    for (const { beside } of written) fs.rmSync(beside, { force: true });
  }
}
