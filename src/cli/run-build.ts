import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import { diagnostic, Diagnostics, formatJson, sortDiagnostics } from "../diagnostics/index.ts";
import { replaceDirectory } from "../snapshot/index.ts";
import { checkNetwork, proveNetwork, renderNetwork, type BuiltRouter } from "./build-network.ts";
import { formatSummary, hasNativeCheck, summarize } from "./build-summary.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "./io.ts";
import { loadNetwork, loadRegistry, planNetwork } from "./load-network.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** A file that marks a folder of rendered configuration as ours to replace. */
const MARK = ".peerc";
const MARK_TEXT = "Written by peerc build, which replaces this folder as a whole.\n";

/** Builds, checks and writes a network; gives the exit code. */
export async function runBuild(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = args.positionals[0] ?? ".";
  const out = resolve(io.cwd, args.text("out") ?? join(folder, "rendered"));
  const network = loadNetwork(io.cwd, folder, report);
  const registry = network && loadRegistry(network, report);
  const plans = network && registry && planNetwork(network, registry, report);
  let built = plans ? renderNetwork(plans) : [];
  if (!args.flag("no-verify")) built = proveNetwork(built, shownPath(io.cwd, out), report);
  if (!args.flag("no-native-check")) {
    built = await checkNetwork(built, report);
    for (const [tool, routers] of unchecked(built)) {
      report(diagnostic("native-check-missing", { tool, routers }));
    }
  }
  const files = new Map([[MARK, MARK_TEXT], ...built.map((r) => [r.path, r.text] as const)]);
  const changed = diagnostics.failed ? [] : differences(out, files);
  if (!diagnostics.failed && !args.flag("check") && changed.length > 0) {
    replaceDirectory(out, files, isRendered, report, shownPath(io.cwd, out));
  }
  const summary = diagnostics.failed ? null : summarize(built, changed);
  if (args.text("format") === "json") {
    const printed = JSON.parse(formatJson(sortDiagnostics(diagnostics.all))) as unknown;
    io.stdout(`${JSON.stringify({ diagnostics: printed, ...summary }, null, 2)}\n`);
  } else {
    printDiagnostics(diagnostics.all, args, io);
    if (summary && args.text("format") !== "github") {
      io.stdout(formatSummary(summary, shownPath(io.cwd, out), args.flag("check")));
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

/** The files that would be added, changed or removed, sorted. */
function differences(out: string, files: ReadonlyMap<string, string>): readonly string[] {
  const present = namesIn(out);
  const changed = [...files].filter(
    ([name, text]) => !present.includes(name) || textOf(join(out, name)) !== text,
  );
  const gone = present.filter((name) => !files.has(name));
  return [...changed.map(([name]) => name), ...gone].sort();
}

/** The names in a folder; none where there is no folder, or something else: replacing it says what is wrong. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Whether a folder, by the paths of all files in it, holds what a build writes and nothing else. */
function isRendered(paths: readonly string[]): boolean {
  return (
    paths.includes(MARK) && paths.every((path) => path === MARK || /^[a-z0-9-]+\.conf$/.test(path))
  );
}
