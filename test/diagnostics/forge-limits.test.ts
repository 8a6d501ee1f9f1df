import { expect, test } from "@jest/globals";

import {
  diagnostic,
  formatCodeQuality,
  formatGithub,
  formatSarif,
  type Diagnostic,
} from "../../src/diagnostics/index.ts";

const SOURCE = { path: "network.yaml", text: "a\nb\nc\n" };

function many(count: number, of: "file-not-found" | "native-check-missing"): Diagnostic[] {
  return Array.from({ length: count }, (_, i) =>
    of === "file-not-found"
      ? diagnostic(of, { path: `file-${i}` }, { span: { source: SOURCE, start: 2, end: 3 } })
      : diagnostic(of, { tool: `tool-${i}`, routers: [] }),
  );
}

test("GitHub gets as many annotations of each level as it shows, and is told of the rest", () => {
  const lines = formatGithub([...many(13, "file-not-found"), ...many(10, "native-check-missing")])
    .trimEnd()
    .split("\n");
  const of = (level: string) => lines.filter((line) => line.startsWith(`::${level} `));
  expect([of("error").length, of("warning").length, lines.length]).toEqual([10, 10, 20]);
  expect(of("error").at(-1)).toBe("::error title=peerc::and 4 more: --format text shows all");
});

test("a SARIF file has at most 5,000 results, the errors first, and says how many are left out", () => {
  const all = [...many(4_999, "native-check-missing"), ...many(3, "file-not-found")];
  const { runs } = JSON.parse(formatSarif(all, "1.2.3")) as {
    runs: { results: { level: string }[]; invocations?: unknown }[];
  };
  expect(runs[0]?.results.slice(0, 4).map(({ level }) => level)).toEqual([
    "error",
    "error",
    "error",
    "warning",
  ]);
  expect([runs[0]?.results.length, JSON.stringify(runs[0]?.invocations)]).toEqual([
    5_000,
    expect.stringContaining("2 results are left out"),
  ]);
  expect(formatSarif(all.slice(0, 5_000), "1.2.3")).not.toContain("invocations");
});

test("Code Quality: a fingerprint is of what is wrong where, not of its line, and none is given twice", () => {
  const moved = { source: { ...SOURCE, text: "\n\n\nb" }, start: 3, end: 4 };
  const at = (span: typeof moved) => diagnostic("file-not-found", { path: "x" }, { span });
  const read = (all: readonly Diagnostic[]) =>
    JSON.parse(formatCodeQuality(all, (path) => `net/${path}`)) as Record<string, unknown>[];
  const [one] = read([at({ source: SOURCE, start: 2, end: 3 })]);
  const [two, three, four] = read([at(moved), at(moved), ...many(1, "native-check-missing")]);
  expect(one).toMatchObject({
    check_name: "file-not-found",
    severity: "critical",
    location: { path: "net/network.yaml", lines: { begin: 2 } },
  });
  expect([two?.["fingerprint"], two?.["location"]]).toEqual([
    one?.["fingerprint"],
    { path: "net/network.yaml", lines: { begin: 4 } },
  ]);
  expect(three?.["fingerprint"]).not.toBe(two?.["fingerprint"]);
  expect(four).toMatchObject({ severity: "minor", location: { path: "network.yaml" } });
});
