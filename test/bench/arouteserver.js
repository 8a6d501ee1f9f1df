import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const VERSION = "1.27.0";

/** Installs arouteserver from PyPI into a folder of its own in the user's cache, once; gives its command and its files. */
export function installArouteserver() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "peerc-tests", `arouteserver-${VERSION}`);
  const python = join(folder, "bin/python");
  if (!existsSync(join(folder, "bin/arouteserver"))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(cache, "peerc-tests"), { recursive: true });
    run("python3", ["-m", "venv", folder]);
    run(python, ["-m", "pip", "install", "--quiet", `arouteserver==${VERSION}`]);
  }
  const code = "import pierky.arouteserver as a; print(a.__path__[0])";
  return { command: join(folder, "bin/arouteserver"), home: run(python, ["-c", code]).trim() };
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr || "not installed"}`);
  return stdout;
}
