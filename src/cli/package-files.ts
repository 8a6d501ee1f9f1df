import { fileURLToPath } from "node:url";

import type { Templates } from "../platforms/index.ts";
import type { PlatformName } from "../model/index.ts";
import { embeddedFiles } from "./embedded-files.ts";
import { diskFiles } from "./input/disk-files.ts";
import { embeddedFolder } from "./input/embedded-folder.ts";
import type { FolderFiles } from "./input/network-files.ts";

/** The package's own folder: `src/cli` and `dist/cli` are at the same depth in it. */
const ROOT = new URL("../../", import.meta.url);

/**
 * The path of a file of the package, for messages and for comparing. Where the program is one file, it goes on inside
 * of that file, and nothing can be read there: read with `packageFolder`.
 */
export function packagePath(path: string): string {
  return fileURLToPath(new URL(path, ROOT));
}

/** A folder of the package, with the files that the program ships in it. */
export function packageFolder(path: string): FolderFiles {
  return embeddedFiles === null
    ? diskFiles(packagePath("."), path)
    : embeddedFolder(embeddedFiles, path);
}

/** What is known of the program itself. */
export interface About {
  readonly name: string;
  readonly version: string;
  /** The commit of which it was built; null if it was built of anything else. */
  readonly commit: string | null;
}

/** The package's name and version, and what the build knew. */
export function aboutPackage(): About {
  const root = packageFolder(".");
  const text = root.read("package.json") ?? "{}";
  const { name, version } = JSON.parse(text) as Pick<About, "name" | "version">;
  const { commit = null } = JSON.parse(root.read("dist/build.json") ?? "{}") as Partial<About>;
  return { name, version, commit };
}

/** The package's name and version. */
export function packageName(): { readonly name: string; readonly version: string } {
  const { name, version } = aboutPackage();
  return { name, version };
}

/** The package's version. */
export function packageVersion(): string {
  return aboutPackage().version;
}

/** The templates of one platform, or of what is published or mailed. */
export function readTemplates(of: PlatformName | "publish" | "audit"): Templates {
  const folder = packageFolder(`templates/${of}`);
  const names = (folder.list("") ?? []).filter((name) => name.endsWith(".hbs")).sort();
  return new Map(
    names.map((name) => [
      name.slice(0, -".hbs".length),
      folder.read(name) ?? missing(`templates/${of}/${name}`),
    ]),
  );
}

/** The text of a file of the package. */
export function readPackageFile(path: string): string {
  return packageFolder(".").read(path) ?? missing(path);
}

function missing(path: string): never {
  throw new Error(`the package has no ${path}`);
}
