import { code, page, table } from "./markdown.ts";

/** The parts of npm's lock file (lockfileVersion 3) that this page needs: each installed package by its path. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** One package in a lock file. */
export interface LockedPackage {
  readonly version?: string;
  /** Its licence as an SPDX expression. */
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** The page of dependencies: every package that is not only for development, with its licence. */
export function dependenciesPage(lock: LockFile): string {
  const direct = Object.keys(lock.packages[""]?.dependencies ?? {});
  const rows = productionPackages(lock).map(({ path, name, version, license }) => {
    const own = direct.includes(name) && path === `node_modules/${name}`;
    return [code(name), version, license, own ? "peerc" : neededBy(lock, name)];
  });
  return page("Dependencies", "package-lock.json", [
    `${rows.length} packages, of which ${direct.length} are direct dependencies of peerc. The texts of their ` +
      "licences are in `dist/licences.txt` after a build, and in the installed package.",
    table(["package", "version", "licence", "needed by"], rows),
  ]);
}

/**
 * The packages that a user of peerc installs, by name and version. A package without a licence or version is an
 * error.
 */
export function productionPackages(
  lock: LockFile,
): readonly { path: string; name: string; version: string; license: string }[] {
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional)
    .map(([path, { version, license }]) => {
      const name = nameAt(path);
      if (version === undefined || license === undefined) {
        throw new Error(`package-lock.json: ${name} has no ${version ? "licence" : "version"}`);
      }
      return { path, name, version, license };
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function neededBy(lock: LockFile, name: string): string {
  const names = productionPackages(lock)
    .filter(({ path }) => Object.hasOwn(lock.packages[path]?.dependencies ?? {}, name))
    .map((user) => code(user.name));
  return [...new Set(names)].join(", ");
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
function nameAt(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
