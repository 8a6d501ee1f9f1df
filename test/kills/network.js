// A copy of the example that is replaced again and again: what is killed, what it may leave, and what looks afterwards.
import { cpSync, lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

import { startProgram } from "./run-program.js";

const ROUTE = "route:  1.1.1.0/24\norigin: AS13335\nmnt-by: MAINT-SAMPLE\nsource: RADB\n\n";

/** The commands that are killed. Each gives one of two folders, by a file that is changed. */
export const COMMANDS = {
  fetch: {
    folder: "snapshot",
    args: ["fetch"],
    // Reads the folder, and writes nothing.
    next: ["validate"],
    input: "irr/radb.rpsl",
    change: (text) => ROUTE + text,
  },
  build: {
    folder: "rendered",
    // What is proven or not makes no difference to what is written.
    args: ["build", "--no-native-check", "--no-verify"],
    next: ["build", "--check", "--no-verify", "--no-native-check"],
    input: "network.yaml",
    change: (text) => text.replace("keepalive: 30s, hold: 90s", "keepalive: 20s, hold: 60s"),
  },
};

/** Makes a copy of the example for a command; `folders` are the two that it gives, as texts; `ms` how long it takes. */
export async function prepareNetwork(root, command) {
  cpSync("examples/azion", root, { recursive: true });
  const { args, input, change } = COMMANDS[command];
  const before = readFileSync(join(root, input), "utf8");
  const inputs = [before, change(before)];
  if (inputs[0] === inputs[1]) throw new Error(`${input} is not changed`);
  const folders = [];
  const give = (which) => writeFileSync(join(root, input), inputs[which]);
  let ms = 0;
  for (const which of [1, 0, 1]) {
    give(which);
    const start = performance.now();
    const { code, printed } = await startProgram(root, args).ended;
    ms = performance.now() - start;
    if (code !== 0) throw new Error(`${args.join(" ")}: ${code}: ${printed}`);
    folders[which] = folderText(join(root, COMMANDS[command].folder));
  }
  return { root, command, give, folders, ms };
}

/** All files of a folder as one text; null where there is none. */
export function folderText(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return null;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths
    .map((path) => `${path.slice(folder.length)}\n${readFileSync(path, "utf8")}`)
    .join("");
}
