import type { FolderKind } from "../system/index.ts";

/** The folder inside a snapshot with evidence about peers, which has an index of its own. */
export const SOURCES_FOLDER = "sources";

const FILE =
  /^(?:(?:sources\/)?index\.json|[A-Z_a-z][A-Za-z0-9-]*\/[A-Z0-9+_-]+\.(?:ipv4|ipv6|origins|sets)|sources\/[a-z0-9-]+(?:\/[a-z0-9-]+)?\/[a-z0-9-]+\.(?:txt|jsonl))$/;

/**
 * Recognizes a snapshot's folder, even a damaged one: files with other names, or a folder without an index, belong to
 * somebody else.
 */
export const snapshotKind: FolderKind = {
  isName: (path) => FILE.test(path),
  foreign: (paths) =>
    paths.includes("index.json") ? paths.filter((path) => !FILE.test(path)) : paths,
};
