import { FOLDER_MARK, markedFolder } from "./marked-folder.ts";

/** The file that marks a folder of rendered configuration as replaceable, and lists the files in it. */
export const RENDERED_MARK = FOLDER_MARK;

/** A folder of rendered configuration, and the text of its mark. */
export const { kind: renderedKind, markText } = markedFolder("build", (path) =>
  /^[a-z0-9-]+\.conf$/.test(path),
);
