import type { FolderKind } from "../../system/index.ts";

/** The file that marks a folder of rendered configuration as replaceable, and lists the files in it. */
export const RENDERED_MARK = ".peerc";

const FIRST_LINE = "Written by peerc build, which replaces this folder as a whole.";
const NAME = /^[a-z0-9-]+\.conf$/;

/** The text of the mark of a folder with these files. */
export function markText(paths: readonly string[]): string {
  return `${[FIRST_LINE, ...[...paths].sort()].join("\n")}\n`;
}

/**
 * A folder of rendered configuration: the files that its marker file lists, and no others. (Markers of earlier
 * versions list none; then every file named like a router's is ours.)
 */
export const renderedKind: FolderKind = {
  isName: (path) => path === RENDERED_MARK || NAME.test(path),
  foreign: (paths, read) => {
    if (!paths.includes(RENDERED_MARK)) return paths;
    // From a marker file that was merged by hand, the readable part counts.
    const named = (read(RENDERED_MARK) ?? "").split(/\r?\n/).filter((line) => NAME.test(line));
    const ours = new Set([RENDERED_MARK, ...named]);
    return paths.filter((path) =>
      named.length > 0 ? !ours.has(path) : !renderedKind.isName(path),
    );
  },
};
