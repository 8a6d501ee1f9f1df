import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { expect, test } from "@jest/globals";

/** The packages and modules that a module imports before any of it runs, with their own imports. */
function importsOf(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  if (!path.endsWith(".ts")) return seen;
  const text = readFileSync(path, "utf8");
  for (const [, clause = "", from = ""] of text.matchAll(
    /^(?:import|export)\s([^;]*?)from "([^"]+)"/gms,
  )) {
    if (clause.startsWith("type ")) continue;
    importsOf(from.startsWith(".") ? resolve(dirname(path), from) : from, seen);
  }
  return seen;
}

test("help needs nothing but the descriptions of the commands", () => {
  const all = [...importsOf(resolve("src/cli/run.ts"))];
  expect(all.filter((path) => path.startsWith("/") && !existsSync(path))).toEqual([]);
  const outside = all.filter((path) => !path.startsWith("/") && !path.startsWith("node:"));
  expect(outside).toEqual([]);
});
