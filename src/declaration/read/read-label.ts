import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";

/**
 * Reads a text for people, in any script: 1 to 80 characters, or to `longest`, none of them invisible. Platforms print of
 * it what they can carry.
 */
export function readLabel(
  node: Node | null,
  what: string,
  report: Report,
  longest = 80,
): string | null {
  const text = textOf(node);
  if (!node || text === null) return null;
  const { length } = Array.from(text);
  const problem =
    text.trim() === ""
      ? "is empty"
      : length > longest
        ? `has ${length} characters, and at most ${longest} are taken`
        : /[\p{C}\p{Zl}\p{Zp}]/u.test(text)
          ? "holds characters that cannot be seen"
          : null;
  if (problem === null) return text;
  report(diagnostic("unsafe-label", { what, problem }, { span: node.span }));
  return null;
}
