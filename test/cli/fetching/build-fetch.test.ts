import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { networkText } from "../../fixtures/network.ts";
import { captured } from "../captured.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-build-fetch-"));
  writeFileSync(join(root, "irr.rpsl"), AZION_DUMP);
  writeFileSync(join(root, "network.yaml"), networkText());
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Every file that commands write: path → text. */
function written(): Readonly<Record<string, string>> {
  const paths = ["snapshot", "rendered"].flatMap((name) => {
    const folder = join(root, name);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]),
  );
}

describe("peerc build --fetch", () => {
  test("writes what fetch and build write one after the other", async () => {
    expect((await captured(root, "fetch")).code).toBe(0);
    const separate = await captured(root, "build", "--no-native-check");
    expect(separate.code).toBe(0);
    const expected = written();
    expect(Object.keys(expected).length).toBeGreaterThan(4);
    for (const name of ["snapshot", "rendered"]) rmSync(join(root, name), { recursive: true });
    const together = await captured(root, "build", "--fetch", "--no-native-check");
    expect(together.code).toBe(0);
    expect(written()).toEqual(expected);
    expect(together.stdout).toMatch(/^snapshot: written, 3 objects differ\n/);
    expect(together.stdout.endsWith(separate.stdout)).toBe(true);
    // What is said of the declaration is said once.
    expect(together.stderr).toBe(separate.stderr);
  });

  test("prints one document for programs", async () => {
    const { code, stdout } = await captured(root, "build", "--fetch", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: expect.any(Array) });
  });

  test("builds nothing, and leaves all as it was, where the registries refuse", async () => {
    expect((await captured(root, "build", "--fetch", "--no-native-check")).code).toBe(0);
    const before = written();
    const without = AZION_DUMP.replace(/^as-set: +AS-AZION$/m, "as-set: AS-ELSE");
    expect(without).not.toBe(AZION_DUMP);
    writeFileSync(join(root, "irr.rpsl"), without);
    const after = await captured(root, "build", "--fetch", "--no-native-check");
    expect(after.code).toBe(1);
    expect(after.stderr).toContain("AS-AZION");
    expect(after.stdout).toBe("");
    expect(written()).toEqual(before);
  });

  test("queries nobody for a declaration with errors, and reports all of them", async () => {
    writeFileSync(join(root, "network.yaml"), `${networkText()}\nnonsense: true\n`);
    const { code, stderr } = await captured(root, "build", "--fetch");
    expect(code).toBe(1);
    expect(stderr.match(/unknown key `nonsense`/g)).toHaveLength(1);
    expect(stderr).toContain("\n1 error");
    expect(written()).toEqual({});
  });

  test.each(["--check", "--watch"])("does not go with %s", async (other) => {
    const { code, stderr } = await captured(root, "build", "--fetch", other);
    expect(code).toBe(64);
    expect(stderr).toContain("exclude each other");
  });
});
