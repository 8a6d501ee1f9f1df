import type { LibraryProblem, SyntaxProblem } from "./syntax-problem.ts";
import type { TextLine, TextLines } from "./text-lines.ts";

/** Where a tab would be indentation: before the content of the line, including the dashes of lists. */
const INDENT = /^[ \t]*(?:-[ \t]+)*/;

/** The most lines that a hint lists. */
const MAX_NAMED = 6;

/** Explains an error on a line that is indented with tabs, or on the one before it, by the first tab. */
export function explainTabs(found: LibraryProblem, lines: TextLines): SyntaxProblem | null {
  const line = lines.at(found.pos[0]);
  const next = lines.all.find((other) => other.number > line.number && other.hasContent);
  const near = /IMPLICIT_KEY/.test(found.code) && next ? [line, next] : [line];
  if (!near.some((one) => tabOf(one) !== null)) return null;
  const tabbed = lines.all.filter((one) => one.hasContent && tabOf(one) !== null);
  const first = tabbed[0] ?? line;
  const start = first.start + (tabOf(first) ?? 0);
  const end = start + (/^\t+/.exec(first.text.slice(tabOf(first) ?? 0))?.[0].length ?? 1);
  const others = tabbed.slice(1).map(({ number }) => number);
  const more = others.length > MAX_NAMED ? ", …" : "";
  const named = `${others.slice(0, MAX_NAMED).join(", ")}${more}`;
  const also =
    others.length === 0 ? "" : `, also on line${others.length === 1 ? "" : "s"} ${named}`;
  return {
    problem: "a tab is in the indentation, where YAML allows only spaces",
    hint: `replace the tab by spaces${also}`,
    start,
    end,
    hidesTheRest: true,
  };
}

/** The position of the first tab in a line's indentation, or null. */
function tabOf(line: TextLine): number | null {
  const at = (INDENT.exec(line.text)?.[0] ?? "").indexOf("\t");
  return at < 0 ? null : at;
}
