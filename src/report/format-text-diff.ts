import { makeVisible, type Paint } from "../diagnostics/index.ts";

/** The unchanged lines that are shown around a change. */
const CONTEXT = 3;

type Line = { readonly sign: " " | "-" | "+"; readonly text: string };

/**
 * The difference of two texts of a file as a unified diff, which `patch` and `git apply` read. Made for texts of which
 * a few lines are changed or added: correct for any, but long if lines were moved.
 */
export function formatTextDiff(path: string, before: string, after: string): string {
  const lines = compare(splitLines(before), splitLines(after));
  const shown = makeVisible(path);
  const hunks = hunksOf(lines).map(([from, to]) => formatHunk(lines, from, to));
  return hunks.length === 0 ? "" : `--- a/${shown}\n+++ b/${shown}\n${hunks.join("")}`;
}

/** A unified diff with colors, as git has them. */
export function paintTextDiff(diff: string, paint: Paint): string {
  const paintLine = (line: string): string => {
    if (/^(?:---|\+\+\+) /.test(line)) return paint("bold", line);
    if (line.startsWith("@@")) return paint("cyan", line);
    if (line.startsWith("+")) return paint("green", line);
    return line.startsWith("-") ? paint("red", line) : line;
  };
  return diff.replace(/[^\n]+/g, paintLine);
}

/** The lines of a text with their ends. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** How many added lines are looked for. */
const AHEAD = 4;

function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  const push = (sign: Line["sign"], texts: readonly string[]) =>
    texts.forEach((text) => lines.push({ sign, text }));
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const added = after.slice(j, j + AHEAD).indexOf(before[i] ?? "");
    if (added >= 0) {
      push("+", after.slice(j, j + added));
      push(" ", [before[i] ?? ""]);
      [i, j] = [i + 1, j + added + 1];
    } else {
      push("-", [before[i++] ?? ""]);
      push("+", [after[j++] ?? ""]);
    }
  }
  push("-", before.slice(i));
  push("+", after.slice(j));
  return lines;
}

/** The ranges of lines around changes. */
function hunksOf(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = [];
  lines.forEach(({ sign }, at) => {
    if (sign === " ") return;
    const last = hunks.at(-1);
    const [from, to] = [Math.max(0, at - CONTEXT), Math.min(lines.length, at + CONTEXT + 1)];
    if (last && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  });
  return hunks;
}

function formatHunk(lines: readonly Line[], from: number, to: number): string {
  const hunk = lines.slice(from, to);
  const range = (not: Line["sign"]): string => {
    const before = lines.slice(0, from).filter(({ sign }) => sign !== not).length;
    const count = hunk.filter(({ sign }) => sign !== not).length;
    return `${count === 0 ? before : before + 1},${count}`;
  };
  const printed = hunk.map(({ sign, text }) =>
    text.endsWith("\n") ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range("+")} +${range("-")} @@\n${printed.join("")}`;
}
