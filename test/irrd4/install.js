// What the test against IRRd needs: PostgreSQL and Redis as Debian's packages, whose services are not started, and IRRd 4 in
// a Python environment of its own.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { installPython } from "../python-environment.js";

/** The version that is tested with; what docs/irr.md cites is this one's source. */
const IRRD = "irrd==4.5.4";
const POSTGRES = "/usr/lib/postgresql";
const REDIS = "/usr/bin/redis-server";

/** Installs what is missing. Gives the folders of programs; throws where something cannot be had. */
export function installIrrd4() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error("it takes root and apt on Debian or Ubuntu");
  }
  if (!postgres()) apt("postgresql");
  if (!existsSync(REDIS)) apt("redis-server");
  return {
    postgres: postgres(),
    redis: REDIS,
    irrd: installPython(IRRD, () => apt("python3-venv")),
  };
}

/** The folder of the newest PostgreSQL's programs. */
function postgres() {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const found = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(POSTGRES, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
  return found ?? null;
}

/** Installs a package; RUNLEVEL keeps its scripts from starting anything. */
function apt(name) {
  console.error(`peerc tests: installing ${name}`);
  const args = ["-qq", "install", "-y", "--no-install-recommends", name];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const options = { stdio: ["ignore", 2, 2], env };
  if (spawnSync("apt-get", args, options).status === 0) return;
  spawnSync("apt-get", ["-qq", "update"], options);
  if (spawnSync("apt-get", args, options).status !== 0) {
    throw new Error(`apt-get cannot install ${name}`);
  }
}
