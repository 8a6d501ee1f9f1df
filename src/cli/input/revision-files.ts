import { posix } from "node:path";

import type { TreeEntry } from "../../git/index.ts";

/** A folder at a revision. Paths are relative to it; nothing outside of it is visible, even through links. */
export interface RevisionFiles {
  readonly kind: "revision";
  /** The revision and the folder, in git's notation: `main~1:networks/azion`. */
  readonly folder: string;
  /** The full hash of the commit. */
  readonly commit: string;
  readonly list: (folder: string) => readonly string[] | null;
  readonly read: (path: string) => string | null;
  /** The paths of everything in a folder that is not itself a folder, as from `listFiles`; null if there is none. */
  readonly paths: (folder: string) => readonly string[] | null;
}

/** The most links that are followed on the way to one file, as in Linux. */
const MAX_LINKS = 40;

/** A folder's content at a revision as files, from its entries and the texts of its files and links by hash. */
export function revisionFiles(
  folder: string,
  commit: string,
  entries: ReadonlyMap<string, TreeEntry>,
  texts: ReadonlyMap<string, string>,
): RevisionFiles {
  const folders = foldersOf(entries.keys());

  /** The real path of a path, with links resolved; null if there is nothing, or it is outside. */
  const resolve = (path: string): string | null => {
    const names = posix.normalize(path).split("/");
    let [at, links]: [string[], number] = [[], 0];
    while (names.length > 0) {
      const name = names.shift();
      if (name === undefined || name === "" || name === ".") continue;
      if (name === "..") {
        if (at.pop() === undefined) return null;
        continue;
      }
      const next = [...at, name].join("/");
      const entry = entries.get(next);
      if (entry?.kind === "link") {
        const target = texts.get(entry.hash);
        if (target === undefined || target.startsWith("/") || ++links > MAX_LINKS) return null;
        names.unshift(...target.split("/"));
      } else {
        if (entry?.kind !== "file" && !folders.has(next)) return null;
        at = [...at, name];
      }
    }
    return at.join("/");
  };

  const list = (path: string): readonly string[] | null => {
    const real = resolve(path);
    return real === null ? null : (folders.get(real) ?? null);
  };
  return {
    kind: "revision",
    folder,
    commit,
    list,
    read: (path) => {
      const real = resolve(path);
      const entry = real === null ? undefined : entries.get(real);
      return (entry && texts.get(entry.hash)) ?? null;
    },
    paths: (path) => {
      const real = resolve(path);
      if (real === null || !folders.has(real)) return null;
      const start = real === "" ? "" : `${real}/`;
      return [...entries.keys()]
        .filter((each) => each.startsWith(start))
        .map((each) => each.slice(start.length))
        .sort();
    },
  };
}

/** The sorted names in every folder, by its path. */
function foldersOf(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, Set<string>>([["", new Set()]]);
  for (const path of paths) {
    for (let at = path; at !== "";) {
      const end = at.lastIndexOf("/");
      const parent = end < 0 ? "" : at.slice(0, end);
      const known = sets.get(parent);
      if (known?.has(at.slice(end + 1)) === true) break;
      if (known) known.add(at.slice(end + 1));
      else sets.set(parent, new Set([at.slice(end + 1)]));
      at = parent;
    }
  }
  return new Map([...sets].map(([path, names]) => [path, [...names].sort()]));
}
