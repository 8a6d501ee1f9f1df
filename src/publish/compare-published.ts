import { diagnostic, type Report } from "../diagnostics/index.ts";
import { FAMILIES, type Family } from "../net/index.ts";
import type { Announcement } from "./announcement.ts";
import { locationFile } from "./data-files.ts";
import { INDEX_FILE, readIndex, sha256, type PublishedIndex } from "./published-index.ts";
import type { PublishedFile } from "./published-file.ts";

/** A published folder as it is read; `name` is the user's for it. */
export interface PublishedFolder {
  readonly name: string;
  /** Of all files in it. */
  readonly paths: readonly string[];
  /** The text of a file, or null if it cannot be read. */
  readonly read: (path: string) => string | null;
}

/**
 * Reads the index of a published folder, and checks that the folder holds the files that it lists, unchanged, and no
 * others. Null if an error was reported.
 */
export function checkPublished(folder: PublishedFolder, report: Report): PublishedIndex | null {
  const text = folder.paths.includes(INDEX_FILE) ? folder.read(INDEX_FILE) : null;
  const index = text === null ? "is missing" : readIndex(text);
  if (typeof index === "string") {
    report(diagnostic("not-published", { folder: folder.name, problem: index }));
    return null;
  }
  const damaged = [...index.files].flatMap(([path, hash]) => {
    const found = folder.paths.includes(path) ? folder.read(path) : null;
    if (found !== null && sha256(found) === hash) return [];
    const params = { path: `${folder.name}/${path}`, isMissing: found === null };
    return [diagnostic("published-file-damaged", params)];
  });
  const foreign = folder.paths
    .filter((path) => path !== INDEX_FILE && !index.files.has(path))
    .map((path) => diagnostic("published-file-foreign", { path: `${folder.name}/${path}` }));
  const problems = [...damaged, ...foreign];
  problems.forEach(report);
  return problems.length === 0 ? index : null;
}

/** How the prefixes of published lists differ from what we announce. */
export interface ListDifference {
  /** The names of the locations with this difference; null stands for what is announced anywhere. */
  readonly locations: readonly (string | null)[];
  readonly family: Family;
  /** What we announce and the list does not have; what it has and we do not announce. Sorted as published. */
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/** How a published folder differs from what would be published. */
export interface PublishedDifference {
  readonly lists: readonly ListDifference[];
  /** All files that are new, changed or gone, sorted. */
  readonly files: readonly string[];
}

/** Compares a folder that was checked with the files that would be published. */
export function comparePublished(
  { read }: PublishedFolder,
  index: PublishedIndex,
  announcement: Announcement,
  files: readonly PublishedFile[],
): PublishedDifference {
  const now = new Map(files.map(({ path, text }) => [path, text]));
  now.delete(INDEX_FILE);
  const all = new Set([...now.keys(), ...index.files.keys()]);
  const changed = [...all].filter((path) => {
    const text = now.get(path);
    return text === undefined || sha256(text) !== index.files.get(path);
  });
  changed.sort();
  const listFiles = [
    ...FAMILIES.map((family) => ({ location: null, family, path: `prefixes.${family}.txt` })),
    ...announcement.locations.flatMap((one) =>
      FAMILIES.map((family) => ({ location: one.name, family, path: locationFile(one, family) })),
    ),
  ];
  const lists = new Map<string, ListDifference>();
  for (const { location, family, path } of listFiles) {
    if (!changed.includes(path)) continue;
    const before = linesOf(read(path));
    const after = linesOf(now.get(path) ?? null);
    const [had, has] = [new Set(before), new Set(after)];
    const missing = after.filter((prefix) => !had.has(prefix));
    const surplus = before.filter((prefix) => !has.has(prefix));
    // Most locations have the same.
    const key = JSON.stringify([family, missing, surplus]);
    const locations = [...(lists.get(key)?.locations ?? []), location];
    lists.set(key, { locations, family, missing, surplus });
  }
  return { lists: [...lists.values()], files: changed };
}

/** Whether nothing differs. */
export function isSame({ files }: PublishedDifference): boolean {
  return files.length === 0;
}

function linesOf(text: string | null): readonly string[] {
  return (text ?? "").split("\n").filter((line) => line !== "");
}
