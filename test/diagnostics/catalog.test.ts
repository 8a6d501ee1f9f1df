import { readdirSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { catalog, diagnostic, Diagnostics, didYouMean } from "../../src/diagnostics/index.ts";
import type { Entry } from "../../src/diagnostics/entry.ts";

const entries = Object.entries(catalog) as [string, Entry<never>][];

describe("the catalogue", () => {
  test.each(entries)(
    "%s has a kebab-case code and says in whole sentences what it means",
    (code, entry) => {
      expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(entry.about).toMatch(/^(?:[A-Z]|`|peerc ).*\.$/s);
      expect(entry.about).not.toMatch(/\s\s|\n|TODO/);
      expect(["error", "warning", "note"]).toContain(entry.severity);
    },
  );

  test("defines a code in one area only", async () => {
    const folder = new URL("../../src/diagnostics/catalog/", import.meta.url);
    const codes: string[] = [];
    for (const file of readdirSync(folder)) {
      if (file === "index.ts") continue;
      const area = (await import(new URL(file, folder).pathname)) as Record<string, object>;
      codes.push(...Object.values(area).flatMap((part) => Object.keys(part)));
    }
    expect(codes.sort()).toEqual(Object.keys(catalog).sort());
  });
});

describe("diagnostic", () => {
  test("takes message and hint from the catalogue; a hint of the caller's wins", () => {
    const params = { key: "asnn", known: ["asn", "name"] };
    expect(diagnostic("unknown-key", params)).toEqual({
      code: "unknown-key",
      severity: "error",
      message: "unknown key `asnn`",
      hint: "did you mean `asn`?",
    });
    expect(diagnostic("unknown-key", params, { hint: "no" }).hint).toBe("no");
  });
});

describe("Diagnostics", () => {
  test("has failed once an error is among them", () => {
    const diagnostics = new Diagnostics();
    diagnostics.report({ code: "yaml-empty", severity: "warning", message: "w" });
    expect(diagnostics.failed).toBe(false);
    diagnostics.report({ code: "yaml-empty", severity: "error", message: "e" });
    expect(diagnostics.failed).toBe(true);
    expect(diagnostics.all.map((d) => d.message)).toEqual(["w", "e"]);
  });
});

describe("didYouMean", () => {
  const known = ["sessions", "as_sets", "max_prefixes", "asn", "name"];
  test.each([
    ["sesions", "sessions"],
    ["Sessions", "sessions"],
    ["sessiosn", "sessions"],
    ["as-sets", "as_sets"],
    ["max_prefix", "max_prefixes"],
    ["ans", "asn"],
  ])("%s is most likely %s", (typed, meant) => {
    expect(didYouMean(typed, known)).toBe(meant);
  });
  test.each(["zzz", "policy", "", "x".repeat(101)])("nothing is near %j", (typed) => {
    expect(didYouMean(typed, known)).toBeNull();
  });
});
