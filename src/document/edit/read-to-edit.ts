import type { Report, Source, Span } from "../../diagnostics/index.ts";
import { spanAt, type Node, type Path } from "../node.ts";
import { parseWithoutSecrets } from "../parse-without-secrets.ts";
import { parseYaml, withoutMark } from "../yaml.ts";

/** A YAML text that is to be edited. */
export interface EditedText {
  /** Without a byte order mark, which is `mark`. */
  readonly text: string;
  readonly mark: string;
  /** The text as it is: it is not quoted, so that secrets need not be masked. */
  readonly root: Node;
  /** Where the value at a path is, or the nearest one around it, in a text without secrets: diagnostics quote it. */
  readonly spanAt: (path: Path) => Span;
}

/** Reads a YAML text for edits; null if it is none, which is reported. */
export function readToEdit(source: Source, report: Report): EditedText | null {
  const shown = parseWithoutSecrets(source);
  shown.diagnostics.forEach(report);
  const bare = withoutMark(source);
  const root = parseYaml(bare, () => undefined);
  const shownRoot = shown.root;
  if (shownRoot === null || root === null) return null;
  const mark = source.text.slice(0, source.text.length - bare.text.length);
  return { text: bare.text, mark, root, spanAt: (path) => spanAt(shownRoot, path) };
}
