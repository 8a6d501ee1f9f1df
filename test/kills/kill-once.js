// One kill: start, kill at some moment, look, let the next command look, look again.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate, setTimeout as after } from "node:timers/promises";

import { COMMANDS, folderText } from "./network.js";
import { startProgram } from "./run-program.js";

/** When to kill: at any moment of the process; after it began to write; while it puts the folder in its place. */
export const MOMENTS = ["any", "writing", "placing"];

/**
 * Kills a command once; `random` gives numbers from 0 to 1. Gives what stood there right after (`old`, `new`, `none`, `other`) and
 * after the next command, whether that said so, and what is wrong (null: nothing).
 */
export async function killOnce(network, from, moment, random) {
  const { root, command, folders } = network;
  const { folder, args, next } = COMMANDS[command];
  const path = join(root, folder);
  const work = join(root, `.${folder}.peerc`);
  const to = 1 - from;
  network.give(to);
  const program = startProgram(root, args);
  await waitFor(program, moment, work, network.ms, random);
  program.kill();
  const { signal, code, printed } = await program.ended;
  const name = (text) =>
    text === null
      ? "none"
      : text === folders[from]
        ? "old"
        : text === folders[to]
          ? "new"
          : "other";
  const right = name(folderText(path));
  const left = existsSync(work) && readdirSync(work).some((each) => !/ignore$|part$/.test(each));
  const looked = await startProgram(root, next).ended;
  const settled = name(folderText(path));
  const said = /warning\[directory-recovered\]/.test(looked.printed);
  const litter = readdirSync(root).filter((each) => each.startsWith("."));
  const wrong =
    signal === null && code !== 0
      ? `it failed: ${printed}`
      : right === "other" || !/^(?:old|new)$/.test(settled)
        ? `${right}, then ${settled}: ${looked.printed}`
        : litter.length > 0 || said !== left
          ? `${left ? "left, " : ""}${said ? "said, " : ""}litter: ${litter.join()}: ${looked.printed}`
          : null;
  return { killed: signal !== null, right, settled, left, said, wrong };
}

async function waitFor(program, moment, work, ms, random) {
  if (moment === "any") {
    await Promise.race([after(random() * ms * 1.1), program.ended]);
    return;
  }
  const sign = join(work, moment === "writing" ? "new" : "journal");
  while (program.isRunning() && !existsSync(sign)) {
    // Looking costs it time on a small machine; when it is about to happen every instant counts.
    if (moment === "placing" && existsSync(join(work, "new"))) await setImmediate();
    else await after(1);
  }
  const until = performance.now() + random() * (moment === "writing" ? ms / 4 : 8);
  while (program.isRunning() && performance.now() < until) await setImmediate();
}
