// `npm run bundle`: builds the program as one file, release/peerc.cjs. `--dist`: of what is in dist/, built with
// `--only`.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { bundleProgram, ROOT } from "./bundle.js";
import { bundleSingleFile } from "./bundle-single-file.js";
import { putInPlace } from "./put-in-place.js";

const program = process.argv.includes("--dist") ? built(join(ROOT, "dist")) : await bundleProgram();
const files = new Map([["peerc.cjs", await bundleSingleFile(program)]]);
putInPlace(join(ROOT, "release"), files, "peerc.cjs");

function built(folder) {
  const names = readdirSync(folder, { recursive: true });
  const paths = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
