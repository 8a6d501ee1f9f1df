import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { annotatedPath } from "../../../src/cli/output/annotated-path.ts";
import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

const CONTENT = "networks/azion/peers/content.yaml";

let history: GitHistory;
beforeEach(() => {
  history = gitHistory();
  history.copy("examples/azion", "networks/azion");
  history.commit("first");
});
afterEach(() => history.remove());

function edit(before: string, after: string): void {
  const text = readFileSync(join(history.root, CONTENT), "utf8");
  if (!text.includes(before)) throw new Error(`there is no ${before}`);
  history.write({ [CONTENT]: text.replace(before, after) });
}

/** The files that annotations of errors and of differences name; "" for one without. */
async function filesOf(folder: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await captured(join(history.root, folder), ...argv, "--format", "github");
  return stdout
    .trimEnd()
    .split("\n")
    .filter((line) => line.startsWith("::error") || line.includes("title=peerc diff"))
    .map((line) => /^::\w+ file=([^,]*),/.exec(line)?.[1] ?? "");
}

/** Folders in which the program runs, and how each of them names the network. */
const FROM = [
  [".", "networks/azion"],
  ["networks", "azion"],
  ["networks/azion", "."],
  ["networks/azion/peers", ".."],
  ["..", ""],
] as const;

describe.each(FROM)("run in %s", (folder, dir) => {
  const network = () => dir || join(history.root, "networks/azion");

  test("peerc diff names the changed file from the repository's top", async () => {
    edit("ipv4: 2000", "ipv4: 2500");
    expect(await filesOf(folder, "diff", "HEAD", "--dir", network())).toEqual([CONTENT]);
  });

  test("peerc validate names it, too", async () => {
    edit("relation: peer", "relation: pear");
    expect(await filesOf(folder, "validate", network())).toEqual([CONTENT]);
  });
});

test("an error of the new revision is annotated, and one of the old revision only says where it was", async () => {
  edit("relation: peer", "relation: pear");
  history.commit("second");
  const diff = (...sides: readonly string[]) =>
    captured(
      join(history.root, "networks"),
      "diff",
      ...sides,
      "--dir",
      "azion",
      "--format",
      "github",
    );
  const { stdout: added } = await diff("HEAD~1", "HEAD");
  expect(added).toMatch(
    new RegExp(`^::error file=${CONTENT},line=\\d+,.*title=unknown-value::\`pear\``),
  );
  const { stdout: removed } = await diff("HEAD", "HEAD~1");
  expect(removed).toMatch(
    new RegExp(`^::error title=unknown-value::HEAD:${CONTENT}:\\d+: \`pear\``),
  );
});

test("outside of any repository, paths are those from the current folder", async () => {
  edit("relation: peer", "relation: pear");
  rmSync(join(history.root, ".git"), { recursive: true });
  expect(await filesOf("networks", "validate", "azion")).toEqual(["azion/peers/content.yaml"]);
});

test("a file that was not written has no annotation, but a place", () => {
  expect(annotatedPath(history.root, "networks/azion/rendered/other.conf")).toBeNull();
});

test("in a worktree, paths begin at its top, and links are followed", () => {
  history.git("worktree", "add", "--quiet", "--detach", "other");
  symlinkSync("azion", join(history.root, "other/networks/link"));
  const cwd = join(history.root, "other");
  expect(annotatedPath(cwd, "networks/link/network.yaml")).toBe("networks/azion/network.yaml");
});
