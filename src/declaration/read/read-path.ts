import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Located } from "../declaration.ts";
import { readText } from "./values.ts";

/**
 * Reads the path of a file in the declaration's folder, which need not exist. A path must not leave the folder through
 * `..` or by being absolute; symbolic links are checked when the file is opened.
 */
export function readPath(node: Node | null, report: Report): Located<string> | null {
  const path = readText(node);
  if (!path) return null;
  const { value, span } = path;
  const steps = value.split("/");
  // Also excludes what leaves the folder on other systems: drive letters and backslashes.
  const outside =
    /[\p{Cc}\\:]/u.test(value) || steps.some((step) => ["", ".", ".."].includes(step));
  if (outside) {
    report(diagnostic("path-outside", { path: value }, { span }));
    return null;
  }
  return path;
}
