import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Templates } from "../platforms/index.ts";
import type { PlatformName } from "../model/index.ts";

/** The package's own folder: `src/cli` and `dist/cli` are at the same depth in it. */
const ROOT = new URL("../../", import.meta.url);

/** The path of a file of the package. */
export function packagePath(path: string): string {
  return fileURLToPath(new URL(path, ROOT));
}

/** The package's name and version. */
export function packageName(): { readonly name: string; readonly version: string } {
  const text = readFileSync(packagePath("package.json"), "utf8");
  const { name, version } = JSON.parse(text) as { readonly name: string; readonly version: string };
  return { name, version };
}

/** The package's version. */
export function packageVersion(): string {
  return packageName().version;
}

/** The templates of one platform, or of what is published or mailed. */
export function readTemplates(of: PlatformName | "publish" | "audit"): Templates {
  const folder = packagePath(`templates/${of}/`);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".hbs"))
    .sort();
  return new Map(
    names.map((name) => [name.slice(0, -".hbs".length), readFileSync(folder + name, "utf8")]),
  );
}
