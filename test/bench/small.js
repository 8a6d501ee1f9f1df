// `npm run bench -- --small`: what starting takes, and a network of thirty sessions beside arouteserver: CPU seconds with the
// children's, all in turn, several rounds. Both ask the same IRR server on loopback, whose time is not counted.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { installArouteserver } from "./arouteserver.js";
import { middle } from "./measure.js";
import { writeArouteserverNetwork, writePeercNetwork, writeRegistry } from "./small-network.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.cjs");
/** Odd, so that one of them is the middle one. */
const ROUNDS = 7;

/** Runs both comparisons and prints them; the exit code. */
export async function compareSmall() {
  const { command, home } = installArouteserver();
  const work = mkdtempSync(join(tmpdir(), "peerc-small-"));
  const registry = join(work, "registry.rpsl");
  const size = writeRegistry(registry);
  const server = await serve(registry);
  try {
    const [peerc, other] = [join(work, "peerc"), join(work, "arouteserver")];
    writePeercNetwork(peerc, server.port);
    writeArouteserverNetwork(other, home, server.port);
    const example = join(work, "azion");
    cpSync(join(ROOT, "examples/azion"), example, { recursive: true });
    const build = ["bird", "--cfg", join(other, "arouteserver.yml"), "-o", join(work, "bird.conf")];
    const stages = [
      { name: "node -e 0", of: "node", run: [process.execPath, "-e", "0"] },
      { name: "peerc validate examples/azion", of: "node", run: program("validate", example) },
      {
        name: "arouteserver, nothing known yet",
        of: "arouteserver",
        run: [command, ...build],
        clear: [join(other, "cache")],
        make: join(other, "cache"),
      },
      { name: "arouteserver, again", of: "arouteserver", run: [command, ...build] },
      {
        name: "peerc fetch",
        of: "arouteserver",
        run: program("fetch", peerc),
        clear: [join(peerc, "snapshot")],
      },
      {
        name: "peerc build",
        of: "arouteserver",
        run: program("build", peerc, "--no-native-check"),
        clear: [join(peerc, "rendered")],
      },
      {
        name: "peerc build --fetch",
        of: "arouteserver",
        run: program("build", peerc, "--fetch", "--no-native-check"),
        clear: [join(peerc, "snapshot"), join(peerc, "rendered")],
      },
    ];
    console.log(
      `${size.sessions} sessions, ${size.sets} as-sets, ${size.prefixes} prefixes; prefixes and origins filtered by both; ` +
        `Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}; ${ROUNDS} rounds, the middle one`,
    );
    for (const { name, env } of environments()) {
      console.log(`\n${name}\n`);
      print(runInTurn(stages, env, work));
      if (!existsSync(join(peerc, "rendered/bird.conf"))) throw new Error("peerc built nothing");
    }
  } finally {
    server.stop();
    rmSync(work, { recursive: true, force: true });
  }
  return 0;
}

/**
 * The environment as it is; and without certificates of the machine's own, which Node reads at each start, whatever it is
 * to run. That is two thirds of the time of `node -e 0`, to which starts are compared.
 */
function environments() {
  const { NODE_EXTRA_CA_CERTS, ...without } = process.env;
  const plain = { name: "Without NODE_EXTRA_CA_CERTS:", env: without };
  if (!NODE_EXTRA_CA_CERTS) return [plain];
  return [{ name: "With NODE_EXTRA_CA_CERTS, as it is set here:", env: process.env }, plain];
}

/** Runs all stages in turn, several rounds; each with the CPU seconds of its rounds. */
function runInTurn(stages, env, work) {
  const rows = stages.map((stage) => ({ ...stage, seconds: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { clear, make, run, seconds } of rows) {
      for (const path of clear ?? []) rmSync(path, { recursive: true, force: true });
      if (make) mkdirSync(make);
      seconds.push(cpuOf(run, env, work));
    }
  }
  return rows;
}

function program(...args) {
  return [process.execPath, MAIN, ...args];
}

function print(stages) {
  const [node, validate, cold, , fetch, build, buildWithFetch] = stages;
  const sums = fetch.seconds.map((seconds, round) => seconds + build.seconds[round]);
  const both = { name: "peerc fetch, and then build", of: "arouteserver", seconds: sums };
  const base = { node, arouteserver: cold };
  const line = (cells) => console.log([cells[0].padEnd(32), ...cells.slice(1)].join("  "));
  line(["", "CPU s", "  least", "  ratio"]);
  for (const { name, of, seconds } of [...stages, both]) {
    const ratios = seconds.map((value, round) => value / base[of].seconds[round]);
    const cells = [middle(seconds), Math.min(...seconds), middle(ratios)];
    line([
      name,
      cells[0].toFixed(2).padStart(5),
      ...cells.slice(1).map((n) => n.toFixed(2).padStart(7)),
    ]);
  }
  const ratio = (stage, other) => (middle(stage.seconds) / middle(other.seconds)).toFixed(2);
  console.log(
    `\nvalidate is ${ratio(validate, node)} times node alone (to be at most 4); fetch and build are, of arouteserver's first ` +
      `run, ${ratio(buildWithFetch, cold)} in one command and ${ratio(both, cold)} in two (to be under 0.5)`,
  );
}

/** CPU seconds, in user and system mode, of a command and of all that it started and waited for. */
function cpuOf(argv, base, cwd) {
  const timed = 'TIMEFORMAT="%U %S"; time "$@" > "$PEERC_SMALL_LOG" 2>&1';
  const log = join(cwd, "log.txt");
  const { status, stderr } = spawnSync("bash", ["-c", timed, "bash", ...argv], {
    cwd,
    encoding: "utf8",
    env: { ...base, PEERC_SMALL_LOG: log },
  });
  const [user, system] = stderr.trim().split(" ").map(Number);
  if (status !== 0 || !(user + system > 0)) {
    throw new Error(`${argv.join(" ")}: exit code ${status}; its output:\n${readText(log)}`);
  }
  return user + system;
}

function readText(path) {
  return spawnSync("tail", ["-n", "20", path], { encoding: "utf8" }).stdout;
}

/** Our own server over a registry, in a process of its own. */
function serve(registry) {
  const child = spawn(process.execPath, [MAIN, "irrd", registry, "--port", "0"]);
  return new Promise((resolve, reject) => {
    let text = "";
    const take = (piece) => {
      text += piece;
      const port = / on 127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve({ port, stop: () => child.kill("SIGTERM") });
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("exit", () => reject(new Error(`peerc irrd: ${text}`)));
  });
}
