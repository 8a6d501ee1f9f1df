import { describe, expect, test } from "@jest/globals";

import {
  catalog,
  formatGithub,
  printJson,
  formatSarif,
  sortDiagnostics,
  toRows,
} from "../../src/diagnostics/index.ts";
import { example, spanOf } from "./example.ts";

const yaml = { path: "peers/são paulo.yaml", text: "peers:\n  - asn: 13335\n    name: X\n" };
const placed = example("100% wrong: a, b", {
  span: spanOf(yaml, "13335"),
  hint: "look\nagain",
  related: [{ message: "of this peer", span: spanOf(yaml, "X") }],
});
const unplaced = example("no place \u202e\x1b", { severity: "warning", code: "yaml-empty" });

describe("printJson of toRows", () => {
  test("has every key in every row, null where there is nothing", () => {
    expect(JSON.parse(printJson(toRows([placed, unplaced])))).toEqual([
      {
        code: "unknown-key",
        severity: "error",
        message: "100% wrong: a, b",
        file: yaml.path,
        line: 2,
        column: 10,
        endLine: 2,
        endColumn: 15,
        hint: "look\nagain",
        related: [
          {
            message: "of this peer",
            file: yaml.path,
            line: 3,
            column: 11,
            endLine: 3,
            endColumn: 12,
          },
        ],
      },
      {
        code: "yaml-empty",
        severity: "warning",
        message: "no place \u202e\x1b",
        file: null,
        line: null,
        column: null,
        endLine: null,
        endColumn: null,
        hint: null,
        related: [],
      },
    ]);
    expect(printJson(toRows([]))).toBe("[]\n");
  });

  test("escapes what JSON itself would leave raw", () => {
    const all = "\x7f\u009b\u202e\u2028\u{e0041}";
    const text = printJson(toRows([example(all)]));
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(JSON.parse(text)).toMatchObject([{ message: all }]);
  });
});

describe("formatGithub", () => {
  test("writes one workflow command a diagnostic, escaped", () => {
    expect(formatGithub([placed, unplaced])).toBe(
      "::error file=peers/são paulo.yaml,line=2,col=10,endColumn=15,title=unknown-key::100%25 wrong: a, b%0Ahint: look%0Aagain\n" +
        "::warning title=yaml-empty::no place \\u202e\\x1b\n",
    );
  });

  test("lets neither a message nor a path begin another command or property", () => {
    const source = { path: "a,line=9::x\n::stop-commands::t", text: "x" };
    const text = formatGithub([
      example("a\r\n::add-mask::b\rc", { span: { source, start: 0, end: 1 } }),
    ]);
    expect(text.trimEnd()).not.toMatch(/[\r\n]/);
    expect(text).toContain("file=a%2Cline=9%3A%3Ax%0A%3A%3Astop-commands%3A%3At,line=1,");
    expect(text).toContain("::a%0A::add-mask::b\\rc");
  });
});

describe("formatSarif", () => {
  test("is a SARIF 2.1.0 log with rules, regions and related locations", () => {
    const log = JSON.parse(formatSarif([unplaced, placed, placed], "1.2.3")) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number }[];
      }[];
    };
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run?.tool.driver).toEqual({
      name: "peerc",
      version: "1.2.3",
      rules: [
        {
          id: "unknown-key",
          shortDescription: { text: catalog["unknown-key"].about },
          defaultConfiguration: { level: "error" },
        },
        {
          id: "yaml-empty",
          shortDescription: { text: catalog["yaml-empty"].about },
          defaultConfiguration: { level: "error" },
        },
      ],
    });
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    }
    expect(run?.results[0]).toMatchObject({ level: "warning", locations: [] });
    expect(run?.results[1]).toMatchObject({
      level: "error",
      message: { text: "100% wrong: a, b\nhint: look\nagain" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "peers/s%C3%A3o%20paulo.yaml" },
            region: { startLine: 2, startColumn: 10, endLine: 2, endColumn: 15 },
          },
        },
      ],
      relatedLocations: [{ message: { text: "of this peer" } }],
    });
  });
});

describe("sortDiagnostics", () => {
  test("orders by file and place, keeps the rest as received, the unplaced last", () => {
    const other = { path: "a.yaml", text: "one two" };
    const one = example("one", { span: spanOf(other, "one") });
    const again = example("again", { span: spanOf(other, "one") });
    const two = example("two", { span: spanOf(other, "two") });
    expect(sortDiagnostics([unplaced, placed, two, one, again]).map((d) => d.message)).toEqual([
      "one",
      "again",
      "two",
      placed.message,
      unplaced.message,
    ]);
  });
});
