import { basename, dirname, join } from "node:path";

import type { System } from "./system.ts";

/**
 * The paths of work folders that earlier versions left next to a folder, under random names: `.snapshot.Ab12Cd`,
 * containing `new`, `old` or both. The one with the newest `old` comes first.
 */
export function formerWorkFolders({ fs }: System, directory: string): readonly string[] {
  const parent = dirname(directory);
  const prefix = `.${basename(directory)}.`;
  const paths = fs
    .readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .filter((name) => /^[A-Za-z0-9]{6}$/.test(name.slice(prefix.length)))
    .map((name) => join(parent, name))
    .filter((path) => {
      if (!fs.lstatSync(path).isDirectory()) return false;
      return fs.readdirSync(path).every((inside) => inside === "new" || inside === "old");
    });
  const age = (path: string): number =>
    fs.lstatSync(join(path, "old"), { throwIfNoEntry: false })?.ctimeMs ?? 0;
  return paths.sort((a, b) => age(b) - age(a));
}
