import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";

/** The most characters of a network's name; hardly any in PeeringDB is longer. */
export const LONGEST_NAME = 64;

/** The most characters of any other display text. */
const LONGEST = 80;

/**
 * Reads a display text in any script: 1 to `longest` characters, all of them visible. The platform decides how much
 * of it can be printed.
 */
export function readLabel(
  node: Node | null,
  what: string,
  report: Report,
  longest = LONGEST,
): string | null {
  const text = textOf(node);
  if (!node || text === null) return null;
  const problem = findProblem(text, longest);
  if (problem === null) return text;
  report(diagnostic("unsafe-label", { what, problem }, { span: node.span }));
  return null;
}

function findProblem(text: string, longest: number): string | null {
  if (text.trim() === "") return "is empty";
  const unseen = /[\p{C}\p{Zl}\p{Zp}]/u.exec(text);
  if (unseen) {
    const code = (unseen[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `holds a character that cannot be seen, U+${code}`;
  }
  const length = Array.from(text).length;
  return length > longest ? `has ${length} characters, and at most ${longest} are taken` : null;
}
