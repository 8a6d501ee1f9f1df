import { formatText } from "../diagnostics/index.ts";
import type { AssertionResult, FileResult } from "./run-assertions.ts";

/**
 * Prints results as JUnit XML, in the form that GitLab, Jenkins and GitHub's reporters read: a suite for each file, a
 * case for each assertion, and in a failure what is wrong, as it is printed for people. No times: the same input gives
 * the same bytes.
 */
export function formatJunit(files: readonly FileResult[]): string {
  const all = files.flatMap(({ results }) => results);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="peerc test" ${counts(all)}>`,
    ...files.flatMap(({ path, results }) => [
      `  <testsuite name="${escapeXml(path)}" ${counts(results)}>`,
      ...results.flatMap((result) => testCase(path, result)),
      "  </testsuite>",
    ]),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function testCase(path: string, { assertion, problems }: AssertionResult): readonly string[] {
  const open = `    <testcase name="${escapeXml(assertion.name)}" classname="${escapeXml(path)}"`;
  const [first] = problems;
  if (!first) return [`${open}/>`];
  const body = formatText(problems, { colour: false });
  return [
    `${open}>`,
    `      <failure type="${escapeXml(first.code)}" message="${escapeXml(first.message)}">${escapeXml(body)}</failure>`,
    "    </testcase>",
  ];
}

function counts(results: readonly AssertionResult[]): string {
  const failures = results.filter(({ problems }) => problems.length > 0).length;
  return `tests="${results.length}" failures="${failures}" errors="0"`;
}

/** Text as it may stand in an element or an attribute; what XML 1.0 (2.2) has no place for is replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[<>&"'\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
