// `npm run test:kills`: kills `fetch` and `build` at random moments, on copies of the example, and counts what the next
// command finds and says.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { killOnce, MOMENTS } from "./kill-once.js";
import { COMMANDS, prepareNetwork } from "./network.js";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", short: "h" },
  },
});
const kills = Number(values.kills);
if (values.help || !Number.isSafeInteger(kills) || kills < 1) {
  console.log(
    "Usage: npm run test:kills -- [--kills N] [--seed N]\n\n  --kills N  of `fetch` and `build` together (default: 500)",
  );
  process.exit(values.help ? 0 : 64);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function killMany(root, command, count, random) {
  const network = await prepareNetwork(join(root, command), command);
  const sums = { kills: 0, ended: 0, none: 0, old: 0, new: 0, left: 0, said: 0 };
  const wrong = [];
  // What stands there now: the preparation ended with the second of the two.
  let from = 1;
  for (let i = 0; i < count; i++) {
    const moment = MOMENTS[i % MOMENTS.length];
    const outcome = await killOnce(network, from, moment, random);
    if (outcome.killed) sums.kills++;
    else sums.ended++;
    if (outcome.right === "none") sums.none++;
    if (outcome.settled === "old") sums.old++;
    if (outcome.settled === "new") sums.new++;
    if (outcome.left) sums.left++;
    if (outcome.said) sums.said++;
    if (outcome.wrong !== null) {
      wrong.push(`${command}, kill ${i} (${moment}): ${outcome.wrong}`);
      break;
    }
    if (outcome.settled === "new") from = 1 - from;
  }
  console.log(
    `${command}: ${sums.kills} killed, ${sums.ended} ended before; then the next command found the old ${COMMANDS[command].folder} ${sums.old} times, ` +
      `the new one ${sums.new} times; ${sums.none} times there was none and it was put back; ` +
      `something was left ${sums.left} times, and it said so and cleared it ${sums.said} times; ${wrong.length} wrong`,
  );
  return wrong;
}

const root = mkdtempSync(join(tmpdir(), "peerc-kills-"));
try {
  const seed = Number(values.seed);
  // One beside the other: much of a kill is waiting.
  const wrong = await Promise.all([
    killMany(root, "fetch", Math.ceil(kills / 2), randomFrom(seed)),
    killMany(root, "build", Math.floor(kills / 2), randomFrom(seed + 1)),
  ]);
  for (const text of wrong.flat()) console.error(text);
  process.exitCode = wrong.flat().length > 0 ? 1 : 0;
} finally {
  rmSync(root, { recursive: true, force: true });
}
