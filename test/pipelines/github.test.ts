import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { FakeForge } from "../forges/fake-forge.ts";
import { hostNetwork, REGISTRY, route, type HostedNetwork } from "./hosted-network.ts";
import { runWorkflow, type JobRun, type Workflow } from "./run-workflow.ts";

let hosted: HostedNetwork;
let forge: FakeForge;
let may: Readonly<Record<string, string>> = {};
beforeEach(async () => {
  hosted = hostNetwork();
  forge = new FakeForge("github");
  await forge.start();
  may = {};
  // A token does what the workflow's permissions say.
  forge.fault = ({ method }) =>
    method !== "GET" && may["pull-requests"] !== "write"
      ? { status: 403, body: '{"message":"Resource not accessible by integration"}' }
      : null;
});
afterEach(async () => {
  await forge.stop();
  hosted.remove();
});

const PULL = { base_ref: "main", repository: "net/peering", token: "s3cret-token" };
const at = (name: string) => `.github/workflows/${name}.yml`;

/** Runs a workflow of the repository, as it is in a commit. */
async function run(
  name: string,
  from: string,
  commit: string,
  github: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, JobRun>>> {
  const done = await runWorkflow({
    workflow: hosted.git("show", `${from}:${at(name)}`),
    ...{ github: { ref: "refs/pull/3/merge", token: forge.token, ...github }, commit },
    ...{ remote: hosted.remote, programs: hosted.programs, home: join(hosted.root, name) },
    env: {
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: forge.api,
      GITHUB_REPOSITORY: "net/peering",
      GITHUB_RUN_ID: "41",
    },
    onJob: (permissions) => void (may = permissions),
  });
  for (const { log } of Object.values(done)) expect(log).not.toContain(forge.token);
  return done;
}

const check = async (merge: string, isFork = false): Promise<JobRun> => {
  const head = { repo: { full_name: isFork ? "fork/peering" : "net/peering" } };
  // For a pull request, the forge takes the workflow from the merge: whoever opens it can edit it.
  const event = { pull_request: { head } };
  const { check: job } = await run("peerc", merge, merge, { ...PULL, event });
  if (!job) throw new Error("the job has not run");
  return job;
};

const comment = async (head: string): Promise<JobRun> => {
  const event = {
    workflow_run: { event: "pull_request", head_sha: head },
    repository: { default_branch: "main" },
  };
  const { comment: job } = await run("peerc-comment", "origin/main", "main", { ...PULL, event });
  if (!job) throw new Error("the job has not run");
  return job;
};

const refresh = async (): Promise<JobRun> => {
  const event = { repository: { default_branch: "main" } };
  const { refresh: job } = await run("peerc-refresh", "origin/main", "main", { ...PULL, event });
  if (!job) throw new Error("the job has not run");
  return job;
};

const NETWORK = "network.yaml";
const withLimit = (limit: number) =>
  hosted
    .read(NETWORK)
    .replace("relation: peer", `relation: peer\n    max_prefixes: { ipv4: ${limit} }`);
const main = () => hosted.git("ls-remote", "origin", "refs/heads/main").split("\t")[0];

describe("a pull request", () => {
  test("that is right passes, and gets one comment, which follows it", async () => {
    hosted.git("checkout", "--quiet", "-b", "work");
    hosted.write({ [NETWORK]: withLimit(900) });
    hosted.peerc("build");
    hosted.commit("A higher limit");
    const { head, merge } = hosted.openRequest(3, "work");
    forge.open({ number: 3, head });
    const checked = await check(merge);
    expect(checked.log).toContain(
      "::warning file=network.yaml,line=12,title=peerc diff::the maximum of prefixes: 250 -> 900",
    );
    expect(checked.code).toBe(0);
    expect(checked.steps).toEqual([
      "actions/checkout@v4",
      "./.github/actions/peerc",
      "actions/setup-node@v4",
      "Install peerc from the lock file",
      "Check",
      "Show the findings in the Security tab",
      "Keep the reports",
    ]);
    expect(checked.summary).toContain("| build | passed | 1 file up to date, 2 filters proven |");
    expect(JSON.parse(checked.sarif ?? "")).toMatchObject({ version: "2.1.0" });
    const report = (name: string) => join(checked.artifact ?? "", name);
    expect(readFileSync(report("junit.xml"), "utf8")).toContain('tests="5" failures="0"');
    expect(existsSync(report("diff.html"))).toBe(true);

    expect((await comment(head)).code).toBe(0);
    expect(forge.comments.map(({ author }) => author)).toEqual(["github-actions[bot]"]);
    expect(forge.comments[0]?.body).toContain("the maximum of prefixes: 250 -> 900");
    // The next push.
    hosted.commit("Another limit", { [NETWORK]: hosted.read(NETWORK).replace("900", "800") });
    const next = hosted.openRequest(3, "work");
    Object.assign(forge.requests[0] ?? {}, { head: next.head });
    const stale = await check(next.merge);
    expect(stale.code).toBe(1);
    expect(stale.log).toContain(
      "rendered/gru1.conf is out of date: an input changed: it was built of commit",
    );
    expect(stale.sarif).toContain("file-out-of-date");
    expect((await comment(next.head)).code).toBe(0);
    expect(forge.comments).toHaveLength(1);
    expect(forge.comments[0]?.body).toContain("the maximum of prefixes: 250 -> 800");
  });

  test("of a fork passes without a token, and a workflow that it edits decides nothing", async () => {
    hosted.git("checkout", "--quiet", "-b", "work");
    hosted.write({
      [NETWORK]: withLimit(900),
      // The fork has the comment say what it likes, and lets its checks pass.
      "ci/comment.sh": "#!/bin/sh\necho stolen $GITHUB_TOKEN\n",
      "ci/check.sh":
        '#!/bin/sh\nmkdir -p reports\necho "{}" >reports/peerc.sarif\necho "token <$GITHUB_TOKEN>"\n',
      [at("peerc-comment")]: "jobs: { comment: { steps: [{ run: 'echo stolen' }] } }\n",
      "package.json": '{ "scripts": { "preinstall": "echo stolen" } }\n',
    });
    hosted.commit("Harmless");
    const { head, merge } = hosted.openRequest(3, "work");
    forge.open({ number: 3, head, isOwn: false });
    const checked = await check(merge, true);
    expect(checked.log).toContain("token <>");
    expect(checked.steps).not.toContain("Show the findings in the Security tab");
    const commented = await comment(head);
    expect(commented.code).toBe(0);
    expect(commented.log).not.toContain("stolen");
    expect(forge.comments[0]?.body).toContain("the maximum of prefixes: 250 -> 900");
  });

  test("that is force-pushed meanwhile gets no comment about its old commit", async () => {
    hosted.git("checkout", "--quiet", "-b", "work");
    const old = hosted.commit("A limit", { [NETWORK]: withLimit(900) });
    forge.open({ number: 3, head: hosted.openRequest(3, "work").head });
    hosted.git("commit", "--quiet", "--amend", "--message=Another");
    hosted.openRequest(3, "work");
    const commented = await comment(old);
    expect([commented.code, forge.comments]).toEqual([0, []]);
    expect(commented.log).toContain(`No request is at ${old} any more`);
  });

  test("whose network has errors gets a comment that says so, and shows them as text", async () => {
    hosted.git("checkout", "--quiet", "-b", "work");
    const text = hosted.read(NETWORK).replace("relation: peer", "relation: '``` <!-- @everyone'");
    hosted.commit("Broken", { [NETWORK]: text });
    const { head, merge } = hosted.openRequest(3, "work");
    forge.open({ number: 3, head });
    expect((await check(merge)).code).toBe(1);
    expect((await comment(head)).code).toBe(0);
    const lines = forge.comments[0]?.body.split("\n") ?? [];
    expect(lines[1]).toBe("The change cannot be compared:");
    // All of it is a code block by its indentation.
    expect(lines.slice(2).every((line) => line === "" || line.startsWith("    "))).toBe(true);
    expect(lines.join("\n")).toContain("@everyone");
  });

  test("without a common history, and with a token that only reads, ends with a clear error", async () => {
    hosted.git("checkout", "--quiet", "--orphan", "work");
    const head = hosted.commit("Another beginning", { [NETWORK]: withLimit(900) });
    hosted.git("push", "--quiet", "origin", `${head}:refs/pull/3/head`);
    forge.open({ number: 3, head });
    const checked = await check(head);
    expect(checked.code).toBe(1);
    expect(checked.log).toContain(
      "HEAD and main have no commit in common: there is nothing to compare with",
    );
    hosted.git("checkout", "--quiet", "-b", "other", "main");
    hosted.commit("A limit", { [NETWORK]: withLimit(900) });
    const other = hosted.openRequest(4, "other");
    forge.open({ number: 4, head: other.head });
    forge.fault = ({ method }) => (method === "GET" ? null : { status: 403 });
    const commented = await comment(other.head);
    expect([commented.code, forge.comments]).toEqual([1, []]);
    expect(commented.log).toContain("error[forge-refused]: GitHub refuses: 403");
    expect(commented.log).toContain("it needs `permissions: { pull-requests: write }`");
  });
});

describe("the nightly refresh", () => {
  const requests = () => forge.requests.map(({ branch, title, isOpen }) => [branch, title, isOpen]);
  const branchAt = () =>
    hosted.git("ls-remote", "origin", "refs/heads/peerc/refresh").split("\t")[0];

  test("merges itself where all of it is allowed, and does nothing where nothing is new", async () => {
    hosted.register(REGISTRY);
    const nothing = await refresh();
    // The example's snapshot is of the same dump.
    expect([nothing.code, nothing.log]).toEqual([0, expect.stringContaining("Nothing new.")]);
    const before = main();
    hosted.register(`${REGISTRY}${route("104.16.0.0/14")}`);
    const merged = await refresh();
    expect([merged.code, merged.log]).toEqual([0, expect.stringContaining("Merged into main")]);
    expect(requests()).toEqual([["peerc/refresh", "Refresh the registry data", true]]);
    expect(forge.requests[0]?.body).toContain(
      "**Within changes.yaml: 1 difference, all allowed.**",
    );
    hosted.git("fetch", "--quiet", "origin");
    expect(hosted.git("rev-parse", "origin/main~1")).toBe(before);
    expect(hosted.git("show", "--stat", "--format=", "origin/main")).toContain(
      "rendered/gru1.conf",
    );
    expect(branchAt()).toBe("");
  });

  test("waits for a person where something is not allowed; the next night updates, or ends it", async () => {
    const before = main();
    hosted.register(`${REGISTRY}${route("45.60.0.0/22")}`);
    const first = await refresh();
    expect([first.code, main()]).toEqual([0, before]);
    expect(first.log).toContain(
      "Not everything is allowed in advance: the branch peerc/refresh waits for a person.",
    );
    expect(forge.requests[0]?.body).toContain("**Outside of changes.yaml: 1 of");
    const waiting = branchAt();
    // The same again writes nothing: no commit, no push, no call that changes anything.
    forge.calls.length = 0;
    expect((await refresh()).code).toBe(0);
    expect([branchAt(), forge.calls.map(({ method }) => method)]).toEqual([waiting, ["GET"]]);
    hosted.register(`${REGISTRY}${route("45.60.0.0/22")}${route("45.60.4.0/22")}`);
    expect((await refresh()).code).toBe(0);
    expect(branchAt()).not.toBe(waiting);
    expect([requests().length, main()]).toEqual([1, before]);
    hosted.register(REGISTRY);
    expect((await refresh()).log).toContain("Nothing new.");
    expect(branchAt()).toBe("");
  });

  test("never merges what was not judged: main moves meanwhile, and it begins anew", async () => {
    hosted.register(`${REGISTRY}${route("104.16.0.0/14")}`);
    let moved = "";
    forge.meanwhile = ({ method }) => {
      if (method !== "POST" || moved !== "") return;
      moved = hosted.commit("Meanwhile", { "notes.txt": "of somebody" });
      hosted.git("push", "--quiet", "origin", "HEAD:main");
    };
    const merged = await refresh();
    expect(merged.code).toBe(0);
    expect(merged.log).toContain("main or peerc/refresh was changed by others meanwhile.");
    hosted.git("fetch", "--quiet", "origin");
    expect(hosted.git("rev-parse", "origin/main~1")).toBe(moved);
    expect(forge.requests).toHaveLength(1);
  });

  test("a failing fetch, a refused request and a protected branch end it, and nothing is merged", async () => {
    const before = main();
    hosted.register("");
    const empty = await refresh();
    expect([empty.code, branchAt(), main()]).toEqual([1, "", before]);
    hosted.register(`${REGISTRY}${route("104.16.0.0/14")}`);
    const allow = forge.fault;
    forge.fault = ({ method }) => (method === "GET" ? null : { status: 403 });
    const refused = await refresh();
    expect([refused.code, main()]).toEqual([1, before]);
    forge.fault = allow;
    const hook = join(hosted.remote, "hooks/update");
    writeFileSync(
      hook,
      '#!/bin/sh\n[ "$1" != refs/heads/main ] || { echo "GH006: Protected branch" >&2; exit 1; }\n',
    );
    chmodSync(hook, 0o755);
    const guarded = await refresh();
    expect([guarded.code, main()]).toEqual([1, before]);
    expect(guarded.log).toContain("GH006: Protected branch");
    expect(guarded.log).toContain(
      "main takes no push of this account (is it protected?): the request of peerc/refresh stays open",
    );
  });
});

test("no workflow puts what others write into a script, or runs their code with a token", () => {
  const runs = (value: unknown): readonly string[] =>
    typeof value !== "object" || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) =>
          key === "run" && typeof inner === "string" ? [inner] : runs(inner),
        );
  const files = [
    ...["peerc", "peerc-comment", "peerc-refresh"].map((name) => `github/workflows/${name}.yml`),
    "github/actions/peerc/action.yml",
    ...["peerc", "peerc-refresh"].map((name) => `forgejo/workflows/${name}.yml`),
  ];
  let scripts = 0;
  for (const name of files) {
    const text = readFileSync(join("examples/pipelines", name), "utf8");
    scripts += runs(parse(text)).length;
    expect([name, runs(parse(text)).filter((line) => line.includes("${{"))]).toEqual([name, []]);
    expect(text).not.toContain("pull_request_target:");
  }
  expect(scripts).toBeGreaterThan(8);
  for (const name of files.slice(0, 3)) {
    const { permissions } = parse(
      readFileSync(join("examples/pipelines", name), "utf8"),
    ) as Workflow;
    expect(permissions).toBeDefined();
  }
});
