import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { runTestGit } from "../fixtures/git-history.ts";
import { FakeForge } from "../forges/fake-forge.ts";
import { hostNetwork, type HostedNetwork } from "./hosted-network.ts";
import { runCommand } from "./run-command.ts";
import { changedNetwork, changeLimit, cloneFor, DESCRIBED, jobEnvironment } from "./workspace.ts";

let hosted: HostedNetwork;
let forge: FakeForge | null = null;
beforeEach(() => {
  hosted = hostNetwork();
});
afterEach(async () => {
  await forge?.stop();
  forge = null;
  hosted.remove();
});

const check = (folder: string, more: Readonly<Record<string, string>> = {}) =>
  runCommand("sh", ["ci/check.sh"], { cwd: folder, env: jobEnvironment(hosted, more) });

test("two networks in subfolders: each has its reports and its comment, and the worst result counts", async () => {
  hosted.remove();
  hosted = hostNetwork(["networks/a", "networks/b"]);
  hosted.git("checkout", "--quiet", "-b", "work");
  changeLimit(hosted, "networks/b", 900);
  const path = "networks/a/network.yaml";
  hosted.write({
    [path]: hosted.read(path).replace("router_id: 192.0.2.1", "router_id: 192.0.2.2"),
  });
  hosted.commit("Both");
  const { head } = hosted.openRequest(3, "work");
  const both = { PEERC_NETWORKS: "networks/a networks/b" };
  const folder = cloneFor(hosted, head);
  const checked = await check(folder, both);
  expect(checked.code).toBe(2);
  const resultOf = (name: string) =>
    (
      JSON.parse(readFileSync(join(folder, "reports", name, "check.json"), "utf8")) as {
        failed: boolean;
      }
    ).failed;
  expect([resultOf("networks/a"), resultOf("networks/b")]).toEqual([true, false]);
  const played = (forge = new FakeForge("github"));
  await played.start();
  played.user = "bot";
  played.open({ number: 3, head });
  const env = jobEnvironment(hosted, { ...both, ...played.env, PEERC_HEAD: head });
  const commented = await runCommand("sh", ["ci/comment.sh"], { cwd: folder, env });
  expect(commented.code).toBe(0);
  expect(played.comments.map(({ body }) => body.split(" run=")[0])).toEqual([
    "<!-- peerc post diff/networks/a",
    "<!-- peerc post diff/networks/b",
  ]);
  // At the top there is no network, and it says where there are some.
  expect((await check(folder)).log).toContain("contains no network.yaml");
});

test("a shallow clone gets the rest of the history; without a way to it, it says what is missing", async () => {
  const { head } = changedNetwork(hosted);
  hosted.git("push", "--quiet", "origin", "work");
  const shallow = ["--depth=1", "--branch=work"];
  const folder = cloneFor(hosted, head, ...shallow);
  expect(await check(folder)).toMatchObject({ code: 0, log: expect.stringContaining(DESCRIBED) });
  const other = join(hosted.root, "job/other");
  runTestGit(hosted.root, ["clone", "--quiet", ...shallow, `file://${hosted.remote}`, other]);
  runTestGit(other, ["remote", "set-url", "origin", `file://${hosted.root}/gone.git`]);
  const cut = await check(other);
  expect([cut.code, cut.log]).toEqual([
    1,
    expect.stringContaining(
      "the branch main cannot be fetched from origin, and is not in this clone",
    ),
  ]);
});

test("a conflict with the target is shown as what it is", async () => {
  const { head } = changedNetwork(hosted);
  hosted.git("checkout", "--quiet", "main");
  changeLimit(hosted, ".", 700);
  hosted.commit("Another limit");
  hosted.git("push", "--quiet", "origin", "HEAD:main");
  const folder = cloneFor(hosted, head);
  // By itself the branch is right, and is compared with where it left main.
  expect(await check(folder)).toMatchObject({ code: 0, log: expect.stringContaining(DESCRIBED) });
  expect(() =>
    runTestGit(folder, ["-c", "user.name=a", "-c", "user.email=a@b", "merge", "origin/main"]),
  ).toThrow();
  const merged = await check(folder);
  expect(merged.code).toBe(1);
  expect(merged.log).toContain("network.yaml:");
  expect(merged.log).toMatch(/error\[[\w-]+\]: .*conflict/i);
});

test("what is wrong with a step's settings is said before anything is done", async () => {
  const folder = cloneFor(hosted, "main");
  const run = (script: string, env: Readonly<Record<string, string>>) =>
    runCommand("sh", [`ci/${script}.sh`], { cwd: folder, env: jobEnvironment(hosted, env) });
  expect((await run("comment", { PEERC_HEAD: "main; rm -rf /" })).log).toContain(
    "PEERC_HEAD is not the full hash",
  );
  expect((await run("check", { PEERC_TARGET: "--upload-pack=x" })).log).toContain(
    "PEERC_TARGET is not the name of a branch",
  );
  expect((await run("refresh", { PEERC_BRANCH: "main" })).log).toContain("is the target itself");
  hosted.write({});
  const { log, code } = await runCommand("sh", ["-c", "echo x >>network.yaml; sh ci/refresh.sh"], {
    cwd: folder,
    env: jobEnvironment(hosted),
  });
  expect([code, log]).toEqual([
    1,
    expect.stringContaining("the working tree has changes: they would be lost"),
  ]);
});
