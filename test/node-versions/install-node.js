import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "peerc-tests");

/** Where the program of a version of Node is, or would be. */
export function nodePath(version) {
  return join(CACHE, `node-${version}`, "node");
}

/**
 * Downloads a version of Node from the npm registry, which checks it (the packages of npm's own `node`), unless it is there;
 * returns the path of the program. Nothing is installed.
 */
export function installNode(version) {
  const path = nodePath(version);
  if (existsSync(path)) return path;
  const name = `node-${process.platform}-${process.arch}`;
  console.error(`peerc tests: downloading ${name}@${version}`);
  mkdirSync(CACHE, { recursive: true });
  const part = mkdtempSync(join(CACHE, "node-"));
  try {
    const quiet = { cwd: part, stdio: ["ignore", "ignore", 2] };
    execFileSync("npm", ["pack", "--silent", `${name}@${version}`], quiet);
    const [archive] = readdirSync(part);
    execFileSync("tar", ["-xzf", archive, "--strip-components=2", "package/bin/node"], quiet);
    mkdirSync(join(CACHE, `node-${version}`), { recursive: true });
    renameSync(join(part, "node"), path);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return path;
}
