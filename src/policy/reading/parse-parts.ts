import {
  Diagnostics,
  errorPlaces,
  type ErrorPlaces,
  type Report,
  type Source,
} from "../../diagnostics/index.ts";
import { parseWithoutSecrets, unpackNode, type Node } from "../../document/index.ts";
import { precompiledFiles, type FileKind } from "./precompiled-files.ts";

/** A valid YAML file, whatever errors its parts have. */
export interface PartsFile {
  readonly root: Node;
  /** Reports further errors, so that `errors` includes them. */
  readonly report: Report;
  /** The locations of the errors reported so far. */
  readonly errors: () => ErrorPlaces;
}

/** Reads a file of a kind and checks its structure; null if it is not valid YAML. */
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
