import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Located } from "../declaration.ts";
import type { DeclarationFiles } from "../declaration-files.ts";
import { readPath } from "./read-path.ts";

/** Reads the path of a file in the declaration's folder, as `readPath` does, and checks that the file exists. */
export function readFilePath(
  node: Node | null,
  files: DeclarationFiles,
  report: Report,
): Located<string> | null {
  const path = readPath(node, report);
  if (!path) return null;
  const steps = path.value.split("/");
  const folder = files.list(steps.slice(0, -1).join("/"));
  if (folder?.includes(steps.at(-1) ?? "") === true) return path;
  report(diagnostic("file-not-found", { path: path.value }, { span: path.span }));
  return null;
}
