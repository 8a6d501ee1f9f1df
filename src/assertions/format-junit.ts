import {
  createLocate,
  formatJunitXml,
  formatText,
  type Diagnostic,
  type JunitProblem,
  type JunitSuite,
} from "../diagnostics/index.ts";
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
  return formatJunitXml(junitSuites(results, problems));
}

/** The suites of results, to be printed with others. */
export function junitSuites(
  results: readonly FileResult[],
  problems: readonly Diagnostic[],
): readonly JunitSuite[] {
  const suites = results.map(suiteOf);
  return problems.length > 0 ? [...suites, unreadable(problems)] : suites;
}

function suiteOf({ path, results }: FileResult): JunitSuite {
  const locate = createLocate();
  const cases = results.map((result) => {
    const { name, span } = result.assertion;
    const line = locate(span).start.line;
    return {
      ...{ name, classname: path, file: path, line },
      problem: problemOf("failure", result.problems),
    };
  });
  return { name: path, cases };
}

function unreadable(problems: readonly Diagnostic[]): JunitSuite {
  const named = { name: "the network and its assertions can be read", classname: "peerc" };
  return { name: "peerc", cases: [{ ...named, problem: problemOf("error", problems) }] };
}

function problemOf(
  kind: "failure" | "error",
  problems: readonly Diagnostic[],
): JunitProblem | null {
  const [first] = problems;
  if (!first) return null;
  const text = formatText(problems).trimEnd();
  return { kind, message: first.message, type: first.code, text };
}
