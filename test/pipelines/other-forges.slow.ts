import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { runTestGit } from "../fixtures/git-history.ts";
import { FakeForge, type Played } from "../forges/fake-forge.ts";
import { hostNetwork, REGISTRY, route, type HostedNetwork } from "./hosted-network.ts";
import { runCommand, type Ran } from "./run-command.ts";
import { hasJob, readComponent, runGitlabJob } from "./run-gitlab-job.ts";
import { runWorkflow } from "./run-workflow.ts";
import { changedNetwork, cloneFor, DESCRIBED, jobEnvironment } from "./workspace.ts";

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
    const { head } = changedNetwork(hosted);
    const played = await play("gitlab");
    played.open({ number: 3, head });
    const env = jobEnvironment(hosted, {
      ...played.env,
      CI_DEFAULT_BRANCH: "main",
      CI_MERGE_REQUEST_IID: "3",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_COMMIT_SHA: head,
      CI_PIPELINE_ID: "12",
    });
    const folder = cloneFor(hosted, head);
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
    const folder = cloneFor(hosted, "main");
    const env = jobEnvironment(hosted, {
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
  const { head, merge } = changedNetwork(hosted);
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
  const { head } = changedNetwork(hosted);
  const folder = cloneFor(hosted, head);
  const make = await runCommand("make", ["--silent", "install", "check"], {
    cwd: folder,
    env: jobEnvironment(hosted),
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
  const env = jobEnvironment(hosted, {
    CHANGE_TARGET: "main",
    PEERC_NETWORKS: ".",
    PEERC_POST: "no",
  });
  const ran: Ran[] = [];
  for (const script of scripts) {
    ran.push(await runCommand("sh", ["-xe", "-c", script], { cwd: folder, env }));
  }
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ran[2]?.log).toContain("Merged into main");
});
