import { makeVisible } from "./make-visible.ts";

/** A suite of JUnit XML: what belongs together, such as a file. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/** A case, and what is wrong with it; null if nothing is. */
export interface JunitCase {
  readonly name: string;
  readonly classname: string;
  readonly file?: string;
  readonly line?: number;
  readonly problem: JunitProblem | null;
}

/** `skipped`: nothing is said about the case, and it fails nothing. */
export interface JunitProblem {
  readonly kind: "failure" | "error" | "skipped";
  readonly message: string;
  /** A short name, such as a code; none for what is skipped. */
  readonly type: string | null;
  /** Details, in lines. */
  readonly text: string;
}

/** Prints suites as JUnit XML, as CI systems read it. */
export function formatJunitXml(suites: readonly JunitSuite[]): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const { tests, failures, errors } = countsOf(cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="peerc"${attributes({ tests, failures, errors })}>`,
    ...suites.flatMap(({ name, cases: own }) => {
      const { skipped, ...counts } = countsOf(own);
      const more = skipped > 0 ? { skipped } : {};
      return [
        `  <testsuite${attributes({ name, ...counts, ...more })}>`,
        ...own.map((one) => testCase(one).replace(/^/gm, "    ")),
        "  </testsuite>",
      ];
    }),
    "</testsuites>",
    "",
  ].join("\n");
}

function countsOf(cases: readonly JunitCase[]) {
  const of = (kind: JunitProblem["kind"]) =>
    cases.filter(({ problem }) => problem?.kind === kind).length;
  return {
    tests: cases.length,
    failures: of("failure"),
    errors: of("error"),
    skipped: of("skipped"),
  };
}

function testCase({ problem, ...about }: JunitCase): string {
  if (!problem) return `<testcase${attributes(about)}/>`;
  const { kind, message, type, text } = problem;
  const head = attributes({ message, ...(type === null ? {} : { type }) });
  return `<testcase${attributes(about)}>\n  <${kind}${head}>${escape(text)}</${kind}>\n</testcase>`;
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
