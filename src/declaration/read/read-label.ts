import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";

/** Reads a text for people, in any script: 1 to 80 characters, none of them invisible. Platforms print it in comments only. */
export function readLabel(node: Node | null, what: string, report: Report): string | null {
  const text = textOf(node);
  if (!node || text === null) return null;
  const problem =
    text.trim() === ""
      ? "is empty"
      : text.length > 80
        ? "is longer than 80 characters"
        : /[\p{C}\p{Zl}\p{Zp}]/u.test(text)
          ? "holds characters that cannot be seen"
          : null;
  if (problem === null) return text;
  report(diagnostic("unsafe-label", { what, problem }, { span: node.span }));
  return null;
}
