import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Located } from "../declaration.ts";
import type { DeclarationFiles } from "../declaration-files.ts";
import { readText } from "./values.ts";

/**
 * Reads the path of a file in the declaration's folder and makes sure that the file is there. A path leaves the
 * folder neither by `..` nor by being absolute; symbolic links are for whoever opens the file to refuse.
 */
export function readPath(
  node: Node | null,
  files: DeclarationFiles,
  report: Report,
): Located<string> | null {
  const path = readText(node);
  if (!path) return null;
  const { value, span } = path;
  const steps = value.split("/");
  // Also what is a way out on other systems: drive letters and backslashes.
  const outside =
    /[\p{Cc}\\:]/u.test(value) || steps.some((step) => ["", ".", ".."].includes(step));
  if (outside) {
    report(diagnostic("path-outside", { path: value }, { span }));
    return null;
  }
  const folder = files.list(steps.slice(0, -1).join("/"));
  if (folder?.includes(steps.at(-1) ?? "") !== true) {
    report(diagnostic("file-not-found", { path: value }, { span }));
    return null;
  }
  return path;
}
