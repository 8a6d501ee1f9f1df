import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { runTestGit } from "../fixtures/git-history.ts";
import { FakeForge } from "../forges/fake-forge.ts";
import { hostNetwork, REGISTRY, route, type HostedNetwork } from "./hosted-network.ts";
import { runCommand, type Ran } from "./run-command.ts";
import { changedNetwork, cloneFor, DESCRIBED, jobEnvironment } from "./workspace.ts";

const ACT = process.env["PEERC_ACT"] ?? "";
const GITLAB_CI_LOCAL = process.env["PEERC_GITLAB_CI_LOCAL"] ?? "";

let hosted: HostedNetwork;
let forge: FakeForge;
beforeEach(() => {
  hosted = hostNetwork();
});
afterEach(async () => {
  await forge.stop();
  hosted.remove();
});

/** The actions of others, for which there is no network: they do nothing. */
const STUB = `name: stub
description: stub
inputs: { node-version: {}, name: {}, path: {}, retention-days: {}, sarif_file: {} }
runs: { using: composite, steps: [{ run: "true", shell: bash }] }
`;
const STUBBED = [
  ["actions/setup-node@v4", "setup-node", "."],
  ["actions/upload-artifact@v4", "upload-artifact", "."],
  ["github/codeql-action@v3", "codeql-action", "upload-sarif"],
] as const;

(ACT === "" ? describe.skip : describe)("act, on the host", () => {
  beforeEach(async () => {
    forge = new FakeForge("github");
    await forge.start();
    forge.user = "bot";
  });

  const act = async (
    event: string,
    workflow: string,
    folder: string,
    payload: unknown,
  ): Promise<Ran> => {
    const stubs = STUBBED.flatMap(([action, name, inner]) => {
      const stub = join(hosted.root, "stubs", name);
      mkdirSync(join(stub, inner), { recursive: true });
      writeFileSync(join(stub, inner, "action.yml"), STUB);
      return ["--local-repository", `${action}=${stub}`];
    });
    const file = join(hosted.root, "event.json");
    writeFileSync(file, JSON.stringify(payload));
    const ran = await runCommand(
      ACT,
      [
        ...[event, "-W", `.github/workflows/${workflow}.yml`, "-P", "ubuntu-latest=-self-hosted"],
        ...["-e", file, "-s", `GITHUB_TOKEN=${forge.token}`, ...stubs],
        ...["--env", `GITHUB_API_URL=${forge.api}`, "--env", "GITHUB_REPOSITORY=net/peering"],
      ],
      { cwd: folder, env: jobEnvironment(hosted) },
    );
    expect(ran.log).not.toContain(forge.token);
    return ran;
  };

  test("runs the workflow of a pull request", async () => {
    const { head } = changedNetwork(hosted);
    const payload = {
      pull_request: {
        number: 3,
        base: { ref: "main" },
        head: { ref: "work", repo: { full_name: "net/peering" } },
      },
    };
    const ran = await act("pull_request", "peerc", cloneFor(hosted, head), payload);
    expect(ran).toMatchObject({ code: 0, log: expect.stringContaining(DESCRIBED) });
    expect(ran.log).toContain("Job succeeded");
  });

  test("runs the workflow that comments", async () => {
    const { head } = changedNetwork(hosted);
    forge.open({ number: 3, head });
    const ran = await act("workflow_run", "peerc-comment", cloneFor(hosted, "main"), {
      workflow_run: { event: "pull_request", head_sha: head },
      repository: { default_branch: "main" },
    });
    expect([ran.code, ran.log.includes("Job succeeded")]).toEqual([0, true]);
    expect(forge.comments[0]?.body).toContain(DESCRIBED);
  });

  test("runs the nightly workflow", async () => {
    hosted.register(`${REGISTRY}${route("104.16.0.0/14")}`);
    const ran = await act("workflow_dispatch", "peerc-refresh", cloneFor(hosted, "main"), {
      repository: { default_branch: "main" },
    });
    expect(ran).toMatchObject({ code: 0, log: expect.stringContaining("Merged into main") });
    expect(forge.requests).toHaveLength(1);
  });
});

(GITLAB_CI_LOCAL === "" ? describe.skip : describe)("gitlab-ci-local, with the shell", () => {
  beforeEach(async () => {
    forge = new FakeForge("gitlab");
    await forge.start();
  });

  const run = (folder: string, job: string, variables: Readonly<Record<string, string>>) => {
    mkdirSync(join(folder, "templates"), { recursive: true });
    writeFileSync(
      join(folder, "templates/peerc.yml"),
      readFileSync("examples/pipelines/gitlab/templates/peerc.yml"),
    );
    writeFileSync(join(folder, ".gitlab-ci.yml"), "include: [{ local: templates/peerc.yml }]\n");
    // It sees files that git has.
    runTestGit(folder, ["add", "--all"]);
    const given = Object.entries({ ...forge.env, ...variables }).flatMap(([name, value]) => [
      "--variable",
      `${name}=${value}`,
    ]);
    return runCommand(GITLAB_CI_LOCAL, ["--force-shell-executor", ...given, job], {
      cwd: folder,
      env: jobEnvironment(hosted),
    });
  };

  test("runs the job that checks, with the rules and inputs of the component", async () => {
    const { head } = changedNetwork(hosted);
    const folder = cloneFor(hosted, head);
    const ran = await run(folder, "peerc-check", {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    });
    expect(ran).toMatchObject({ code: 0, log: expect.stringContaining(DESCRIBED) });
    expect(readFileSync(join(folder, "reports/junit.xml"), "utf8")).toContain('failures="0"');
  });

  test("runs the job that comments", async () => {
    const { head } = changedNetwork(hosted);
    forge.open({ number: 3, head });
    const ran = await run(cloneFor(hosted, head), "peerc-comment", {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_MERGE_REQUEST_IID: "3",
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: head,
    });
    expect(ran.code).toBe(0);
    expect(forge.comments[0]?.body).toContain(DESCRIBED);
  });
});
