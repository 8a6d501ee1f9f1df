import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

import { bundleMain, ROOT } from "./bundle.js";

/** What the program reads of the package, besides itself. */
const FOLDERS = ["templates", "policies", "docs/schema", "examples/pipelines"];
const SINGLE_FILES = ["package.json", "LICENSE"];

/**
 * The program as one file, for hosts without npm: its chunks, as in dist/, and the files that it reads, as texts in
 * one object. `program`: the files of `bundleProgram`.
 */
export async function bundleSingleFile(program) {
  const files = new Map(SINGLE_FILES.map((path) => [path, read(path)]));
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true }).sort()) {
      if (statSync(join(ROOT, folder, name)).isFile())
        files.set(`${folder}/${name}`, read(join(folder, name)));
    }
  }
  const isPart = (path) => !path.endsWith(".map") && path !== "cli/main.cjs";
  for (const path of [...program.keys()].filter(isPart).sort()) {
    files.set(`dist/${path}`, program.get(path));
  }
  const entry = [...program.keys()].find((path) => /^cli\/program-[^/]+\.cjs$/.test(path));
  const [{ code }] = await bundleMain("src/cli/main-single-file.ts", basename(entry), false);
  const object = [...files].map(([path, text]) => `${literal(path)}: ${literal(text)},\n`);
  // After the first line, which names the interpreter.
  const [head, ...rest] = code.split("\n");
  return [head, `const FILES = {\n${object.join("")}};`, ...rest].join("\n");
}

function read(path) {
  return readFileSync(join(ROOT, path), "utf8");
}

/** A string in ASCII: a file with any other character takes twice the memory in V8. */
function literal(text) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(text).replace(/[^\x20-\x7e]/g, escape);
}
