import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import {
  findCommit,
  findMergeBase,
  listTree,
  openRepository,
  readObjects,
} from "../../src/git/index.ts";
import { gitHistory, runTestGit, type GitHistory } from "../fixtures/git-history.ts";

let history: GitHistory;
beforeEach(() => void (history = gitHistory()));
afterEach(() => history.remove());

/** The outcome of something with a repository, and the first diagnostic. */
async function tried<T>(
  cwd: string,
  folder: string,
  use: (
    repository: NonNullable<Awaited<ReturnType<typeof openRepository>>>,
    reported: Diagnostics,
  ) => Promise<T>,
): Promise<{ readonly value: T | null; readonly reported: string }> {
  const reported = new Diagnostics();
  const repository = await openRepository(cwd, folder, reported.report);
  const value = repository && (await use(repository, reported));
  const [first] = reported.all;
  expect(reported.all.length).toBeLessThan(2);
  return { value, reported: first ? `${first.code}: ${first.message} (${first.hint ?? ""})` : "" };
}

const commitOf = (revision: string, cwd = history.root, folder = ".") =>
  tried(cwd, folder, (repository, { report }) => findCommit(repository, revision, report));

const baseOf = (revision = "HEAD", cwd = history.root) =>
  tried(cwd, ".", (repository, { report }) => findMergeBase(repository, revision, report));

/** A folder next to the repository, with its own name. */
async function beside(use: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "peerc-git-beside-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With variables of the environment set, and then as they were. */
async function withVariables(
  variables: Readonly<Record<string, string>>,
  use: () => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    await use();
  } finally {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}

describe("a revision", () => {
  test("is found by whatever name git knows it", async () => {
    const first = history.commit("one", { a: "1" });
    const second = history.commit("two", { a: "2" });
    history.git("tag", "v1", first);
    history.git("branch", "feature/x", first);
    for (const [name, commit] of [
      ["HEAD", second],
      ["main", second],
      ["main~1", first],
      ["HEAD^", first],
      ["@", second],
      ["v1", first],
      ["feature/x", first],
      [first, first],
      [first.slice(0, 9), first],
      [":/one", first],
    ] as const) {
      expect([name, await commitOf(name)]).toEqual([name, { value: commit, reported: "" }]);
    }
  });

  test.each([
    ["nope", "see `git log --oneline` and `git branch --all`"],
    ["HEAD~5", "see `git log --oneline` and `git branch --all`"],
    ["HEAD:a", "see `git log"],
    ["origin/dev", "`git fetch origin dev:refs/remotes/origin/dev` gets the branch"],
    ["main..HEAD", "name one revision, not a range of them"],
    ["", "see `git log"],
    ["--all", "see `git log"],
    ["-n1", "see `git log"],
    ["HEAD\0", "see `git log"],
    ["HEAD\nHEAD", "see `git log"],
    ["\u001b[31m", "see `git log"],
    ["0".repeat(40), "see `git log"],
    ["$(touch x)", "see `git log"],
  ])("%j is unknown", async (revision, hint) => {
    history.commit("one", { a: "1" });
    const { value, reported } = await commitOf(revision);
    expect(value).toBeNull();
    expect(reported).toContain(
      `git-revision-unknown: the repository of . has no revision \`${revision}\``,
    );
    expect(reported).toContain(hint);
  });

  test("that is a branch and a tag is neither", async () => {
    const first = history.commit("one", { a: "1" });
    history.commit("two", { a: "2" });
    history.git("tag", "v1", first);
    history.git("branch", "v1");
    const { value, reported } = await commitOf("v1");
    expect(value).toBeNull();
    expect(reported).toContain("git-revision-ambiguous");
    expect(reported).toContain("write refs/heads/v1 for the branch, refs/tags/v1 for the tag");
    expect((await commitOf("refs/tags/v1")).value).toBe(first);
  });

  test("is not there before the first commit, whatever branch is", async () => {
    expect((await commitOf("HEAD")).reported).toContain("git-no-commits");
    expect((await baseOf()).reported).toContain("git-no-commits");
    history.commit("one", { a: "1" });
    history.git("checkout", "--quiet", "--orphan", "empty");
    expect((await commitOf("HEAD")).reported).toContain("git-revision-unknown");
    expect((await commitOf("main")).reported).toBe("");
  });
});

describe("a shallow clone", () => {
  const cloned = (depth: number, use: (clone: string) => Promise<void>) =>
    beside(async (folder) => {
      for (const n of [1, 2, 3, 4, 5]) history.commit(`commit ${n}`, { a: String(n) });
      const clone = join(folder, "clone");
      runTestGit(folder, [
        ...["clone", "--quiet", `--depth=${depth}`, `file://${history.root}`, clone],
      ]);
      await use(clone);
    });

  test("is advised how much deeper to fetch, and that is enough", async () => {
    await cloned(1, async (clone) => {
      const { value, reported } = await commitOf("HEAD~3", clone);
      expect(value).toBeNull();
      const command = /`git (fetch --deepen=3)`/.exec(reported)?.[1] ?? "";
      expect(command).not.toBe("");
      runTestGit(clone, command.split(" "));
      expect((await commitOf("HEAD~3", clone)).value).toBe(history.git("rev-parse", "HEAD~3"));
      expect((await commitOf("HEAD~4", clone)).reported).toContain("--deepen=4");
    });
  });

  test("of what has no distance is advised to fetch everything", async () => {
    await cloned(2, async (clone) => {
      const first = history.git("rev-parse", "HEAD~4");
      for (const name of [first, "nope", "nope~3"]) {
        expect((await commitOf(name, clone)).reported).toContain("`git fetch --unshallow`");
      }
      runTestGit(clone, ["fetch", "--quiet", "--unshallow"]);
      expect((await commitOf(first, clone)).value).toBe(first);
      expect((await commitOf("nope", clone)).reported).not.toContain("shallow");
    });
  });

  test("that lacks the merge base gets a message about it", async () => {
    await cloned(1, async (clone) => {
      history.git("checkout", "--quiet", "-b", "work", "HEAD~3");
      history.commit("work", { b: "1" });
      runTestGit(clone, ["fetch", "--quiet", "--depth=1", "origin", "work:work"]);
      const { reported } = await baseOf("work", clone);
      expect(reported).toContain("git-no-merge-base");
      expect(reported).toContain("`git fetch --unshallow`");
      runTestGit(clone, ["fetch", "--quiet", "--unshallow", "origin", "work", "main"]);
      const base = history.git("rev-parse", "main~3");
      expect((await baseOf("work", clone)).value).toEqual({ commit: base, branch: "origin/HEAD" });
    });
  });
});

describe("the merge base", () => {
  test("is where the work left the default branch, whichever that is", async () => {
    const base = history.commit("base", { a: "1" });
    history.git("checkout", "--quiet", "-b", "work");
    history.commit("work", { b: "1" });
    history.git("checkout", "--quiet", "main");
    history.commit("other", { a: "2" });
    expect((await baseOf("work")).value).toEqual({ commit: base, branch: "main" });
    history.git("branch", "--move", "main", "master");
    expect((await baseOf("work")).value).toEqual({ commit: base, branch: "master" });
    history.git("update-ref", "refs/remotes/origin/main", "master");
    expect((await baseOf("work")).value?.branch).toBe("origin/main");
    // A name that leads nowhere, as after the branch was renamed at origin.
    history.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");
    expect((await baseOf("work")).value?.branch).toBe("origin/main");
    history.git("update-ref", "refs/remotes/origin/gone", "work");
    expect((await baseOf("work")).value?.branch).toBe("origin/HEAD");
  });

  test("is asked for where there is no default branch, or none in common", async () => {
    history.commit("base", { a: "1" });
    history.git("branch", "--move", "main", "trunk");
    const { reported } = await baseOf("trunk");
    expect(reported).toContain("git-no-default-branch");
    expect(reported).toContain("name the revision to compare with");
    history.git("checkout", "--quiet", "--orphan", "main");
    history.commit("stranger", { b: "1" });
    expect((await baseOf("trunk")).reported).toContain(
      "git-no-merge-base: `trunk` and main have no common history in the repository of . " +
        "(name the revision to compare with)",
    );
  });
});

describe("a repository", () => {
  test("is found from a folder inside, also from one that is no more or a link leads to", async () => {
    history.commit("one", { "networks/São Paulo/a\nb/network.yaml": "x" });
    const path = "networks/São Paulo/a\nb";
    await beside(async (folder) => {
      symlinkSync(join(history.root, "networks"), join(folder, "link"));
      const open = (cwd: string, name: string) =>
        tried(cwd, name, async (repository) => Promise.resolve(repository.path));
      expect((await open(history.root, path)).value).toBe(path);
      expect((await open(join(history.root, path), ".")).value).toBe(path);
      expect((await open(folder, "link/São Paulo")).value).toBe("networks/São Paulo");
      history.write({ networks: null });
      expect((await open(history.root, path)).value).toBe(path);
      expect((await open(history.root, "networks/../b")).value).toBe("b");
      expect((await open(history.root, "..")).reported).toContain("git-no-repository");
      expect((await open(join(history.root, ".git"), ".")).reported).toContain("git-no-repository");
      expect((await open(folder, ".")).reported).toContain("git-no-repository");
    });
  });

  test("that is bare has folders too", async () => {
    const commit = history.commit("one", { "net/network.yaml": "x" });
    await beside(async (folder) => {
      runTestGit(folder, ["clone", "--quiet", "--bare", history.root, "bare.git"]);
      const bare = join(folder, "bare.git");
      const read = await tried(bare, "net", async (repository, { report }) => {
        const entries = await listTree(repository, commit, "HEAD", report);
        const hash = entries?.get("network.yaml")?.hash ?? "";
        return (await readObjects(repository, [hash], report))?.get(hash);
      });
      expect(read).toEqual({ value: "x", reported: "" });
    });
  });

  test("is the folder's own, whatever the environment says", async () => {
    const commit = history.commit("one", { a: "1" });
    const other = gitHistory();
    try {
      other.commit("other", { a: "other" });
      const elsewhere = {
        GIT_DIR: join(other.root, ".git"),
        GIT_WORK_TREE: other.root,
        GIT_INDEX_FILE: join(other.root, ".git/index"),
        GIT_OBJECT_DIRECTORY: join(other.root, ".git/objects"),
        GIT_PREFIX: "x/",
        GIT_NAMESPACE: "x",
        GIT_ICASE_PATHSPECS: "1",
      };
      await withVariables(elsewhere, async () => {
        expect((await commitOf("HEAD")).value).toBe(commit);
      });
    } finally {
      other.remove();
    }
  });

  test("of somebody else is not read, and the message has git's own way out", async () => {
    history.commit("one", { a: "1" });
    await withVariables({ GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" }, async () => {
      const { reported } = await commitOf("HEAD");
      expect(reported).toContain("git-distrusts: git does not read the repository of .");
      expect(reported).toContain(`\`git config --global --add safe.directory ${history.root}\``);
    });
  });

  test("needs git", async () => {
    await withVariables({ PATH: "/nonexistent" }, async () => {
      expect((await commitOf("HEAD")).reported).toContain("git-missing: git is not installed");
    });
  });

  test("that is damaged is an error in git's words", async () => {
    history.commit("one", { a: "1" });
    const hash = history.git("rev-parse", "HEAD:a");
    rmSync(join(history.root, `.git/objects/${hash.slice(0, 2)}/${hash.slice(2)}`));
    const { value, reported } = await tried(history.root, ".", (repository, { report }) =>
      readObjects(repository, [hash], report),
    );
    expect(value).toBeNull();
    expect(reported).toContain(`git-failed: git cannot read the repository of .: it does not have`);
    renameSync(join(history.root, ".git/HEAD"), join(history.root, ".git/no-head"));
    expect((await commitOf("HEAD")).reported).toContain("git-no-repository");
  });
});

describe("a folder at a revision", () => {
  const listed = (folder: string, revision: string) =>
    tried(history.root, folder, async (repository, { report }) => {
      const commit = await findCommit(repository, revision, report);
      return commit === null ? null : listTree(repository, commit, revision, report);
    });

  test("has its files by their paths, whatever their names, and nothing of other folders", async () => {
    const names = ["a\nb.yaml", "é/ü", 'q"', "tab\there", "-x", "*", "sub/deep/file"];
    history.commit("one", {
      outside: "0",
      ...Object.fromEntries(names.map((name) => [`net/${name}`, name])),
    });
    const { value } = await listed("net", "HEAD");
    expect([...(value ?? new Map<string, never>()).keys()].sort()).toEqual([...names].sort());
    const read = await tried(history.root, "net", async (repository, { report }) =>
      readObjects(
        repository,
        [...(value?.values() ?? [])].map(({ hash }) => hash),
        report,
      ),
    );
    expect([...(read.value?.values() ?? [])].sort()).toEqual([...names].sort());
  });

  test("is an error where something else stood there, or nothing", async () => {
    await beside(async (folder) => {
      runTestGit(folder, ["init", "--quiet", "sub"]);
      runTestGit(join(folder, "sub"), ["commit", "--quiet", "--allow-empty", "--message=x"]);
      history.write({ file: "x" });
      symlinkSync("elsewhere", join(history.root, "link"));
      runTestGit(history.root, [
        ...["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"],
        ...[join(folder, "sub"), "module"],
      ]);
      history.commit("one");
      for (const name of ["file", "link", "module"]) {
        rmSync(join(history.root, name), { recursive: true });
        mkdirSync(join(history.root, name));
      }
      const reported = async (name: string) => (await listed(name, "HEAD")).reported;
      expect(await reported("none")).toContain("git-no-folder: there was no folder none at `HEAD`");
      expect(await reported("file")).toContain(
        "at `HEAD` there was a file instead of the folder file",
      );
      expect(await reported("link")).toContain(
        "at `HEAD` there was a symbolic link instead of the folder link",
      );
      expect(await reported("module")).toContain(
        "at `HEAD` there was a submodule instead of the folder module",
      );
      expect(await reported("module/inside")).toContain(
        "at `HEAD` there was a submodule instead of the folder module/inside",
      );
      expect(await reported("module")).toContain("a submodule has its own repository");
    });
  });
});
