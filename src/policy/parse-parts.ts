import {
  Diagnostics,
  errorPlaces,
  type ErrorPlaces,
  type Report,
  type Source,
} from "../diagnostics/index.ts";
import { parseWithoutSecrets, unpackNode, type Node } from "../document/index.ts";
import { precompiledFiles, type FileKind } from "./precompiled-files.ts";

/** A file that is YAML, whatever is wrong with parts of it. */
export interface PartsFile {
  readonly root: Node;
  /** For what is found besides, so that `errors` knows it. */
  readonly report: Report;
  /** Where the errors are that have been reported of it so far. */
  readonly errors: () => ErrorPlaces;
}

/** Reads a file of a kind and checks its shape; null where it is no YAML. */
export function parseParts(
  source: Source,
  kind: FileKind,
  validate: (node: Node, report: Report) => unknown,
  report: Report,
): PartsFile | null {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const known = precompiledFiles.get(source.text);
  const isKnown = known?.kind === kind;
  const { root, diagnostics } = isKnown
    ? { root: unpackNode(known.tree, source), diagnostics: [] }
    : parseWithoutSecrets(source);
  diagnostics.forEach(tell);
  if (!root) return null;
  if (!isKnown) validate(root, tell);
  return { root, report: tell, errors: () => errorPlaces(found.all) };
}
