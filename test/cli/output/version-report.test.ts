import { expect, test } from "@jest/globals";

import { versionReport } from "../../../src/cli/output/version-report.ts";
import type { RunCommand } from "../../../src/system/index.ts";
import { aboutPackage } from "../../../src/cli/package-files.ts";
import { captured } from "../captured.ts";

const OUTPUT: Readonly<Record<string, readonly [string, string]>> = {
  // As Debian's print them; bgpq4 and bird on stderr.
  bgpq4: ["", "bgpq4 - a versatile utility to generate BGP filters\nversion: 1.9\n"],
  bird: ["", "BIRD version 2.0.12\n"],
  vtysh: ["Usage : vtysh [OPTION...]\n\nIntegrated shell for FRR (version 8.4.4). \n", ""],
  git: ["git version 2.39.5\n", ""],
};

const run =
  (lacking: readonly string[]): RunCommand =>
  (name) => {
    if (name === "bird" && lacking.includes("broken")) throw new Error("bird cannot be run");
    const [stdout = "", stderr = ""] = OUTPUT[name] ?? [];
    const end = { exitCode: 0, timedOut: false, overflowed: false, signal: null };
    return Promise.resolve(lacking.includes(name) ? null : { ...end, stdout, stderr });
  };

test("has the versions of everything that takes part", async () => {
  expect(await versionReport(run([]))).toEqual({
    version: (await captured(".", "--version")).stdout.trim(),
    commit: aboutPackage().commit,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    tools: { bgpq4: "1.9", bird: "2.0.12", vtysh: "8.4.4", git: "2.39.5" },
  });
});

test("has null for a program that is not there, cannot be run, or says something else", async () => {
  const { tools } = await versionReport(run(["bgpq4", "broken"]));
  expect(tools).toEqual({ bgpq4: null, bird: null, vtysh: "8.4.4", git: "2.39.5" });
});

test("peerc --version takes nothing but --json", async () => {
  const { code, stderr } = await captured(".", "--version", "--yaml");
  expect(stderr).toContain("--version takes nothing but --json, and got --yaml");
  expect(code).toBe(64);
});
