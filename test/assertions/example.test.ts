import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { captured } from "../cli/captured.ts";

/** A copy of examples/azion, which each test may spoil. */
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-assertions-"));
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function edit(path: string, change: (text: string) => string): void {
  const file = join(root, "azion", path);
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

/** Peers get a policy like the shipped one, with a term or two less. */
function withoutRules(...rules: readonly string[]): void {
  const shipped = readFileSync("policies/azion-peering.yaml", "utf8");
  const lines = shipped
    .split("\n")
    .filter((line) => !rules.some((rule) => line.endsWith(`use: ${rule}`)));
  const loose = lines.join("\n").replace("name: azion-peering", "name: loose");
  cpSync("examples/azion/network.yaml", join(root, "azion/network.yaml"));
  edit("network.yaml", (text) => text.replace("policy: azion-peering", "policy: loose"));
  cpSync("policies/azion-peering.yaml", join(root, "azion/policies/loose.yaml"));
  writeFileSync(join(root, "azion/policies/loose.yaml"), loose);
}

/** The names of the assertions that failed. */
function failed(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^ {2}FAILED {2}(.*) \(\d+ .*\)$/gm)].map(([, name]) => name ?? "");
}

describe("the example's assertions", () => {
  test("hold, on what build would render and on the committed files", async () => {
    for (const more of [[], ["--rendered", "azion/rendered"]]) {
      const { code, stdout } = await captured(root, "test", "azion", ...more);
      expect(failed(stdout)).toEqual([]);
      expect(stdout).toContain(
        "What a peer or a transit sends goes to no other peer, transit or collector (939 pairs of sessions, every route)",
      );
      expect(stdout).toMatch(/^34 assertions in 3 files: 34 ok, 0 FAILED$/m);
      expect(code).toBe(0);
    }
  });

  test("fail where peers get what is not ours, with a route that comes in and goes out", async () => {
    withoutRules("reject-not-ours", "reject-not-announced");
    const { code, stdout, stderr } = await captured(root, "test", "azion");
    expect(code).toBe(1);
    expect(failed(stdout)).toContain(
      "What a peer or a transit sends goes to no other peer, transit or collector",
    );
    expect(stderr).toMatch(
      /error\[assertion-failed\]: What a peer or a transit sends.*the route \S+, AS_PATH \d+.* should be rejected; the policy and the file make it accepted/,
    );
  });

  test("fail if a rule is left out, at the assertion about it", async () => {
    withoutRules("reject-rpki-invalid");
    const { code, stdout, stderr } = await captured(root, "test", "azion");
    expect(code).toBe(1);
    expect(failed(stdout)).toEqual(["What RPKI calls invalid is refused"]);
    expect(stderr).toContain(
      "RPKI invalid should be rejected; the policy and the file make it accepted",
    );
  });

  test("fail for a file in which somebody put an accept, though the policy is right", async () => {
    edit("rendered/for1.conf", (text) =>
      text.replace(
        "filter PEERC_AS4230_ENP4S0F0_V4_IMPORT {\n",
        (line) => `${line}  if net ~ [ 10.8.0.0/16 ] then accept;\n`,
      ),
    );
    const { code, stdout, stderr } = await captured(
      root,
      "test",
      "azion",
      "--rendered",
      "azion/rendered",
    );
    expect(code).toBe(1);
    expect(failed(stdout)).toContain("Private and reserved space is accepted from nobody");
    expect(stderr).toMatch(
      /azion\/tests\/what-we-take\.yaml:\d+:\d+: error\[assertion-file-differs\]: Private and reserved space is accepted from nobody: AS4230 .* the route 10\.8\.0\.0\/16, .* should be rejected; the policy makes it rejected \(bogon-prefix\); the file, accepted/,
    );
    expect(stderr).toContain("azion/rendered/for1.conf:");
  });

  test("prove nothing with a file that is not understood", async () => {
    edit("rendered/for1.conf", (text) => text.replace("  accept;\n", "  acept;\n"));
    const { code, stderr } = await captured(root, "test", "azion", "--rendered", "azion/rendered");
    expect(code).toBe(1);
    expect(stderr).toContain("error[not-understood]");
    expect(stderr).toContain("not proven: the router's file is not understood");
  });

  test("as JUnit, well-formed whatever their names", async () => {
    edit("tests/what-we-announce.yaml", (text) =>
      text
        .replace("name: Nobody gets a default route from us", `name: "<&\\"' ]]> \u{1f600}"`)
        .replace("in: default-route", "in: announced"),
    );
    const { code, stdout } = await captured(root, "test", "azion", "--format", "junit");
    expect(code).toBe(1);
    expect(stdout).toContain('<testsuites name="peerc" tests="34" failures="1" errors="0">');
    expect(stdout).toContain('name="&lt;&amp;&quot;&apos; ]]&gt; \u{1f600}"');
    expect(stdout).toMatch(/<failure message="[^"<>]*" type="assertion-failed">[^<>]*<\/failure>/);
    expectWellFormed(stdout);
  });

  test("as JUnit say what keeps them from being decided", async () => {
    edit("tests/no-leaks.yaml", (text) => text.replace("expect: reject", "expect: refuse"));
    const { code, stdout } = await captured(root, "test", "azion", "--format", "junit");
    expect(code).toBe(1);
    expect(stdout).toContain('<testsuites name="peerc" tests="1" failures="0" errors="1">');
    expect(stdout).toContain('type="unknown-value"');
    expectWellFormed(stdout);
  });

  test("as JUnit say which router's file is not there, though no assertion fails for it alone", async () => {
    rmSync(join(root, "azion/rendered/mia1.conf"));
    const { code, stdout } = await captured(
      root,
      "test",
      "azion",
      "--format",
      "junit",
      "--rendered",
      "azion/rendered",
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/<error message="[^"]*mia1\.conf[^"]*" type="file-not-found">/);
  });

  test("are not skipped where a file of them cannot be read", async () => {
    mkdirSync(join(root, "azion/tests/folder.yaml"));
    const { code, stdout, stderr } = await captured(root, "test", "azion");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("folder.yaml");
  });
});

/** Tags close in the order in which they open, and no text has a raw sign of markup. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, closes, name = "", empty] of xml.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
    if (closes === "/") expect(open.pop()).toBe(name);
    else if (empty !== "/") open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!(lt|gt|amp|quot|apos);)/);
}
