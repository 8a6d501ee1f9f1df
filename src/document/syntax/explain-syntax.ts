import { explainFlow, missingComma } from "./explain-flow.ts";
import { explainIndent, followsAskew } from "./explain-indent.ts";
import { explainLine } from "./explain-line.ts";
import { explainTabs } from "./explain-tabs.ts";
import { explainUnclosed, isAboutClosing } from "./explain-unclosed.ts";
import type { LibraryProblem, SyntaxProblem, Unclosed } from "./syntax-problem.ts";
import { splitLines, type TextLine, type TextLines } from "./text-lines.ts";

/**
 * What is wrong with a text that is not YAML, in a user's words: where the mistake is rather than where the library
 * noticed it, what to write, and without errors that only follow from it. Never empty if the library found an error.
 */
export function explainSyntax(
  text: string,
  found: readonly LibraryProblem[],
  unclosed: readonly Unclosed[],
): readonly SyntaxProblem[] {
  const lines = splitLines(text);
  const open = [...unclosed].sort((a, b) => a.start - b.start);
  const all: SyntaxProblem[] = [];
  // After a misaligned line the library may consider the lines below it misaligned, too, to the end of the block.
  let askew: TextLine | null = null;
  for (const problem of found) {
    if (askew && followsAskew(problem, askew, lines)) continue;
    const tabs = explainTabs(problem, lines);
    const isOpen = open.some((one) => one.start < problem.pos[0] && isOpenAt(one, problem, found));
    const brackets = tabs || !isOpen ? [] : allUnclosed(open, lines);
    const made = brackets.length > 0 ? brackets : [tabs ?? explainOne(problem, lines, text)];
    all.push(...made);
    askew = made.some(({ isAskew }) => isAskew === true) ? lines.at(made[0]?.start ?? 0) : askew;
    if (brackets.length > 0 || made.some(({ hidesTheRest }) => hidesTheRest === true)) break;
  }
  return onePerPlace(all);
}

/** All unclosed brackets up to an unclosed quote, which may contain anything. */
function allUnclosed(open: readonly Unclosed[], lines: TextLines): readonly SyntaxProblem[] {
  const quote = open.findIndex(({ opening }) => /["']/.test(opening));
  // If a bracket closed the wrong one, one further out is unclosed.
  const robbed = open.flatMap((one, at) => (one.closedBy ? [open[at - 1]] : []));
  return open
    .filter((one) => !robbed.includes(one))
    .filter((one) => quote < 0 || one === open[quote] || one.closedBy !== null)
    .map((one) => explainUnclosed(one, lines));
}

/** Whether the library still considers a bracket or quote open at the location of a problem. */
function isOpenAt(one: Unclosed, problem: LibraryProblem, all: readonly LibraryProblem[]): boolean {
  const ends = all.filter((other) => isAboutClosing(other) && other.pos[0] > one.start);
  const end = ends.length > 0 ? Math.max(...ends.slice(0, 2).map(({ pos }) => pos[0])) : -1;
  return problem.pos[0] <= end;
}

function explainOne(problem: LibraryProblem, lines: TextLines, text: string): SyntaxProblem {
  const inFlow = /[[{]/.test(lines.at(problem.pos[0]).text.slice(0, problem.pos[0]));
  const isLater = problem.code === "MULTILINE_IMPLICIT_KEY" && inFlow;
  return (
    explainIndent(problem, lines) ??
    (isLater ? missingComma(text, nextEntry(text, problem.pos[0])) : null) ??
    explainFlow(problem, text) ??
    explainLine(problem, lines, text) ??
    asTheLibrarySays(problem)
  );
}

/** Where the next entry begins after one that continues over a line end. */
function nextEntry(text: string, from: number): number {
  const gap = /^[^\n]*\n\s*/.exec(text.slice(from, from + 1000))?.[0] ?? "";
  return from + gap.length;
}

/** The library's message in a user's words: one line, without its advice to programmers. */
function asTheLibrarySays({ code, message, pos }: LibraryProblem): SyntaxProblem {
  const [start, end] = pos;
  if (code === "MULTIPLE_DOCS") {
    return { problem: "a second document begins here, and a file holds one", start, end };
  }
  const token = /^Unexpected [\w-]+ token in YAML stream: "(.*)"$/.exec(message)?.[1];
  if (token !== undefined) {
    // The token that the library names may be its internal marker for the end of something.
    const isMark = token.startsWith("\\u00");
    const problem = isMark ? "something before this is not closed" : `unexpected \`${token}\``;
    return { problem, start, end };
  }
  const line = (message.split("\n")[0] ?? "").replace(/:$/, "");
  return { problem: line.replace(/^\w/, (letter) => letter.toLowerCase()), start, end };
}

/** The first of several problems on a line. */
function onePerPlace(all: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const seen = new Set<number>();
  return all.filter(({ start }) => !seen.has(start) && seen.add(start));
}
