import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const EXAMPLE = "examples/azion";

/**
 * Runs the program as one file with a Node: the example is fetched from its dumps, built, validated, verified and explained,
 * by default twice each, so that the second time takes what V8 kept of the first. Returns what is wrong, one line each.
 */
export function tryProgram(node, program, times = ["first", "second"]) {
  const root = mkdtempSync(join(tmpdir(), "peerc-node-"));
  const wrong = [];
  try {
    const network = join(root, "network");
    cpSync(EXAMPLE, network, { recursive: true });
    rmSync(join(network, "rendered"), { recursive: true });
    const env = { ...process.env, NODE_COMPILE_CACHE: join(root, "compiled"), NODE_OPTIONS: "" };
    delete env.NODE_DISABLE_COMPILE_CACHE;
    const run = (wanted, ...args) => {
      for (const time of times) {
        const { status, stdout, stderr } = spawnSync(node, [resolve(program), ...args], {
          cwd: network,
          env,
          encoding: "utf8",
        });
        const told = stderr.match(/error\[.*|.*(?:Warning|internal error).*/g) ?? [];
        if (status !== 0 || !wanted.test(stdout) || told.length > 0) {
          wrong.push(`${args.join(" ")}, the ${time} time: ${status}, ${stdout}${told.join(", ")}`);
        }
      }
    };
    run(/up to date|no difference|nothing/i, "fetch", "--check");
    run(/38 filters/, "build", "--no-native-check");
    run(/: valid$/m, "validate");
    run(/gru1: 19 sessions, 38 filters: proven/, "verify");
    run(
      /REJECTED: not-in-irr/,
      ...["explain", "AS13335_IX_BR_SP_V4", "104.18.33.0/24", "--as-path", "13335 209242"],
    );
    for (const name of readdirSync(`${EXAMPLE}/rendered`)) {
      const made = join(network, "rendered", name);
      const wanted = readFileSync(join(EXAMPLE, "rendered", name), "utf8");
      if (!existsSync(made) || readFileSync(made, "utf8") !== wanted)
        wrong.push(`rendered/${name} is another file`);
    }
    if (readdirSync(join(root, "compiled")).length === 0) wrong.push("no compiled code was kept");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return wrong;
}
