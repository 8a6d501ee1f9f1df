// `npm run bench -- --blame`: what `peerc blame` takes on the history of a snapshot that was refreshed a thousand times.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ASKED, writeHistory } from "./history.js";
import { middle } from "./measure.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.cjs", import.meta.url));
const COMMITS = 1000;
/** Odd, so that one of them is the middle one. */
const ROUNDS = 7;

/** Makes the history, asks it, and prints what that took; the exit code. */
export async function measureBlame() {
  const work = mkdtempSync(join(tmpdir(), "peerc-blame-"));
  try {
    const { commits, objects, versions, largest } = await writeHistory(work, { commits: COMMITS });
    console.log(
      `${commits} commits, ${objects} objects in ${versions} versions; that of the session has ${largest} prefixes, and changes in each commit\n`,
    );
    const session = ["--session", "AS20000"];
    const stages = [
      { name: "a prefix that is there, of a session", run: [ASKED.there, ...session], code: 0 },
      { name: "a prefix that is there", run: [ASKED.there], code: 0 },
      { name: "a prefix that is gone, of a session", run: [ASKED.gone, ...session], code: 0 },
      { name: "a prefix that is gone: all versions are read", run: [ASKED.gone], code: 0 },
      { name: "one that never was: all versions are read", run: [ASKED.never], code: 1 },
      { name: "validate, for comparison", run: null, code: 0 },
    ];
    const taken = stages.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      stages.forEach(({ run, code }, at) => {
        const args = run ? ["blame", ...run, "--dir", work] : ["validate", work];
        taken[at].push(timeOf([process.execPath, MAIN, ...args], code));
      });
    }
    console.log(`${"".padEnd(46)} CPU s   wall s  (least)`);
    stages.forEach(({ name }, at) => {
      const [cpu, wall] = [taken[at].map((one) => one.cpu), taken[at].map((one) => one.wall)];
      const cells = [middle(cpu).toFixed(2), middle(wall).toFixed(2)];
      console.log(
        `${name.padEnd(46)}  ${cells[0]}     ${cells[1]}  (${Math.min(...wall).toFixed(2)})`,
      );
    });
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What a command takes: CPU seconds of it and of all that it started, and wall seconds. */
function timeOf(argv, code) {
  const timed = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null 2>&1';
  const { status, stderr } = spawnSync("bash", ["-c", timed, "bash", ...argv], {
    encoding: "utf8",
  });
  if (status !== code) throw new Error(`${argv.join(" ")}: exit code ${status}`);
  const [wall, user, system] = stderr.trim().split(" ").map(Number);
  return { cpu: user + system, wall };
}
