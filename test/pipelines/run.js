// `npm run test:pipelines`: the pipelines of all forges, and with real runners where they can be installed: act (with Go, some
// minutes the first time) and gitlab-ci-local (npm), both on this host, without containers. They are kept in the cache.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { runJest } from "../run-jest.js";

const ACT = "0.2.89";
const GITLAB_CI_LOCAL = "4.61.1";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "peerc-tests");
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } }).status ===
  0;

function act() {
  const folder = join(cache, `act-${ACT}`);
  const path = join(folder, "act");
  if (!existsSync(path)) {
    console.error(`peerc tests: building act ${ACT}`);
    run("go", ["install", `github.com/nektos/act@v${ACT}`], { GOBIN: folder });
  }
  return existsSync(path) ? path : "";
}

function gitlabCiLocal() {
  const folder = join(cache, `gitlab-ci-local-${GITLAB_CI_LOCAL}`);
  const path = join(folder, "node_modules/.bin/gitlab-ci-local");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    run("npm", [
      "install",
      "--no-audit",
      "--no-fund",
      "--prefix",
      folder,
      `gitlab-ci-local@${GITLAB_CI_LOCAL}`,
    ]);
  }
  // It copies the working tree with rsync.
  if (!existsSync("/usr/bin/rsync") && process.getuid?.() === 0) {
    run("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "rsync"]);
  }
  return existsSync(path) && existsSync("/usr/bin/rsync") ? path : "";
}

const runners = { PEERC_ACT: act(), PEERC_GITLAB_CI_LOCAL: gitlabCiLocal() };
const lacking = Object.keys(runners).filter((name) => runners[name] === "");
if (lacking.length > 0)
  console.error(`\n!!! NOT TESTED, because not installed: ${lacking.join(", ")} !!!\n`);
process.exit(
  runJest(
    ["--testMatch=**/test/pipelines/*.slow.ts", "--runInBand", ...process.argv.slice(2)],
    runners,
  ),
);
