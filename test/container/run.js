// `npm run test:container`: builds the image of the Containerfile and runs it, with docker or podman; where there is
// neither, runs its steps on this machine (see replay.js), with all downloads.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { installNode } from "../node-versions/install-node.js";
import { readContainerfile } from "./read-containerfile.js";
import { canReplay, replay } from "./replay.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const commands = readFileSync(new URL("example-commands.sh", import.meta.url), "utf8");
const stages = readContainerfile(readFileSync(`${ROOT}Containerfile`, "utf8"));
const engine = ["docker", "podman"].find((name) => spawnSync(name, ["info"]).status === 0);

function withEngine(name) {
  const run = (...args) => spawnSync(name, args, { cwd: ROOT, stdio: "inherit" }).status ?? 1;
  const image = "peerc-test";
  const built = run("build", "-f", "Containerfile", "-t", image, ".");
  const script = ["--entrypoint", "sh", image, "-ec", commands];
  // A folder of its own, which the image's user may write to.
  return built || run("run", "--rm", "--tmpfs", "/network:mode=1777", ...script);
}

function withReplay() {
  const [, version] = /node:([\d.]+)-bookworm-slim$/.exec(stages[0].base);
  const { status, stdout, stderr } = replay({
    context: ROOT,
    stages,
    node: installNode(version),
    commands,
  });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return status ?? 1;
}

if (engine !== undefined) {
  console.error(`built and run by ${engine}`);
  process.exitCode = withEngine(engine);
} else if (canReplay()) {
  console.error("no container engine answers: the steps are run on this machine");
  process.exitCode = withReplay();
} else {
  console.error("NOT TESTED: there is no container engine, and this is not Debian 12 as root");
  process.exitCode = 1;
}
