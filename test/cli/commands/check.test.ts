import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured, capturedWith } from "../captured.ts";

const BASE = "test/hostile/base";
const NETWORK = readFileSync(join(BASE, "network.yaml"), "utf8");
const LIMITED = NETWORK.replace(
  "relation: peer",
  "relation: peer\n    max_prefixes: { ipv4: 900 }",
);

let history: GitHistory;
beforeAll(async () => {
  history = gitHistory();
  history.write({ "README.md": "no network yet\n" });
  history.commit("nothing");
  history.git("branch", "empty");
  history.copy(BASE, "net");
  await captured(history.root, "build", "net");
  history.commit("the network");
});
afterAll(() => history.remove());

const check = (...argv: readonly string[]) => captured(history.root, "check", "net", ...argv);
/** The results of the steps, from the table. */
const results = (stdout: string) => stdout.trimEnd().split("\n").slice(-5);
const report = (name: string) => readFileSync(join(history.root, "reports", name), "utf8");

test("a network that is right passes, and every report is written", async () => {
  const { code, stdout, stderr } = await check("--to", "reports");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "validate  passed       net: 1 router, 1 peer, 1 session, 10 policies, 300 terms: valid",
    "build     passed       1 file up to date, 2 filters proven",
    "verify    passed       the committed files are those that were just proven",
    "test      left out     there are no assertions (tests/*.yaml)",
    "diff      passed       no difference in meaning",
    "",
  ]);
  expect(readdirSync(join(history.root, "reports")).sort()).toEqual([
    "check.json",
    "check.md",
    "codequality.json",
    "diff.html",
    "junit.xml",
    "peerc.sarif",
  ]);
  expect(report("junit.xml")).toContain('tests="5" failures="0"');
});

test("an error of the declaration leaves out what depends on it, and is in every report", async () => {
  history.write({ "net/network.yaml": NETWORK.replace("relation: peer", "relation: friend") });
  const { code, stdout } = await check("--to", "reports");
  expect(code).toBe(1);
  expect(results(stdout).map((line) => line.slice(0, 18).trim())).toEqual([
    "validate  failed",
    "build     left out",
    "verify    left out",
    "test      left out",
    "diff      failed",
  ]);
  const quality = JSON.parse(report("codequality.json")) as {
    location: unknown;
  }[];
  // The comparison finds it again, and it is said once.
  expect(quality.map(({ location }) => location)).toEqual([
    { path: "net/network.yaml", lines: { begin: 11 } },
  ]);
  expect(results(stdout)[4]).toBe("diff      failed       1 error, as above");
  expect(report("peerc.sarif")).toContain('"uri": "net/network.yaml"');
  expect(report("junit.xml")).toContain('tests="5" failures="2"');
  history.write({ "net/network.yaml": NETWORK });
});

test("files that are out of date give 2, unless they mean something else: that is an error", async () => {
  history.write({
    "net/network.yaml": `${NETWORK}  # a comment\n`,
    "net/rendered/gone1.conf": "\n",
  });
  const { code, stdout } = await check();
  expect([code, results(stdout)[1]]).toEqual([
    2,
    "build     out of date  1 file not what a build writes",
  ]);
  history.write({ "net/rendered/gone1.conf": null, "net/network.yaml": LIMITED });
  const changed = await check();
  expect([changed.code, results(changed.stdout)[2]]).toEqual([1, "verify    failed       1 error"]);
  history.write({ "net/network.yaml": NETWORK });
});

test("a difference fails nothing, unless it is asked whether it is allowed", async () => {
  history.write({ "net/changes.yaml": "nothing:\n  - name: all stays\n    on: {}\n" });
  history.commit("nothing may change");
  history.write({ "net/network.yaml": LIMITED });
  await captured(history.root, "build", "net");
  const differs = await check("--base", "HEAD");
  expect([differs.code, results(differs.stdout)[4]]).toEqual([
    0,
    "diff      differs      the change means something else than before",
  ]);
  const outside = await check("--base", "HEAD", "--within", "changes.yaml", "--to", "reports");
  expect([outside.code, results(outside.stdout)[4]?.slice(0, 31)]).toEqual([
    2,
    "diff      not allowed in advanc",
  ]);
  expect(report("junit.xml")).toContain('<failure message="some differences are not allowed');
  const summaryFile = join(history.root, "summary.md");
  const outside2 = { summaryFile };
  const github = await capturedWith(
    outside2,
    history.root,
    "check",
    "net",
    "--base",
    "HEAD",
    "--format",
    "github",
  );
  expect(github.stdout).toContain(
    "::warning file=net/network.yaml,line=12,title=peerc diff::the maximum of prefixes: 250 -> 900",
  );
  expect(readFileSync(summaryFile, "utf8")).toContain("| diff | differs |");
  history.write({ "net/network.yaml": NETWORK });
  await captured(history.root, "build", "net");
});

test("a new network has nothing to be compared with, and a wrong base is an error", async () => {
  const fresh = await check("--base", "empty");
  expect([fresh.code, results(fresh.stdout)[4]]).toEqual([
    0,
    "diff      left out     the network is new: there is nothing before the change to compare with",
  ]);
  const wrong = await check("--base", "nowhere");
  expect([wrong.code, wrong.stdout]).toEqual([
    1,
    expect.stringContaining("has no revision `nowhere`"),
  ]);
  expect((await check("--no-diff")).code).toBe(0);
});

test("reports that cannot be written are an error, and so is a comment that is too short", async () => {
  const { code, stderr } = await check("--to", "README.md");
  expect([code, stderr]).toEqual([1, expect.stringContaining("error[reports-not-written]")]);
  expect((await check("--max-chars", "10")).code).toBe(64);
  expect(existsSync(join(history.root, "README.md"))).toBe(true);
});
