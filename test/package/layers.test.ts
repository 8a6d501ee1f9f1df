import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { LAYERS } from "../../src/build/layers.js";

const names = Object.keys(LAYERS);

/** The folders outside of its own that the modules of a folder of `src` import. */
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

  test("the page says the same", () => {
    const page = readFileSync("docs/architecture.md", "utf8");
    const rows = [...page.matchAll(/^\| `src\/(\w+)` +\|[^|]*\| ([^|;]*?)(?:;[^|]*)? +\|$/gm)];
    const said = Object.fromEntries(
      rows.map(([, name = "", list = ""]) => [
        name,
        list === "nothing" ? [] : list.split(", ").sort(),
      ]),
    );
    const wanted = Object.fromEntries(names.map((name) => [name, [...LAYERS[name]!].sort()]));
    expect(said).toEqual({ ...wanted, cli: ["everything"], build: [] });
  });
});
