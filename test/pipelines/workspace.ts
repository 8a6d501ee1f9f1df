import { homedir } from "node:os";
import { join } from "node:path";

import { runTestGit } from "../fixtures/git-history.ts";
import type { HostedNetwork } from "./hosted-network.ts";

/** The cache of compiled code of whoever runs the tests: without it, every start of peerc compiles it anew. */
export const CACHE: string = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");

/** What a change of a limit to 900 is described as. */
export const DESCRIBED = "the maximum of prefixes: 250 -> 900";

/** Changes the limit of the peer of a network, and builds. */
export function changeLimit(hosted: HostedNetwork, folder: string, limit: number): void {
  const path = join(folder, "network.yaml");
  const text = hosted
    .read(path)
    .replace("relation: peer", `relation: peer\n    max_prefixes: { ipv4: ${limit} }`);
  hosted.write({ [path]: text });
  hosted.peerc("build", folder);
}

/** A branch `work` with a higher limit, as request 3. */
export function changedNetwork(hosted: HostedNetwork): { head: string; merge: string } {
  hosted.git("checkout", "--quiet", "-b", "work");
  changeLimit(hosted, ".", 900);
  hosted.commit("A higher limit");
  return hosted.openRequest(3, "work");
}

/** A clone for a job, at a commit. */
export function cloneFor(
  hosted: HostedNetwork,
  commit: string,
  ...options: readonly string[]
): string {
  const folder = join(hosted.root, "job/work");
  runTestGit(hosted.root, ["clone", "--quiet", ...options, `file://${hosted.remote}`, folder]);
  runTestGit(folder, ["fetch", "--quiet", "origin", commit]);
  runTestGit(folder, ["checkout", "--quiet", "--detach", commit]);
  return folder;
}

/** The environment of a job, and nothing of the one that runs the tests. */
export function jobEnvironment(
  hosted: HostedNetwork,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: `${hosted.programs}:${process.env["PATH"] ?? ""}`,
    HOME: hosted.root,
    XDG_CACHE_HOME: CACHE,
    GIT_CONFIG_NOSYSTEM: "1",
    ...more,
  };
}
