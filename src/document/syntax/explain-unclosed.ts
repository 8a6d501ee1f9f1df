import type { LibraryProblem, SyntaxProblem, Unclosed } from "./syntax-problem.ts";
import type { TextLines } from "./text-lines.ts";

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]", '"': '"', "'": "'" };

/** Whether a problem is an unclosed bracket or quote. */
export function isAboutClosing({ message }: LibraryProblem): boolean {
  return /must be sufficiently indented and end with|^Missing closing/.test(message);
}

/** Explains an unclosed bracket or quote: at the opening one, because the end may be anywhere. */
export function explainUnclosed(found: Unclosed, lines: TextLines): SyntaxProblem {
  const { opening, start, closedBy } = found;
  const line = lines.at(start);
  const closing = CLOSING[opening] ?? opening;
  const isQuote = opening === closing;
  const base = { problem: `this \`${opening}\` is not closed`, start, end: start + 1 };
  if (closedBy) {
    return {
      ...base,
      hint: `write \`${closing}\` before the \`${closedBy.text}\``,
      related: {
        message: `\`${closedBy.text}\` is here instead of \`${closing}\``,
        start: closedBy.start,
        end: closedBy.start + 1,
      },
    };
  }
  const where = isQuote ? "where the text ends" : "where it ends";
  const indented = isQuote ? "" : "; its lines must be indented deeper than the key they belong to";
  const hint = `write \`${closing}\` ${where}, most likely on line ${line.number}${indented}`;
  return { ...base, hint, hidesTheRest: isQuote };
}
