import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { Diagnostics } from "../diagnostics/index.ts";
import { COMMANDS } from "./commands/index.ts";
import { diskFiles } from "./input/disk-files.ts";
import { packageName, packagePath } from "./package-files.ts";
import { readPolicies } from "./input/read-policies.ts";
import type { LockFile } from "./reference/dependencies-page.ts";
import { manPage } from "./reference/man-page.ts";
import { referenceFiles } from "./reference/reference-files.ts";

// `npm run docs`: writes the generated files under docs/, and the manual page.
const diagnostics = new Diagnostics();
const root = packagePath(".");
const { library, whole } = readPolicies(root, diskFiles(root, "."), diagnostics.report);
if (!whole) throw new Error("the shipped policies do not load");
const lock = JSON.parse(readFileSync(packagePath("package-lock.json"), "utf8")) as LockFile;
const write = (path: string, text: string): void => {
  const target = packagePath(path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
};
for (const [path, text] of referenceFiles(COMMANDS, library, lock, packageName())) {
  write(`docs/${path}`, text);
}
write("man/peerc.1", manPage(COMMANDS, packageName().version));
