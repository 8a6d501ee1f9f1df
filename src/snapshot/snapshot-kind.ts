import type { FolderKind } from "../system/index.ts";

const FILE = /^(?:index\.json|[A-Z_a-z][A-Za-z0-9-]*\/[A-Z0-9+_-]+\.(?:ipv4|ipv6|origins|sets))$/;

/** A snapshot's folder, also a damaged one: what is not named as its files are, or has no index, is somebody else's. */
export const snapshotKind: FolderKind = {
  isName: (path) => FILE.test(path),
  foreign: (paths) =>
    paths.includes("index.json") ? paths.filter((path) => !FILE.test(path)) : paths,
};
