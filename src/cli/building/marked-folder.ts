import type { FolderKind } from "../../system/index.ts";

/** The file that marks a folder as replaceable, and lists the files in it. */
export const FOLDER_MARK = ".peerc";

/** A folder that a command of peerc replaces as a whole. */
export interface MarkedFolder {
  readonly kind: FolderKind;
  /** The text of the mark of such a folder with these files. */
  readonly markText: (paths: readonly string[]) => string;
}

/**
 * Folders that a command (`build`) writes: the files that the marker file lists, and no others. (Markers of earlier
 * versions list none; then every file with a possible name is ours.)
 */
export function markedFolder(command: string, isFile: (path: string) => boolean): MarkedFolder {
  const firstLine = `Written by peerc ${command}, which replaces this folder as a whole.`;
  const isName = (path: string): boolean => path === FOLDER_MARK || isFile(path);
  return {
    markText: (paths) => `${[firstLine, ...[...paths].sort()].join("\n")}\n`,
    kind: {
      isName,
      foreign: (paths, read) => {
        if (!paths.includes(FOLDER_MARK)) return paths;
        // From a marker file that was merged by hand, the readable part counts.
        const named = (read(FOLDER_MARK) ?? "").split(/\r?\n/).filter(isFile);
        const ours = new Set([FOLDER_MARK, ...named]);
        return paths.filter((path) => (named.length > 0 ? !ours.has(path) : !isName(path)));
      },
    },
  };
}
