import { posix } from "node:path";

import type { Place } from "../../diff/index.ts";
import type { NetworkFiles } from "../input/network-files.ts";

/** Where the files of one side are. */
export interface SideFolder {
  readonly files: Pick<NetworkFiles, "kind" | "folder">;
}

/**
 * Finds the lines to annotate: a place in the new version of a network, with its path from the repository's top. On
 * disk, that is the current folder, as in a workflow. Null for a place in the old version, or outside of the network.
 */
export function lineInHead([before, after]: readonly [SideFolder, SideFolder]): (
  place: Place,
) => Place | null {
  const [old, now] = [before, after].map(({ files: { folder } }) => folder) as [string, string];
  return ({ path, line }) => {
    // One folder may contain the other: the inner one is meant.
    const inOld = isIn(path, old) && (old.length > now.length || !isIn(path, now));
    if (inOld || !isIn(path, now)) return null;
    const inRepository = after.files.kind === "disk" ? path : path.slice(path.indexOf(":") + 1);
    return { path: posix.normalize(inRepository), line };
  };
}

function isIn(path: string, folder: string): boolean {
  return folder === "."
    ? !/^(?:\/|\.\.)/.test(path)
    : path === folder || path.startsWith(`${folder}/`);
}
