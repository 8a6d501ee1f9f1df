import { EventEmitter, once } from "node:events";
import { watch } from "node:fs";
import { basename, join, resolve } from "node:path";
import { setTimeout as after } from "node:timers/promises";

import { diagnostic } from "../../diagnostics/index.ts";
import { BuildAgain } from "../../incremental/index.ts";
import type { Stages } from "./stages.ts";
import type { Arguments } from "../commands/command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { networkFolder } from "../input/network-folder.ts";
import { readTemplates } from "../package-files.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";

/** How long to wait for further changes after one, in milliseconds: editors write a file in several steps. */
const SETTLE = 25;

/** How long to wait before checking anyway, in milliseconds: not all file systems report changes. */
const LOOK = 2_000;

/**
 * Builds at once, and again whenever an input changes, until it is stopped; returns the exit code of the last build.
 */
export async function watchBuild(
  args: Arguments,
  io: Io,
  build: (stages: Stages) => Promise<number>,
): Promise<number> {
  if ((args.text("format") ?? "text") !== "text") {
    const problem = "build --watch prints text only";
    printDiagnostics([diagnostic("wrong-usage", { problem, command: "build" })], args, io);
    return EXIT.usage;
  }
  const folder = networkFolder(args, io.cwd);
  const out = resolve(io.cwd, args.text("out") ?? join(folder, "rendered"));
  const isOutput = (path: string) => path === out || basename(path).startsWith(".");
  const again = new BuildAgain(isOutput, readTemplates);
  let code: number = EXIT.ok;
  while (!io.signal.aborted) {
    const start = performance.now();
    again.files.beginRound();
    code = await build(again);
    // An incomplete build did not use everything that the next one will need.
    if (code === EXIT.ok || code === EXIT.differences) again.endRound(code === EXIT.ok);
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    io.stderr(`${seconds} s. Watching ${folder}; Ctrl-C ends.\n`);
    await changeOf(again.files, io.signal);
  }
  return code;
}

/** Waits until an input has changed, or the signal is given. */
async function changeOf(inputs: BuildAgain["files"], signal: AbortSignal): Promise<void> {
  const stirred = new EventEmitter();
  const stir = () => void stirred.emit("stir");
  const watchers = inputs.folders.flatMap((folder) => {
    try {
      return [watch(folder, stir).on("error", () => undefined)];
    } catch {
      return [];
    }
  });
  signal.addEventListener("abort", stir, { once: true });
  try {
    while (!inputs.hasChanged()) {
      const late = setTimeout(stir, LOOK);
      await once(stirred, "stir");
      clearTimeout(late);
      if (signal.aborted) return;
      await after(SETTLE);
    }
  } finally {
    signal.removeEventListener("abort", stir);
    for (const watcher of watchers) watcher.close();
  }
}
