import { createLocate, formatText, makeVisible, type Diagnostic } from "../diagnostics/index.ts";
import { hasFailed } from "./format-results.ts";
import type { FileResult } from "./run-assertions.ts";

/**
 * Prints results as JUnit XML: a suite for each file, a case for each assertion. `problems` are errors that belong to
 * no assertion, such as unreadable files; they become one case with an error, because a report without it would look
 * like success.
 */
export function formatJunit(
  results: readonly FileResult[],
  problems: readonly Diagnostic[],
): string {
  const suites = [...results.map(suiteOf), ...(problems.length > 0 ? [unreadable(problems)] : [])];
  const total = (of: (suite: Suite) => number) => suites.reduce((sum, suite) => sum + of(suite), 0);
  const counts = attributes({
    tests: total(({ cases }) => cases.length),
    failures: total(({ failures }) => failures),
    errors: total(({ errors }) => errors),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="peerc"${counts}>`,
    ...suites.flatMap(({ name, cases, failures, errors }) => [
      `  <testsuite${attributes({ name, tests: cases.length, failures, errors })}>`,
      ...cases.map((text) => text.replace(/^/gm, "    ")),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly errors: number;
}

function suiteOf({ path, results }: FileResult): Suite {
  const locate = createLocate();
  const cases = results.map((result) => {
    const { name, span } = result.assertion;
    const line = locate(span).start.line;
    return testCase({ name, classname: path, file: path, line }, "failure", result.problems);
  });
  return { name: path, cases, failures: results.filter(hasFailed).length, errors: 0 };
}

function unreadable(problems: readonly Diagnostic[]): Suite {
  const named = { name: "the network and its assertions can be read", classname: "peerc" };
  return { name: "peerc", cases: [testCase(named, "error", problems)], failures: 0, errors: 1 };
}

function testCase(
  about: Readonly<Record<string, string | number>>,
  kind: "failure" | "error",
  problems: readonly Diagnostic[],
): string {
  const [first] = problems;
  if (!first) return `<testcase${attributes(about)}/>`;
  const head = attributes({ message: first.message, type: first.code });
  const text = escape(formatText(problems).trimEnd());
  return `<testcase${attributes(about)}>\n  <${kind}${head}>${text}</${kind}>\n</testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(makeVisible(String(value)))}"`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for XML 1.0: without markup, and without characters that it does not allow (2.2). */
function escape(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
