import type { Place } from "../../diff/index.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { annotatedPath } from "./annotated-path.ts";

/** Where the files of one side are. */
export interface SideFolder {
  readonly files: Pick<NetworkFiles, "kind" | "folder">;
}

/**
 * Finds the lines to annotate: a place in the new version of a network, with its path from the repository's top. Null
 * for a place in the old version, or outside of the network.
 */
export function lineInHead(
  cwd: string,
  [before, after]: readonly [SideFolder, SideFolder],
): (place: Place) => Place | null {
  const [old, now] = [before, after].map(({ files: { folder } }) => folder) as [string, string];
  return ({ path, line }) => {
    // One folder may contain the other: the inner one is meant.
    const inOld = isIn(path, old) && (old.length > now.length || !isIn(path, now));
    if (inOld || !isIn(path, now)) return null;
    const file = annotatedPath(cwd, path, after.files);
    return file === null ? null : { path: file, line };
  };
}

function isIn(path: string, folder: string): boolean {
  return folder === "."
    ? !/^(?:\/|\.\.)/.test(path)
    : path === folder || path.startsWith(`${folder}/`);
}
