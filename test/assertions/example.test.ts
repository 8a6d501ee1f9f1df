import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
      expect(stdout).toMatch(/^32 assertions in 3 files: 32 ok, 0 FAILED$/m);
      expect(code).toBe(0);
    }
  });

  test("fail where peers get what is not ours, with a route that comes in and goes out", async () => {
    withoutRules("reject-not-ours", "reject-not-announced");
    const { code, stdout, stderr } = await captured(root, "test", "azion");
    expect(code).toBe(1);
    expect(failed(stdout)).toEqual([
      "nothing from a peer, a route server or a transit goes to another one",
    ]);
    expect(stderr).toMatch(
      /error\[assertion-failed\]: nothing from a peer.*the route \S+, AS_PATH \d+.* should be rejected; the policy and the file make it accepted/,
    );
    expect(stderr).toContain("and on");
  });

  test("fail where a rule is left out, at the assertion that says so", async () => {
    withoutRules("reject-rpki-invalid");
    const { code, stdout, stderr } = await captured(root, "test", "azion");
    expect(code).toBe(1);
    expect(failed(stdout)).toEqual([
      "what RPKI calls invalid is refused everywhere, even from transits",
    ]);
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
    expect(failed(stdout)).toEqual([
      "what RPKI calls invalid is refused everywhere, even from transits",
      "nobody sends us private address space",
      "a peer cannot send what it has not registered",
    ]);
    expect(stderr).toMatch(
      /azion\/tests\/imports\.yaml:\d+:\d+: error\[assertion-file-differs\]: nobody sends us private address space: AS4230 .* the route 10\.8\.0\.0\/16, .* should be rejected; the policy makes it rejected; the file, accepted/,
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
    edit("tests/leaks.yaml", (text) =>
      text
        .replace("name: nobody gets a default route from us", `name: "<&\\"' ]]> \u{1f600}"`)
        .replace("in: default-route", "in: announced"),
    );
    const { code, stdout } = await captured(root, "test", "azion", "--format", "junit");
    expect(code).toBe(1);
    expect(stdout).toContain('<testsuites name="peerc test" tests="13" failures="1" errors="0">');
    expect(stdout).toContain(
      '<testcase name="&#60;&#38;&#34;&#39; ]]&#62; \u{1f600}" classname="azion/tests/leaks.yaml">',
    );
    expect(stdout).toMatch(/<failure type="assertion-failed" message="[^"<>]*">[^<>]*<\/failure>/);
    const tags = [...stdout.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)];
    const open: string[] = [];
    for (const [, closes, name = "", empty] of tags) {
      if (closes === "/") expect(open.pop()).toBe(name);
      else if (empty !== "/") open.push(name);
    }
    expect(open).toEqual([]);
    expect(stdout.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!#\d+;)/);
  });
});
