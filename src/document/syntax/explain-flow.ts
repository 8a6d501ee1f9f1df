import type { LibraryProblem, SyntaxProblem } from "./syntax-problem.ts";

/** Problems inside of brackets and braces. */
export function explainFlow(found: LibraryProblem, text: string): SyntaxProblem | null {
  const [start] = found.pos;
  const rest = text.slice(start, start + 200);
  const address = /^[0-9A-Fa-f]*(?::[0-9A-Fa-f]*)*:(?=[\s,}\]]|$)/.exec(rest)?.[0];
  if (/^Block collections are not allowed within flow/.test(found.message)) {
    if (address?.includes("::") === true) {
      return {
        problem: `\`${address}\` ends with \`:\`, so that YAML takes it for a key`,
        hint: `put it in quotes: "${address}"`,
        start,
        end: start + address.length,
      };
    }
    // `{ a: 1 b: 2 }`: the value and the next key are read as one text.
    const [value = ""] = /^[^,:{}[\]\n]*?\s+(?=[^\s,:{}[\]]+:)/.exec(rest) ?? [];
    return missingComma(text, start + value.length);
  }
  if (/^Missing , or : between flow|^Unexpected scalar token in YAML stream/i.test(found.message)) {
    return missingComma(text, start);
  }
  const closing = /^Unexpected flow-(?:map|seq)-end token in YAML stream: "(.)"$/.exec(
    found.message,
  )?.[1];
  if (closing !== undefined) {
    return {
      problem: `this \`${closing}\` closes nothing`,
      hint: "remove it, or write the bracket that it should close",
      start,
      end: start + 1,
      hidesTheRest: true,
    };
  }
  if (/^Unexpected , in flow/.test(found.message)) {
    const hint = "remove the comma, or write what belongs before it";
    return { problem: "there is nothing before this comma", hint, start, end: start + 1 };
  }
  return null;
}

/** A missing comma before a position. */
export function missingComma(text: string, start: number): SyntaxProblem {
  const word = /^[^\s,:{}[\]]+/.exec(text.slice(start, start + 60))?.[0] ?? "";
  const before = word === "" ? "here" : `before \`${word}\``;
  const hint = "separate the items in braces or brackets with commas";
  return {
    problem: `a comma is missing ${before}`,
    hint,
    start,
    end: start + Math.max(1, word.length),
  };
}
