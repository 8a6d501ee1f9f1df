import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import packageJson from "../../package.json" with { type: "json" };
import { NODE_VERSIONS } from "../node-versions/versions.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = ".github/workflows";
const read = (name: string): Workflow =>
  parse(readFileSync(join(FOLDER, name), "utf8")) as Workflow;
const runsOf = ({ steps = [] }: Job): readonly string[] => steps.map(({ run = "" }) => run);

const ci = read("ci.yml");
const release = read("release.yml");

describe.each(readdirSync(FOLDER))("%s", (name) => {
  const { permissions, jobs } = read(name);

  test("reads the repository, and asks for more only where it needs it", () => {
    expect(permissions).toEqual({ contents: "read" });
    expect(JSON.stringify(jobs)).not.toMatch(/write-all|pull_request_target/);
  });

  test("uses actions by the hash of a commit, with the version in words", () => {
    const text = readFileSync(join(FOLDER, name), "utf8");
    const used = text.match(/uses: .*/g) ?? [];
    const loose = used.filter(
      (line) => !/uses: (?:\.\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(line),
    );
    expect(loose).toEqual([]);
  });

  test("puts nothing that somebody else wrote into a script", () => {
    const scripts = Object.values(jobs).flatMap(runsOf);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("runs scripts of the package that exist", () => {
    const called = Object.values(jobs)
      .flatMap(runsOf)
      .flatMap((script) => [...script.matchAll(/npm run (\S+)/g)].map(([, script = ""]) => script));
    expect(called.filter((script) => !(script in packageJson.scripts))).toEqual([]);
    const paths = Object.values(jobs)
      .flatMap(runsOf)
      .flatMap((script) => script.match(/(?:src|\.ci)\/[\w./-]+/g) ?? []);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

test("every supported line of Node runs everything", () => {
  const lines = [...new Set(NODE_VERSIONS.map((version) => Number(version.split(".")[0])))];
  expect(ci.jobs["check"]?.strategy?.matrix.node).toEqual(lines);
  expect(runsOf(ci.jobs["check"]!)).toContain(".ci/run");
  // The oldest version that is tried is the oldest that may be installed on.
  expect(`>=${(NODE_VERSIONS[0] ?? "").replace(/\.0$/, "")}`).toBe(packageJson.engines.node);
});

describe("a release", () => {
  const { npm, files, image } = release.jobs;

  test("is made of a tag, after everything was checked", () => {
    expect(release.on).toEqual({ push: { tags: ["v*.*.*"] } });
    expect(release.jobs["check"]?.uses).toBe("./.github/workflows/ci.yml");
    expect("workflow_call" in ci.on).toBe(true);
    for (const job of [npm, files, image]) expect(job?.needs).toBe("check");
  });

  test("publishes with provenance what the lock file installs, and has no token of npm", () => {
    expect(npm?.permissions).toEqual({ contents: "read", "id-token": "write" });
    const runs = runsOf(npm!);
    const at = (part: string) => runs.findIndex((script) => script.startsWith(part));
    expect(runs.at(-1)).toBe("npm publish --provenance --access public --ignore-scripts");
    expect(at("npm ci")).toBeGreaterThan(-1);
    // The build is not repeated on publishing, when the tree differs from the commit.
    expect(at("node src/build/build.js --only")).toBeLessThan(at("npm pkg set"));
    expect(at("node src/build/build.js --only")).toBeGreaterThan(at("npm ci"));
    expect(readFileSync(join(FOLDER, "release.yml"), "utf8")).not.toMatch(/secrets\./);
  });

  test("has rights of writing only for the files and the image", () => {
    expect(files?.permissions).toEqual({ contents: "write" });
    expect(image?.permissions).toEqual({ contents: "read", packages: "write" });
  });
});
