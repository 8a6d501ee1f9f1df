import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { gitHistory, runTestGit, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

const BASE = "test/hostile/base";
const NETWORK = readFileSync(join(BASE, "network.yaml"), "utf8");
const FILE = "net/rendered/gru1.conf";

let history: GitHistory;
let first = "";
beforeEach(async () => {
  history = gitHistory();
  history.copy(BASE, "net");
  expect((await captured(history.root, "build", "net")).code).toBe(0);
  first = history.commit("the network");
});
afterEach(() => history.remove());

const check = async (...more: readonly string[]) => {
  const result = await captured(history.root, "build", "net", "--check", ...more);
  expect(result.stdout + result.stderr).not.toContain("    at ");
  return result;
};
const rendered = () => readFileSync(join(history.root, FILE), "utf8");
/** The reason of the one file that is out of date, and the rest of the output. */
const why = async () => {
  const { code, stdout } = await check();
  expect(code).toBe(2);
  const [, reason = "", meaning = ""] =
    /^ {2}net\/rendered\/gru1\.conf: (.*)\n\n([^]*)/m.exec(stdout) ?? [];
  return { reason, meaning };
};

test("nothing is out of date after a build, nor after an update of peerc that changes no file", async () => {
  expect((await check()).code).toBe(0);
  const mark = readFileSync(join(history.root, "net/rendered/.peerc"), "utf8");
  history.write({ "net/rendered/.peerc": mark.replace(/^peerc .*/m, "peerc 0.0.1") });
  expect(await check()).toMatchObject({ code: 0 });
  history.write({ "net/rendered/.peerc": "gru1.conf\n" });
  expect((await check()).stdout).toContain("Out of date: .peerc");
});

test("an input changed: it is named with the commit that the file was built of, and what a build would change", async () => {
  history.commit("another peer's limit", {
    "net/network.yaml": NETWORK.replace(
      "relation: peer",
      "relation: peer\n    max_prefixes: { ipv4: 900 }",
    ),
    "net/README.md": "not an input",
  });
  const { reason, meaning } = await why();
  expect(reason).toBe(
    `an input changed: it was built of commit ${first.slice(0, 12)}, and since then network.yaml changed`,
  );
  expect(meaning).toMatch(/^net\/rendered -> what a build writes\n/);
  expect(meaning).toContain("the maximum of prefixes: 250 -> 900\n");
  // Uncommitted inputs count as well, and so does a new file.
  history.write({ "net/peers/more.yaml": "peers: []\n" });
  expect((await why()).reason).toContain("since then network.yaml and peers/more.yaml changed");
});

test("a file was edited by hand: on disk, or in a commit", async () => {
  history.write({ [FILE]: rendered().replace("maximum 250", "maximum 5000") });
  const now = await why();
  expect(now.reason).toBe(
    "it was edited: the last commit has what a build writes, and the file on disk is another",
  );
  expect(now.meaning).toContain("the maximum of prefixes: 5000 -> 250\n");
  const edited = history.commit("by hand");
  expect((await why()).reason).toBe(
    `it was edited by hand, or built before the last change of an input: commit ${edited.slice(0, 12)} has it, and its inputs make another file`,
  );
});

test("another version of peerc wrote it", async () => {
  const mark = readFileSync(join(history.root, "net/rendered/.peerc"), "utf8");
  expect(mark).toMatch(/^peerc \d+\.\d+\.\d+$/m);
  history.commit("as an earlier version wrote it", {
    "net/rendered/.peerc": mark.replace(/^peerc .*/m, "peerc 0.0.1"),
    [FILE]: rendered().replace("maximum 250", "maximum 51"),
  });
  expect((await why()).reason).toBe(
    "another version of peerc wrote it: 0.0.1, which makes something else of the same inputs",
  );
});

test("a file is missing, and one is left over", async () => {
  rmSync(join(history.root, FILE));
  history.write({ "net/rendered/old1.conf": "# anything\n" });
  const { code, stdout } = await check();
  expect(code).toBe(2);
  expect(stdout).toContain(
    "net/rendered/gru1.conf: it is missing: it has not been built, or was removed\n",
  );
  expect(stdout).toContain("net/rendered/old1.conf: no router of the declaration has this name\n");
});

test("without a history that says why, it says what is missing to say it", async () => {
  history.commit("another limit", {
    "net/network.yaml": NETWORK.replace(
      "relation: peer",
      "relation: peer\n    max_prefixes: { ipv4: 900 }",
    ),
  });
  const clone = join(history.root, "clone");
  runTestGit(history.root, ["clone", "--quiet", "--depth=1", `file://${history.root}`, "clone"]);
  const shallow = await captured(clone, "build", "net", "--check");
  expect(shallow.stdout).toContain(
    "net/rendered/gru1.conf: why is not known: this clone has only a part of the history (`fetch-depth: 0` gets it)\n",
  );
  rmSync(join(clone, ".git"), { recursive: true });
  rmSync(join(history.root, ".git"), { recursive: true });
  const { code, stdout } = await captured(clone, "build", "net", "--check");
  expect([code, stdout]).toEqual([
    2,
    expect.stringContaining("why is not known: the folder is in no git repository\n"),
  ]);
});

test("what cannot be read is still out of date, and no secret in it is shown", async () => {
  history.write({ [FILE]: `${rendered()}password "tr0ub4dor";\nnonsense {\n` });
  const { code, stdout, stderr } = await check();
  expect(code).toBe(2);
  expect(stdout).toContain("What that means is not known, because the files cannot be read:");
  expect(stdout + stderr).not.toContain("tr0ub4dor");
});

test("for programs: an annotation on each file, and all of it as JSON", async () => {
  history.write({ [FILE]: rendered().replace("maximum 250", "maximum 5000") });
  const github = await check("--format", "github");
  expect([github.code, github.stdout]).toEqual([
    2,
    expect.stringContaining(
      "::error title=file-out-of-date::net/rendered/gru1.conf is out of date: it was edited: the last commit",
    ),
  ]);
  const json = JSON.parse((await check("--format", "json")).stdout) as Record<string, unknown>;
  expect(json).toMatchObject({
    changed: ["gru1.conf"],
    outdated: [{ file: "gru1.conf", kind: "edited-now" }],
    meaning: { equal: false, settings: [{ before: "5000", after: "250" }] },
  });
});
