import { packageVersion } from "../package-files.ts";
import { FOLDER_MARK, markedFolder } from "./marked-folder.ts";

/** The file that marks a folder of rendered configuration as replaceable, and lists the files in it. */
export const RENDERED_MARK = FOLDER_MARK;

const folder = markedFolder("build", (path) => /^[a-z0-9-]+\.conf$/.test(path));

/** A folder of rendered configuration. */
export const renderedKind = folder.kind;

/** The line of the mark that says which version of peerc wrote the folder. */
const VERSION = /^peerc ([\w.+-]{1,40})$/m;

/** The text of a folder's mark: its files, and the version that wrote them. */
export function renderedMark(paths: readonly string[]): string {
  return `${folder.markText(paths)}peerc ${packageVersion()}\n`;
}

/**
 * Whether two marks name the same files. Another version of peerc alone is no difference: it would make every update a
 * change of every network.
 */
export function isSameMark(one: string, other: string): boolean {
  const files = (text: string): string => text.replace(VERSION, "").trimEnd();
  return files(one) === files(other);
}

/** The version of peerc that wrote a folder, by its mark; null if that does not say. */
export function versionInMark(text: string): string | null {
  return VERSION.exec(text)?.[1] ?? null;
}
