import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { LAYERS } from "../../src/build/layers.js";

const names = Object.keys(LAYERS);

/** The other folders that the modules of a folder of `src` import. */
function importedBy(folder: string): readonly string[] {
  const files = readdirSync(join("src", folder), { recursive: true, encoding: "utf8" });
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(join("src", folder, file), "utf8");
      const up = "../".repeat(file.split("/").length);
      return [...text.matchAll(/from "((?:\.\.\/)+)([a-z]+)\//g)]
        .filter(([, dots]) => dots === up)
        .map(([, , name = ""]) => name);
    });
  return [...new Set(found)].sort();
}

describe("which folder imports which", () => {
  test("every folder of src is there, and no other", () => {
    const folders = readdirSync("src", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...names, "build", "cli"].sort()).toEqual(folders.sort());
  });

  test.each(names)("%s imports what the table has, and nothing else", (name) => {
    expect(importedBy(name)).toEqual([...LAYERS[name]!].sort());
  });

  test("no folder imports one that imports it", () => {
    const reaches = (name: string): readonly string[] =>
      LAYERS[name]!.flatMap((other) => [other, ...reaches(other)]);
    for (const name of names) expect(reaches(name)).not.toContain(name);
  });

  test("the page agrees", () => {
    const page = readFileSync("docs/architecture.md", "utf8");
    const rows = [...page.matchAll(/^\| `src\/(\w+)` +\|[^|]*\| ([^|;]*?)(?:;[^|]*)? +\|$/gm)];
    const documented = Object.fromEntries(
      rows.map(([, name = "", list = ""]) => [
        name,
        list === "nothing" ? [] : list.split(", ").sort(),
      ]),
    );
    const wanted = Object.fromEntries(names.map((name) => [name, [...LAYERS[name]!].sort()]));
    expect(documented).toEqual({ ...wanted, cli: ["everything"], build: [] });
  });

  test("no module imports itself, through whatever others", () => {
    expect(circles(modules())).toEqual([]);
  });
});

/** The modules of `src`, each with those that it imports. */
function modules(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const all = files.filter((file) => file.endsWith(".ts")).map((file) => join("src", file));
  return new Map(
    all.map((file) => {
      const imports = readFileSync(file, "utf8").matchAll(/from "(\.[^"]+\.ts)"/g);
      return [file, [...imports].map(([, path = ""]) => join(dirname(file), path))];
    }),
  );
}

/** Ways from a module back to it: the first found of each module. */
function circles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (module: string, way: readonly string[]): void => {
    if (way.includes(module)) {
      found.push([...way.slice(way.indexOf(module)), module].join(" > "));
      return;
    }
    if (done.has(module)) return;
    for (const next of imports.get(module) ?? []) visit(next, [...way, module]);
    done.add(module);
  };
  for (const module of imports.keys()) visit(module, []);
  return found;
}
