import type { LibraryProblem, SyntaxProblem } from "./syntax-problem.ts";
import type { TextLine, TextLines } from "./text-lines.ts";

const ABOUT_INDENT =
  /^(?:Sequence item without - indicator|All (?:mapping|sequence) items must start at the same column|A block sequence may not be used as an implicit map key)/i;
/** The library's errors for correct lines that conflict with a wrong one. */
const FOLLOWING =
  /^(?:Nested mappings are not allowed|Implicit keys need to be on a single line|Implicit map keys need to be followed by map values)/;
const ABOUT_NESTING = /^Nested mappings are not allowed in compact mappings/;

/** A column at which something begins on a line: a list's dash, or a key. */
interface Begin {
  readonly column: number;
  readonly line: TextLine;
}

/** Explains a line whose column matches nothing around it, together with the line that it should align with. */
export function explainIndent(found: LibraryProblem, lines: TextLines): SyntaxProblem | null {
  const at = lines.at(found.pos[0]);
  const next = lines.all.find((other) => other.number > at.number && other.hasContent);
  // A line that is indented too deeply joins the value above it, where the library reports one of two errors.
  const isThere = ABOUT_NESTING.test(found.message) || found.code === "MULTILINE_IMPLICIT_KEY";
  const isTooDeep = isThere && next !== undefined && hasValue(at) && next.indent > lastColumn(at);
  if (!ABOUT_INDENT.test(found.message) && !isTooDeep) return null;
  const line = isTooDeep ? next : at;
  const start = line.start + line.indent;
  const nearest = nearestOf(line, lines);
  return {
    problem: `this line is indented by ${spaces(line.indent)}, which fits no line above it`,
    ...(nearest
      ? { hint: `indent it as line ${nearest.line.number}: by ${spaces(nearest.column)}` }
      : {}),
    start,
    end: Math.max(start + 1, line.start + line.text.trimEnd().length),
    isAskew: true,
  };
}

/**
 * Whether an indentation error only follows from a misaligned line: lines below conflict with it until one is
 * indented less than its correct column.
 */
export function followsAskew(found: LibraryProblem, askew: TextLine, lines: TextLines): boolean {
  const at = lines.at(found.pos[0]);
  if (at.number < askew.number || /[[{]/.test(at.text)) return false;
  if (!ABOUT_INDENT.test(found.message) && !FOLLOWING.test(found.message)) return false;
  const from = nearestOf(askew, lines)?.column ?? askew.indent;
  const between = lines.all.slice(askew.number, at.number).filter(({ hasContent }) => hasContent);
  return between.every(({ indent }) => indent >= from);
}

/** The position above with which a line should most likely align: the nearest column, then the nearest line. */
function nearestOf(line: TextLine, { all }: TextLines): Begin | null {
  const isItem = /^-(?:\s|$)/.test(line.text.trimStart());
  let best: Begin | null = null;
  let open = Infinity;
  for (const above of all.slice(0, line.number - 1).reverse()) {
    if (!above.hasContent) continue;
    for (const column of columnsOf(above, isItem)) {
      if (column >= open && open !== Infinity) continue;
      const distance = Math.abs(column - line.indent);
      if (!best || distance < Math.abs(best.column - line.indent)) best = { column, line: above };
    }
    open = Math.min(open, above.indent);
    if (open === 0) break;
  }
  return best;
}

/** The columns at which a line has a dash, or otherwise a key. */
function columnsOf(line: TextLine, ofDashes: boolean): readonly number[] {
  const dashes = [...(/^[ \t]*(?:-[ \t]+)*/.exec(line.text)?.[0] ?? "").matchAll(/-/g)].map(
    ({ index }) => index,
  );
  if (ofDashes) return dashes;
  const column = lastColumn(line);
  return /^[^\s#].*?:(?:\s|$)/.test(line.text.slice(column)) ? [column] : [];
}

/** Whether a line is a key with a value on the same line, with correct spacing after a list's dash. */
function hasValue(line: TextLine): boolean {
  return /^[^\s#-].*?:\s+[^\s#]/.test(line.text.slice(lastColumn(line)));
}

/** Where a line's content begins after the dashes of lists. */
function lastColumn(line: TextLine): number {
  return /^[ \t]*(?:-[ \t]+)*/.exec(line.text)?.[0].length ?? 0;
}

function spaces(count: number): string {
  return count === 0 ? "no space" : `${count} space${count === 1 ? "" : "s"}`;
}
