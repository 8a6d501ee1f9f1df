import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { builtProgram } from "../built-program.ts";
import { runTestGit, type Files } from "../fixtures/git-history.ts";

/** A small network in a bare repository, with the pipelines of examples/pipelines, and a clone to work in. */
export interface HostedNetwork {
  readonly root: string;
  /** The bare repository. */
  readonly remote: string;
  readonly clone: string;
  /** Programs for pipelines: `npm ci` brings the registry's dump, `npx` starts peerc from this working copy. */
  readonly programs: string;
  readonly git: (...args: readonly string[]) => string;
  readonly peerc: (...args: readonly string[]) => string;
  readonly write: (files: Files) => void;
  readonly read: (path: string) => string;
  /** Commits all of the clone; returns the commit. */
  readonly commit: (message: string, files?: Files) => string;
  /** Pushes a branch as a request of a number, as forges keep them: refs/pull/N/head and /merge. */
  readonly openRequest: (number: number, branch: string) => { head: string; merge: string };
  /** What is registered, for the next `npm ci`. */
  readonly register: (dump: string) => void;
  readonly remove: () => void;
}

export const REGISTRY = readFileSync("test/hostile/base/irr/registry.rpsl", "utf8");

/** A route object of Cloudflare, in RADB. */
export const route = (prefix: string): string =>
  `\nroute:   ${prefix}\norigin:  AS13335\nsource:  RADB\n`;

const CHANGES = `allowed:
  - name: what a refresh may change
    on: { relation: peer }
    accept_more: { at_most: 50, sources: [RADB] }
    accept_less: { at_most: 50 }
    reasons: true
`;

const PARTS: readonly (readonly [string, string])[] = [
  ["examples/pipelines/steps", "ci"],
  ["examples/pipelines/github", ".github"],
  ["examples/pipelines/forgejo", ".forgejo"],
  ["examples/pipelines/gitlab", "gitlab"],
  ["examples/pipelines/Makefile", "Makefile"],
  ["examples/pipelines/Jenkinsfile", "Jenkinsfile"],
];

/** Makes one, with a network in each of some folders. */
export function hostNetwork(folders: readonly string[] = ["."]): HostedNetwork {
  const path = builtProgram();
  const root = mkdtempSync(join(tmpdir(), "peerc-pipelines-"));
  const [remote, clone, programs] = ["remote.git", "clone", "programs"].map((name) =>
    join(root, name),
  ) as [string, string, string];
  const dump = join(root, "registry.rpsl");
  mkdirSync(programs);
  const script = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${lines.join("\n")}\n`);
    chmodSync(join(programs, name), 0o755);
  };
  const bring = folders.map(
    (folder) => `mkdir -p '${folder}/irr' && cp '${dump}' '${folder}/irr/registry.rpsl'`,
  );
  script("npm", ['[ "$1" = ci ] || exit 9', ...bring]);
  script("npx", [
    '[ "$1 $2" = "--no-install peerc" ] || exit 9',
    "shift 2",
    `exec '${process.execPath}' '${path}' "$@"`,
  ]);
  runTestGit(root, ["init", "--quiet", "--bare", "--initial-branch=main", "remote.git"]);
  // GitHub and Forgejo give any commit that they have.
  runTestGit(remote, ["config", "uploadpack.allowAnySHA1InWant", "true"]);
  runTestGit(root, ["clone", "--quiet", "remote.git", "clone"]);
  const git = (...args: readonly string[]): string => runTestGit(clone, args);
  const write = (files: Files): void => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(clone, path);
      if (text === null) rmSync(file, { recursive: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  };
  const peerc = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [path, ...args], {
      cwd: clone,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const commit = (message: string, files: Files = {}): string => {
    write(files);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", `--message=${message}`);
    return git("rev-parse", "HEAD");
  };
  for (const folder of folders) {
    cpSync("test/hostile/base", join(clone, folder), { recursive: true });
    write({ [join(folder, "changes.yaml")]: CHANGES });
    peerc("build", folder);
  }
  for (const [from, to] of PARTS) cpSync(from, join(clone, to), { recursive: true });
  writeFileSync(dump, REGISTRY);
  // The dump is what the registry says at the time, and no part of the declaration.
  const ignored = folders.map((folder) => (folder === "." ? "/irr/" : `/${folder}/irr/`));
  commit("The network", { ".gitignore": `${[...ignored, "/reports/", "/public/"].join("\n")}\n` });
  git("push", "--quiet", "origin", "HEAD:main");
  return {
    ...{ root, remote, clone, programs, git, peerc, write, commit },
    read: (path) => readFileSync(join(clone, path), "utf8"),
    openRequest: (number, branch) => {
      const head = git("rev-parse", branch);
      git("fetch", "--quiet", "origin");
      git("push", "--quiet", "--force", "origin", `${head}:refs/pull/${number}/head`);
      const tree = git("merge-tree", "--write-tree", "origin/main", head);
      const merge = git("commit-tree", tree, "-p", "origin/main", "-p", head, "-m", "Merge");
      git("push", "--quiet", "--force", "origin", `${merge}:refs/pull/${number}/merge`);
      return { head, merge };
    },
    register: (text) => writeFileSync(dump, text),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
