import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import { diagnostic, Diagnostics, formatJson, sortDiagnostics } from "../diagnostics/index.ts";
import { StagedFolder } from "../snapshot/index.ts";
import { buildNetwork, type BuiltRouter } from "./build-network.ts";
import type { BuildMemory } from "./build-memory.ts";
import { formatSummary, hasNativeCheck, summarize } from "./build-summary.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "./io.ts";
import { loadPlans } from "./load-plans.ts";
import { OutputFiles } from "./output-files.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** A file that marks a folder of rendered configuration as ours to replace. */
const MARK = ".peerc";
const MARK_TEXT = "Written by peerc build, which replaces this folder as a whole.\n";

/** Builds, checks and writes a network, once or at every change; gives the exit code of the last build. */
export async function runBuild(args: Arguments, io: Io): Promise<number> {
  if (!args.flag("watch")) return build(args, io);
  const { watchBuild } = await import("./watch-build.ts");
  return watchBuild(args, io, (memory) => build(args, io, memory));
}

async function build(args: Arguments, io: Io, memory?: BuildMemory): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = args.positionals[0] ?? ".";
  const out = resolve(io.cwd, args.text("out") ?? join(folder, "rendered"));
  const plans = loadPlans(io.cwd, folder, report, { memory })?.plans ?? [];
  const shown = shownPath(io.cwd, out);
  const staged = new StagedFolder(out, isRendered);
  const changed: string[] = [];
  const outputs = memory?.outputs ?? new OutputFiles();
  // Files go beside the folder as they are made, and in its place once all of them are right.
  const take = ({ path, text }: { readonly path: string; readonly text: string }) => {
    if (!outputs.hasText(join(out, path), text)) changed.push(path);
    if (!args.flag("check") && !diagnostics.failed) staged.write(path, text);
  };
  let built: readonly BuiltRouter[];
  try {
    const nativeCheck = !args.flag("no-native-check");
    const verify = !args.flag("no-verify");
    const steps = { verify, nativeCheck, folder: shown, take, ...(memory ? { memory } : {}) };
    built = await buildNetwork(plans, steps, report);
    for (const [tool, routers] of unchecked(built)) {
      report(diagnostic("native-check-missing", { tool, routers }));
    }
    take({ path: MARK, text: MARK_TEXT });
    const made = new Set([MARK, ...built.map(({ path }) => path)]);
    changed.push(...namesIn(out).filter((name) => !made.has(name)));
    changed.sort();
    if (!diagnostics.failed && !args.flag("check") && changed.length > 0) {
      if (staged.commit(report, shown)) outputs.settle();
    }
  } finally {
    staged.discard();
  }
  const summary = diagnostics.failed ? null : summarize(built, changed);
  if (args.text("format") === "json") {
    const printed = JSON.parse(formatJson(sortDiagnostics(diagnostics.all))) as unknown;
    io.stdout(`${JSON.stringify({ diagnostics: printed, ...summary }, null, 2)}\n`);
  } else {
    printDiagnostics(diagnostics.all, args, io);
    if (summary && args.text("format") !== "github") {
      io.stdout(formatSummary(summary, shown, args.flag("check")));
    }
  }
  if (diagnostics.failed) return EXIT.errors;
  return args.flag("check") && changed.length > 0 ? EXIT.differences : EXIT.ok;
}

/** A path for people: relative where it lies below the current folder. */
function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, path);
  return shown.startsWith("..") ? path : shown || ".";
}

/** Routers whose platform's parser is not installed, by the parser; platforms without one are left out. */
function unchecked(built: readonly BuiltRouter[]): ReadonlyMap<string, readonly string[]> {
  const byTool = new Map<string, string[]>();
  for (const { plan, check } of built) {
    if (check?.kind !== "unavailable" || !hasNativeCheck(plan.platform)) {
      continue;
    }
    const routers = byTool.get(check.tool) ?? [];
    byTool.set(check.tool, [...routers, plan.name]);
  }
  return byTool;
}

/** The names in a folder; none where there is no folder, or something else: replacing it says what is wrong. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a folder, by the paths of all files in it, holds what a build writes and nothing else. */
function isRendered(paths: readonly string[]): boolean {
  return (
    paths.includes(MARK) && paths.every((path) => path === MARK || /^[a-z0-9-]+\.conf$/.test(path))
  );
}
