import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { Diagnostics } from "../diagnostics/index.ts";
import { COMMANDS } from "./commands/index.ts";
import { diskFiles } from "./input/disk-files.ts";
import { packageName, packagePath } from "./package-files.ts";
import { readPolicies } from "./input/read-policies.ts";
import type { LockFile } from "./reference/dependencies-page.ts";
import { referenceFiles } from "./reference/reference-files.ts";

// `npm run docs`: writes the generated files under docs/.
const diagnostics = new Diagnostics();
const root = packagePath(".");
const { library, whole } = readPolicies(root, diskFiles(root, "."), diagnostics.report);
if (!whole) throw new Error("the shipped policies do not load");
const lock = JSON.parse(readFileSync(packagePath("package-lock.json"), "utf8")) as LockFile;
for (const [path, text] of referenceFiles(COMMANDS, library, lock, packageName())) {
  const target = packagePath(`docs/${path}`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
