import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { renderRouter } from "../../../src/cli/building/build-network.ts";
import { loadPlansOf } from "../../../src/cli/building/load-plans.ts";
import { diskFiles } from "../../../src/cli/input/disk-files.ts";
import { readNetworkIn } from "../../../src/cli/input/load-network.ts";
import { networkAtRevision } from "../../../src/cli/input/network-at-revision.ts";
import type { NetworkFiles } from "../../../src/cli/input/network-files.ts";
import { readAssertions } from "../../../src/cli/input/read-assertions.ts";
import type { RevisionFiles } from "../../../src/cli/input/revision-files.ts";
import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { openRepository } from "../../../src/git/index.ts";
import { gitHistory, runTestGit, type GitHistory } from "../../fixtures/git-history.ts";

let history: GitHistory;
beforeEach(() => void (history = gitHistory()));
afterEach(() => history.remove());

/** The network in a folder of the history at a revision, and the codes of what was reported. */
async function at(
  folder: string,
  revision: string,
  cwd = history.root,
): Promise<{ readonly files: RevisionFiles | null; readonly codes: readonly string[] }> {
  const reported = new Diagnostics();
  const repository = await openRepository(cwd, folder, reported.report);
  const files = repository && (await networkAtRevision(repository, revision, reported.report));
  return { files, codes: reported.all.map(({ code }) => code) };
}

/** What a network means: the files that `build` would write, its assertions, and what was reported, without the folder's name. */
function planned(files: NetworkFiles): string {
  const reported = new Diagnostics();
  const network = readNetworkIn(history.root, files, reported.report);
  const loaded = network && loadPlansOf(network, reported.report);
  const assertions = network && readAssertions(network, reported.report);
  const rendered = loaded?.plans?.map((plan) => renderRouter(plan).text) ?? null;
  const plain = JSON.stringify(
    { rendered, assertions, reported: reported.all },
    (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value),
  );
  return plain.replaceAll(files.folder, "FOLDER");
}

describe("a network at a revision", () => {
  test("is what the folder was, in all that is read of it", async () => {
    history.copy("examples/azion", "networks/azion");
    history.commit("the example");
    const before = planned(diskFiles(history.root, "networks/azion"));
    history.write({
      "networks/azion/peers/content.yaml": "peers: []\n",
      "networks/azion/policies/own.yaml": "broken: true\n",
      "networks/azion/tests/more.yaml": "broken: true\n",
      "networks/azion/snapshot/RADB/AS-AKAMAI.ipv4": "broken\n",
    });
    history.commit("broken");
    const { files, codes } = await at("networks/azion", "main~1");
    expect(codes).toEqual([]);
    expect(files?.folder).toBe("main~1:networks/azion");
    expect(planned(files!)).toEqual(before);
    // Mistakes are reported with the revision before the path.
    const broken = await at("networks/azion", "HEAD");
    expect(planned(broken.files!)).toContain("snapshot-line-invalid");
    expect(planned(broken.files!)).toEqual(planned(diskFiles(history.root, "networks/azion")));
  });

  test("is read from a bare repository, and from a folder that is no more", async () => {
    history.copy("test/hostile/base", "networks/n");
    history.commit("the network");
    const before = planned(diskFiles(history.root, "networks/n"));
    expect(before).toContain("PEERC_AS13335");
    history.commit("moved away", { "networks/n": null });
    expect(planned((await at("networks/n", "HEAD~1")).files!)).toEqual(before);
    const folder = mkdtempSync(join(tmpdir(), "peerc-bare-"));
    try {
      runTestGit(folder, ["clone", "--quiet", "--bare", history.root, "."]);
      expect(planned((await at("networks/n", "main~1", folder)).files!)).toEqual(before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("at the top of its repository has a name, too", async () => {
    history.copy("test/hostile/base", ".");
    const commit = history.commit("fix: ../a//b");
    expect((await at(".", "HEAD")).files?.folder).toBe("HEAD:.");
    expect((await at(".", commit)).files?.folder).toBe(`${commit.slice(0, 12)}:.`);
    const { files } = await at(".", ":/fix: ../a");
    expect(files?.folder).toBe(`${commit.slice(0, 12)}:.`);
    expect(files?.commit).toBe(commit);
  });

  test("without a network.yaml, or without a snapshot, is reported like a folder", async () => {
    history.copy("test/hostile/base", "networks/n");
    history.write({ "networks/n/snapshot": null });
    history.commit("no snapshot");
    history.commit("no network", { "networks/n/network.yaml": null });
    const reported = async (revision: string) => planned((await at("networks/n", revision)).files!);
    expect(await reported("HEAD")).toContain("FOLDER contains no network.yaml");
    expect(await reported("HEAD~1")).toContain("there is no snapshot in FOLDER");
  });

  test("has no file beyond a submodule", async () => {
    const other = gitHistory();
    try {
      other.commit("data", { "index.json": "{}" });
      history.copy("test/hostile/base", "networks/n");
      history.write({ "networks/n/snapshot": null });
      history.git(
        ...["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"],
        ...[other.root, "networks/n/snapshot"],
      );
      history.commit("with a submodule");
      expect(await at("networks/n", "HEAD")).toEqual({ files: null, codes: ["git-submodule"] });
      expect(await at("networks/n/snapshot", "HEAD~1")).toMatchObject({
        codes: ["git-revision-unknown"],
      });
    } finally {
      other.remove();
    }
  });
});

describe("files at a revision", () => {
  /** What is read of some paths. */
  const readAll = (files: NetworkFiles | null, paths: readonly string[]) =>
    paths.map((path) => [path, files?.read(path), files?.list(path)]);

  test("are read as on disk, where links lead inside of the folder, and outside", async () => {
    history.write({
      "networks/n/network.yaml": "x",
      "networks/n/real/a.yaml": "a",
      "networks/n/real/deep/b.yaml": "b",
      "networks/outside/c.yaml": "c",
      "networks/n/é\n.yaml": "odd",
    });
    const links: Readonly<Record<string, string>> = {
      peers: "real",
      "to-file.yaml": "real/a.yaml",
      "up.yaml": "real/deep/../a.yaml",
      "through.yaml": "peers/deep/b.yaml",
      "real/back": "..",
      "out.yaml": "../outside/c.yaml",
      "out-and-on.yaml": "../real/a.yaml",
      "out-and-in.yaml": "../n/real/a.yaml",
      out: "../outside",
      "loop.yaml": "loop.yaml",
      "one.yaml": "two.yaml",
      "two.yaml": "one.yaml",
      "nothing.yaml": "no/such",
      "passwd.yaml": "/etc/passwd",
      "self.yaml": ".",
    };
    for (const [path, target] of Object.entries(links)) {
      symlinkSync(target, join(history.root, "networks/n", path));
    }
    history.commit("links");
    const { files } = await at("networks/n", "HEAD");
    const paths = [
      ...Object.keys(links),
      ...["", ".", "real", "network.yaml", "real/", "./real//a.yaml", "real/../network.yaml"],
      ...["peers/a.yaml", "peers/back/network.yaml", "network.yaml/x", "../outside/c.yaml"],
      ...["é\n.yaml", "no", "__proto__", "constructor"],
    ];
    // By git's rule a path that leaves the folder is outside of it, even if it comes back.
    const same = paths.filter((path) => path !== "out-and-in.yaml");
    expect(readAll(files, same)).toEqual(readAll(diskFiles(history.root, "networks/n"), same));
    expect(files?.read("out-and-in.yaml")).toBeNull();
    expect(files?.read("through.yaml")).toBe("b");
    expect(files?.paths("real")).toEqual(["a.yaml", "back", "deep/b.yaml"]);
  });

  test("that build wrote are not read, nor archives", async () => {
    history.write({
      "networks/n/network.yaml": "x",
      "networks/n/rendered/.peerc": "r.conf\n",
      "networks/n/rendered/r.conf": "large",
      "networks/n/base/r.conf": "base",
      "networks/n/irr/radb.db.gz": "large",
    });
    history.commit("one");
    const { files } = await at("networks/n", "HEAD");
    const paths = ["rendered/r.conf", "irr/radb.db.gz", "base/r.conf"];
    expect(paths.map((path) => files?.read(path))).toEqual([null, null, "base"]);
    expect(files?.list("rendered")).toEqual([".peerc", "r.conf"]);
  });

  test("of two revisions share what is the same", async () => {
    history.copy("test/hostile/base", "networks/n");
    history.commit("one");
    history.commit("two", { "networks/n/peers/new.yaml": "peers: []\n" });
    const reported = new Diagnostics();
    const repository = await openRepository(history.root, "networks/n", reported.report);
    const read = async (revision: string) =>
      networkAtRevision(repository!, revision, reported.report);
    await read("HEAD~1");
    const known = repository!.texts.size;
    const second = await read("HEAD");
    expect(repository!.texts.size).toBe(known + 1);
    expect(second?.list("peers")).toEqual(["new.yaml"]);
  });

  test("leave no trace: nothing is written", async () => {
    history.copy("test/hostile/base", "networks/n");
    history.commit("one");
    const folder = mkdtempSync(join(tmpdir(), "peerc-copy-"));
    try {
      cpSync(history.root, folder, { recursive: true, preserveTimestamps: true });
      await at("networks/n", "HEAD");
      expect(runTestGit("/", ["diff", "--no-index", "--stat", folder, history.root])).toBe("");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
