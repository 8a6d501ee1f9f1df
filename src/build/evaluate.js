import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { rolldown } from "rolldown";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The exports of a module of the sources. */
export async function evaluate(input, plugins = []) {
  const build = await rolldown({ cwd: ROOT, input, platform: "node", plugins, external: /^[^./]/ });
  const { output } = await build.generate({ format: "esm", codeSplitting: false });
  await build.close();
  // Inside of the package, where imports of packages are resolved.
  const folder = mkdtempSync(join(ROOT, "node_modules/.peerc-"));
  try {
    const path = join(folder, "module.mjs");
    writeFileSync(path, output[0].code);
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
