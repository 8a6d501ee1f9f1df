import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { runTestGit } from "../fixtures/git-history.ts";
import { FakeForge, type Played } from "../forges/fake-forge.ts";
import { hostNetwork, REGISTRY, route, type HostedNetwork } from "./hosted-network.ts";
import { runCommand, type Ran } from "./run-command.ts";
import { hasJob, readComponent, runGitlabJob } from "./run-gitlab-job.ts";
import { runWorkflow } from "./run-workflow.ts";

let hosted: HostedNetwork;
let forge: FakeForge | null = null;
beforeEach(() => {
  hosted = hostNetwork(["."]);
});
afterEach(async () => {
  await forge?.stop();
  forge = null;
  hosted.remove();
});

async function play(played: Played): Promise<FakeForge> {
  const one = new FakeForge(played);
  await one.start();
  return (forge = one);
}

const withLimit = (folder: string, limit: number) => {
  const path = join(folder, "network.yaml");
  const text = hosted
    .read(path)
    .replace("relation: peer", `relation: peer\n    max_prefixes: { ipv4: ${limit} }`);
  hosted.write({ [path]: text });
  hosted.peerc("build", folder);
};

/** A branch with a change, as a request. */
function changed() {
  hosted.git("checkout", "--quiet", "-b", "work");
  withLimit(".", 900);
  hosted.commit("A higher limit");
  return hosted.openRequest(3, "work");
}

/** A clone for a job, and its environment. */
function workspace(commit: string, ...options: readonly string[]): string {
  const folder = join(hosted.root, "job/work");
  runTestGit(hosted.root, ["clone", "--quiet", ...options, `file://${hosted.remote}`, folder]);
  runTestGit(folder, ["fetch", "--quiet", "origin", commit]);
  runTestGit(folder, ["checkout", "--quiet", "--detach", commit]);
  return folder;
}

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  PATH: `${hosted.programs}:${process.env["PATH"] ?? ""}`,
  HOME: hosted.root,
  GIT_CONFIG_NOSYSTEM: "1",
  ...more,
});

const DESCRIBED = "the maximum of prefixes: 250 -> 900";

describe("GitLab", () => {
  const jobs = readComponent(readFileSync("examples/pipelines/gitlab/templates/peerc.yml", "utf8"));
  const job = (name: string) => {
    const found = jobs.get(name);
    if (!found) throw new Error(`there is no job ${name}`);
    return found;
  };
  const selected = (env: Readonly<Record<string, string>>) =>
    [...jobs].filter(([, one]) => hasJob(one, env)).map(([name]) => name);

  test("has its jobs where they belong, and those with a token not for forks", () => {
    const token = { GITLAB_TOKEN: "x" };
    const request = { CI_PIPELINE_SOURCE: "merge_request_event" };
    expect(selected({ ...request, ...token })).toEqual(["peerc-check", "peerc-comment"]);
    expect(selected(request)).toEqual(["peerc-check"]);
    expect(selected({ CI_PIPELINE_SOURCE: "schedule", ...token })).toEqual(["peerc-refresh"]);
    expect(selected({ CI_PIPELINE_SOURCE: "schedule" })).toEqual([]);
    const main = { CI_COMMIT_BRANCH: "main", CI_DEFAULT_BRANCH: "main" };
    expect(selected({ CI_PIPELINE_SOURCE: "push", ...main })).toEqual(["pages"]);
    expect(job("peerc-check").artifacts).toMatchObject({
      reports: { junit: "reports/**/junit.xml", codequality: "reports/codequality.json" },
    });
  });

  test("checks a merge request and comments on it", async () => {
    const { head } = changed();
    const played = await play("gitlab");
    played.open({ number: 3, head });
    const env = environment({
      ...played.env,
      CI_DEFAULT_BRANCH: "main",
      CI_MERGE_REQUEST_IID: "3",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_COMMIT_SHA: head,
      CI_PIPELINE_ID: "12",
    });
    const folder = workspace(head);
    const checked = await runGitlabJob(job("peerc-check"), folder, env);
    expect(checked).toMatchObject({ code: 0, log: expect.stringContaining(DESCRIBED) });
    expect(JSON.parse(readFileSync(join(folder, "reports/codequality.json"), "utf8"))).toEqual([]);
    expect(existsSync(join(folder, "reports/junit.xml"))).toBe(true);
    const commented = await runGitlabJob(job("peerc-comment"), folder, env);
    expect(commented.code).toBe(0);
    expect(played.comments.map(({ body }) => body.split("\n")[0])).toEqual([
      "<!-- peerc post diff run=12 -->",
    ]);
    expect(played.comments[0]?.body).toContain(DESCRIBED);
    expect(checked.log + commented.log).not.toContain(played.token);
  });

  test("refreshes with a token that is in no command line, and makes a page of it", async () => {
    const played = await play("gitlab");
    hosted.register(`${REGISTRY}${route("104.16.0.0/14")}`);
    const folder = workspace("main");
    const env = environment({
      ...played.env,
      CI_DEFAULT_BRANCH: "main",
      CI_PROJECT_URL: `file://${hosted.remote.replace(/\.git$/, "")}`,
    });
    const refreshed = await runGitlabJob(job("peerc-refresh"), folder, env);
    expect(refreshed).toMatchObject({ code: 0, log: expect.stringContaining("Merged into main") });
    const config = readFileSync(join(folder, ".git/config"), "utf8");
    expect(config + refreshed.log).not.toContain(played.token);
    expect(played.requests.map(({ branch, onto }) => [branch, onto])).toEqual([
      ["peerc/refresh", "main"],
    ]);
    runTestGit(folder, ["checkout", "--quiet", "--detach", "origin/main"]);
    const page = await runGitlabJob(job("pages"), folder, env);
    expect(page.code).toBe(0);
    expect(readFileSync(join(folder, "public/network.html"), "utf8")).toContain("104.16.0.0/14");
    expect(readFileSync(join(folder, "public/index.html"), "utf8")).toContain(
      'href="network.html"',
    );
  });
});

test("Forgejo checks a request and comments on it; for a fork only checks", async () => {
  const { head, merge } = changed();
  const played = await play("forgejo");
  played.open({ number: 3, head });
  const run = (from: string) =>
    runWorkflow({
      workflow: hosted.git("show", `${merge}:.forgejo/workflows/peerc.yml`),
      github: {
        ...{ base_ref: "main", repository: "net/peering", token: played.token },
        event: { pull_request: { number: 3, head: { sha: head, repo: { full_name: from } } } },
      },
      ...{ remote: hosted.remote, commit: merge, home: join(hosted.root, "job") },
      programs: hosted.programs,
      env: {
        ...{ GITHUB_ACTIONS: "true", FORGEJO_ACTIONS: "true", GITHUB_API_URL: played.api },
        GITHUB_REPOSITORY: "net/peering",
      },
    });
  const own = await run("net/peering");
  expect(Object.entries(own).map(([name, { code }]) => [name, code])).toEqual([
    ["check", 0],
    ["comment", 0],
  ]);
  expect(own["check"]?.artifact).not.toBeNull();
  expect(played.comments.map(({ author }) => author)).toEqual(["forgejo-actions"]);
  expect(played.comments[0]?.body).toContain(DESCRIBED);
  expect(Object.keys(await run("fork/peering"))).toEqual(["check"]);
});

test("make and Jenkins run the same steps", async () => {
  const { head } = changed();
  const folder = workspace(head);
  const make = await runCommand("make", ["--silent", "install", "check"], {
    cwd: folder,
    env: environment(),
  });
  expect(make).toMatchObject({ code: 0, log: expect.stringContaining(DESCRIBED) });
  // The scripts of the Jenkinsfile, each in its own shell, as the step `sh` runs them.
  const text = readFileSync("examples/pipelines/Jenkinsfile", "utf8");
  const scripts = [...text.matchAll(/sh '([^']+)'/g)].map(([, script]) => script ?? "");
  expect(scripts).toEqual([
    "npm ci --ignore-scripts --no-audit --no-fund",
    'PEERC_TARGET="$CHANGE_TARGET" sh ci/check.sh',
    "sh ci/refresh.sh",
  ]);
  hosted.register(`${REGISTRY}${route("104.16.0.0/14")}`);
  const env = environment({ CHANGE_TARGET: "main", PEERC_NETWORKS: ".", PEERC_POST: "no" });
  const ran: Ran[] = [];
  for (const script of scripts) {
    ran.push(await runCommand("sh", ["-xe", "-c", script], { cwd: folder, env }));
  }
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ran[2]?.log).toContain("Merged into main");
});

describe("bad repositories", () => {
  const check = (folder: string, more: Readonly<Record<string, string>> = {}) =>
    runCommand("sh", ["ci/check.sh"], { cwd: folder, env: environment(more) });

  test("two networks in subfolders: each has its reports and its comment, and the worst result counts", async () => {
    hosted.remove();
    hosted = hostNetwork(["networks/a", "networks/b"]);
    hosted.git("checkout", "--quiet", "-b", "work");
    withLimit("networks/b", 900);
    const path = "networks/a/network.yaml";
    hosted.write({
      [path]: hosted.read(path).replace("router_id: 192.0.2.1", "router_id: 192.0.2.2"),
    });
    hosted.commit("Both");
    const { head } = hosted.openRequest(3, "work");
    const both = { PEERC_NETWORKS: "networks/a networks/b" };
    const folder = workspace(head);
    const checked = await check(folder, both);
    expect(checked.code).toBe(2);
    const resultOf = (name: string) =>
      (
        JSON.parse(readFileSync(join(folder, "reports", name, "check.json"), "utf8")) as {
          failed: boolean;
        }
      ).failed;
    expect([resultOf("networks/a"), resultOf("networks/b")]).toEqual([true, false]);
    const played = await play("github");
    played.user = "bot";
    played.open({ number: 3, head });
    const env = environment({ ...both, ...played.env, PEERC_HEAD: head });
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
    const { head } = changed();
    hosted.git("push", "--quiet", "origin", "work");
    const shallow = ["--depth=1", "--branch=work"];
    const folder = workspace(head, ...shallow);
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
    const { head } = changed();
    hosted.git("checkout", "--quiet", "main");
    withLimit(".", 700);
    hosted.commit("Another limit");
    hosted.git("push", "--quiet", "origin", "HEAD:main");
    const folder = workspace(head);
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
    const folder = workspace("main");
    const run = (script: string, env: Readonly<Record<string, string>>) =>
      runCommand("sh", [`ci/${script}.sh`], { cwd: folder, env: environment(env) });
    expect((await run("comment", { PEERC_HEAD: "main; rm -rf /" })).log).toContain(
      "PEERC_HEAD is not the full hash",
    );
    expect((await run("check", { PEERC_TARGET: "--upload-pack=x" })).log).toContain(
      "PEERC_TARGET is not the name of a branch",
    );
    expect((await run("refresh", { PEERC_BRANCH: "main" })).log).toContain("is the target itself");
    hosted.write({});
    const { log, code } = await runCommand(
      "sh",
      ["-c", "echo x >>network.yaml; sh ci/refresh.sh"],
      {
        cwd: folder,
        env: environment(),
      },
    );
    expect([code, log]).toEqual([
      1,
      expect.stringContaining("the working tree has changes: they would be lost"),
    ]);
  });
});
