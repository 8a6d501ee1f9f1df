// Python packages for tests, each in an environment of its own in the cache.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The ACL compiler, in the version that is tested with. */
export const AERLEON = "aerleon==1.18.0";

/** The engine that the example of delivery runs on, in the version that is tested with (70 MB). */
export const ANSIBLE = "ansible-core==2.19.14";

/** The engine of the smaller example of delivery. */
export const NORNIR = "nornir==3.6.0";

/** Readers of MRT, in the versions that ours is compared with: of the second one, the last with wheels for older systems. */
export const MRTPARSE = "mrtparse==2.2.0";
export const BGPKIT = "pybgpkit-parser==0.6.2";

/** The folder of a package's environment, named for the package with its version. */
function environmentOf(requirement) {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "peerc-tests", requirement);
}

/** The folder of a package's programs; null if it is not installed. */
export function programsOf(requirement) {
  const folder = environmentOf(requirement);
  return existsSync(join(folder, "complete")) ? join(folder, "bin") : null;
}

/** Installs a package if it is missing; `addVenv` installs Python's own module for it. Throws if that fails. */
export function installPython(requirement, addVenv) {
  const installed = programsOf(requirement);
  if (installed !== null) return installed;
  const folder = environmentOf(requirement);
  const bin = join(folder, "bin");
  console.error(`peerc tests: installing ${requirement} in ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (spawnSync("python3", ["-m", "ensurepip", "--version"]).status !== 0) addVenv();
  run("python3", ["-m", "venv", folder]);
  run(join(bin, "pip"), ["install", "--quiet", "--disable-pip-version-check", requirement]);
  writeFileSync(join(folder, "complete"), "");
  return bin;
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? `exit code ${status}`}`);
  }
}
