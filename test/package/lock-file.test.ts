import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { productionPackages, type LockFile } from "../../src/cli/reference/dependencies-page.ts";

interface Held {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile & {
  readonly packages: Readonly<Record<string, Held>>;
};
const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

/** Licences under which peerc, which is MIT itself, may be given on with what it is made from. */
const PERMISSIVE = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
];

describe("package-lock.json", () => {
  test("has a hash for every package, those of other systems too", () => {
    expect(installed.length).toBeGreaterThan(100);
    const without = installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ""));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test("names no address to download from", () => {
    const named = installed.filter(([, { resolved }]) => resolved !== undefined);
    expect(named.map(([path]) => path)).toEqual([]);
    // npm writes them again by default.
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });

  test("has a decision on every package that would run a script when it is installed", () => {
    const scripts = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripts)].sort());
  });
});

test("every package that a user installs is under a permissive licence", () => {
  const others = productionPackages(lock).filter(({ license }) => !PERMISSIVE.includes(license));
  expect(others).toEqual([]);
});

test("a package without a licence is an error", () => {
  const packages = { "node_modules/x": { version: "1.0.0" } };
  expect(() => productionPackages({ packages })).toThrow("x has no licence");
});
