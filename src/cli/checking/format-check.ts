import { formatText, makeVisible, sortDiagnostics } from "../../diagnostics/index.ts";
import { formatDiffMarkdown, LEAST_CHARS } from "../../diff/index.ts";
import { isFailure, RESULT_WORDS, type Check, type CheckStep } from "./check-step.ts";

/** Prints a check as text: what each step found, then a table. */
export function formatCheckText({ steps }: Check, colour: boolean): string {
  const parts = steps.flatMap(({ name, diagnostics, text }) => {
    const shown = sortDiagnostics(diagnostics.filter(({ severity }) => severity !== "note"));
    // The text of files that are out of date says the same as their diagnostics, and more.
    const problems = text === "" ? formatText(shown, { colour }) : "";
    const all = `${problems}${text.replace(/^\n/, "")}`;
    return all === "" ? [] : [`${name}:\n${all.replace(/^(?=.)/gm, "  ")}`];
  });
  return [...parts, tableText(steps)].join("\n");
}

/** The table alone: its lines begin with a name of a step, whatever a network contains. */
export function tableText(steps: readonly CheckStep[]): string {
  return steps
    .map(({ name, result, summary }) => {
      const what = summary === "" ? "" : `  ${makeVisible(summary)}`;
      return `${name.padEnd(8)}  ${RESULT_WORDS[result].padEnd(11)}${what}`.trimEnd();
    })
    .join("\n")
    .concat("\n");
}

/** Characters of one step's text in Markdown. */
const LONGEST_PART = 8_000;

/**
 * Prints a check as Markdown for people, at most `maxChars` long: a table of the steps, what is wrong, then what the change
 * means. Texts from the network are in code blocks.
 */
export function formatCheckMarkdown({ steps, difference }: Check, maxChars: number): string {
  const rows = steps.map(({ name, result, summary }) => {
    const word = isFailure(result) ? `**${RESULT_WORDS[result]}**` : RESULT_WORDS[result];
    return `| ${name} | ${word} | ${escape(summary)} |`;
  });
  const table = ["| step | result | |", "| --- | --- | --- |", ...rows, ""].join("\n");
  const parts = steps.flatMap(({ name, result, diagnostics, text }) => {
    if (name === "diff" && difference) return [];
    if (!isFailure(result)) return [];
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const all = text === "" ? formatText(sortDiagnostics(errors)) : text;
    return [`\n#### ${name}\n\n${codeBlock(all)}`];
  });
  const head = `${table}${parts.join("")}`;
  if (!difference) return head.slice(0, maxChars);
  const left = maxChars - head.length - 1;
  return left < LEAST_CHARS
    ? head.slice(0, maxChars)
    : `${head}\n${formatDiffMarkdown(difference, left)}`;
}

/** Text as a code block that it cannot end. */
function codeBlock(text: string): string {
  const whole = text.trim().split("\n").map(makeVisible).join("\n");
  const shown = whole.length > LONGEST_PART ? `${whole.slice(0, LONGEST_PART)}\n…` : whole;
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}\n`;
}

function escape(text: string): string {
  return makeVisible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[|\\`*_[\]@]/g, (character) => `\\${character}`);
}
