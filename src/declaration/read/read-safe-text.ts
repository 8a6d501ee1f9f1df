import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";

/** What all platforms can print as free text without quoting: any other character could end the text on one of them. */
const UNSAFE = /[^ !#%&()*+,\-./0-9:=@A-Z[\]^_`a-z~]/u;

/**
 * Reads free text that is printed into configurations unchanged: a message to a neighbor. Printable ASCII without
 * special meaning on any platform (no quotes, backslashes, braces, `;`, `|`, `$`, `?`, `<`, `>`), no two blanks in a
 * row or at an end (FRR collapses them, so a running configuration would always differ), no leading `!` or `#`
 * (comments).
 */
export function readSafeText(
  node: Node | null,
  what: string,
  longest: number,
  report: Report,
): string | null {
  const text = textOf(node);
  if (!node || text === null) return null;
  const problem = findProblem(text, longest);
  if (problem === null) return text;
  report(diagnostic("unsafe-free-text", { what, problem }, { span: node.span }));
  return null;
}

function findProblem(text: string, longest: number): string | null {
  if (text.length === 0) return "is empty";
  if (text.length > longest)
    return `has ${text.length} characters, and at most ${longest} are taken`;
  const unsafe = UNSAFE.exec(text);
  if (unsafe) return `holds ${describe(unsafe[0])}`;
  if (/^[!#]/.test(text)) return `begins with \`${text.charAt(0)}\``;
  if (text !== text.trim()) return "has blanks at an end";
  return text.includes("  ") ? "has two blanks in a row" : null;
}

/** The character itself if it is visible, otherwise its code point. */
function describe(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return `\`${character}\``;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
