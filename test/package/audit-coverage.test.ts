import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { CHECKS, keyOfCheck, OWN_CHECKS } from "../../src/audit/index.ts";
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { peersSchema } from "../../src/declaration/index.ts";

/** The rows of the tables of the page, by their headings: the cells of each. */
const SECTIONS = new Map(
  readFileSync("docs/audit-coverage.md", "utf8")
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const lines = section.split("\n").filter((line) => line.startsWith("|"));
      const rows = lines.slice(2).map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
      return [section.split("\n")[0] ?? "", rows] as const;
    }),
);
const ROWS = [...SECTIONS].flatMap(([section, rows]) =>
  rows.map(([item = "", covered = "", remark = ""]) => ({ section, item, covered, remark })),
);

const spans = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span ?? "");

/** Everything that may be named: rules, kinds of checks, commands, and keys of the declaration. */
const KNOWN = new Set([
  ...Object.keys(
    (parse(readFileSync("policies/rules.yaml", "utf8")) as { readonly rules: object }).rules,
  ),
  ...[...Object.keys(CHECKS), ...Object.keys(OWN_CHECKS)].map(keyOfCheck),
  ...COMMANDS.map(({ name }) => `peerc ${name}`),
  ...[...JSON.stringify(peersSchema).matchAll(/"(\w+)":\{/g)].map(([, key]) => `${key}:`),
]);

describe("the page of what covers which recommendation", () => {
  test("has four sections, each with rows", () => {
    expect([...SECTIONS].map(([title, rows]) => [title, rows.length])).toEqual([
      ["The policy of AS52580", 14],
      ["MANRS, actions for network operators", 4],
      ["NLNOG's BGP filter guide", 16],
      ["RFC 7454 (BCP 194), BGP Operations and Security", 20],
    ]);
  });

  test.each(ROWS)("$section: $item is covered by what exists, or it says why not", (row) => {
    const named = spans(row.covered);
    expect(named.filter((name) => !KNOWN.has(name))).toEqual([]);
    // Nothing but names, and commas between them.
    expect(row.covered.replace(/`[^`]+`/g, "").replace(/[, ]/g, "")).toBe("");
    expect(named.length > 0 || row.remark !== "").toBe(true);
  });

  test("has every sentence of the shipped policy, with the check that decides it", () => {
    const { checks } = parse(readFileSync("policies/agreements/azion.yaml", "utf8")) as {
      readonly checks: readonly { readonly id: string; readonly check: object }[];
    };
    const rows = SECTIONS.get("The policy of AS52580") ?? [];
    expect(rows.map(([item = ""]) => spans(item))).toEqual(checks.map(({ id }) => [id]));
    for (const [i, { check }] of checks.entries()) {
      expect(spans(rows[i]?.[1] ?? "")).toContain(Object.keys(check)[0]);
    }
  });
});
