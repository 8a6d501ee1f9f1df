import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";

/** A router's file, not yet read. */
export interface RouterFile {
  /** The file's name without its ending. */
  readonly name: string;
  readonly path: string;
  readonly raw: string;
}

/** A file, or those of a folder. */
export interface FoundFiles {
  readonly kind: "file" | "folder";
  readonly files: readonly RouterFile[];
}

/** The routers' files at a path: the file itself, or each `*.conf` of a folder. Null, and reported, if there is none. */
export function findRouterFiles(cwd: string, path: string, report: Report): FoundFiles | null {
  const names = namesIn(resolve(cwd, path));
  if (names === null) {
    const file = routerFile(cwd, path);
    if (file) return { kind: "file", files: [file] };
    report(diagnostic("router-file-missing", { path }));
    return null;
  }
  const paths = names
    .filter((name) => name.endsWith(".conf") && !name.startsWith("."))
    .map((name) => join(path, name));
  if (paths.length === 0) report(diagnostic("no-router-files", { path }));
  const files = paths.flatMap((one): readonly RouterFile[] => {
    const file = routerFile(cwd, one);
    if (!file) report(diagnostic("router-file-missing", { path: one }));
    return file ? [file] : [];
  });
  return files.length > 0 && files.length === paths.length ? { kind: "folder", files } : null;
}

function routerFile(cwd: string, path: string): RouterFile | null {
  const absolute = resolve(cwd, path);
  try {
    if (!statSync(absolute).isFile()) return null;
    const name = basename(path).replace(/\.[^.]*$/, "");
    return { name, path, raw: readFileSync(absolute, "utf8") };
  } catch {
    return null;
  }
}

/** The sorted names in a folder; null if it is none. */
function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder).sort();
  } catch {
    return null;
  }
}
