import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import {
  diagnostic,
  Diagnostics,
  printJson,
  sortDiagnostics,
  toRows,
} from "../../diagnostics/index.ts";
import {
  hasText,
  lockFolder,
  recoverFolder,
  type StagedFolder,
  type TargetFolder,
} from "../../system/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { buildNetwork, type BuildSteps, type BuiltRouter } from "../building/build-network.ts";
import { formatSummary, hasNativeCheck, summarize } from "../building/build-summary.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { readNetwork, type NetworkParts } from "../input/load-network.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { plannedPeers } from "../building/planned-peers.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Stages } from "../building/stages.ts";
import { markText, RENDERED_MARK, renderedKind } from "../building/rendered-folder.ts";

/** Builds, checks and writes a network, once or after every change; returns the exit code of the last build. */
export async function runBuild(args: Arguments, io: Io): Promise<number> {
  if (!args.flag("watch")) return build(args, io);
  const { watchBuild } = await import("../building/watch-build.ts");
  return watchBuild(args, io, (stages) => build(args, io, stages));
}

async function build(args: Arguments, io: Io, stages: Stages = {}): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = networkFolder(args, io.cwd);
  const out = resolve(io.cwd, args.text("out") ?? join(folder, "rendered"));
  const target = { directory: out, shown: shownPath(io.cwd, out), kind: renderedKind };
  const checkOnly = args.flag("check");
  // Without a network, nothing must be created next to the folder.
  const isNetwork = existsSync(resolve(io.cwd, folder, "network.yaml"));
  const isHeld = isNetwork && !checkOnly;
  const staged = isHeld ? await lockFolder(target, report) : null;
  const isWhole = isHeld ? staged !== null : !isNetwork || recoverFolder(target, report);
  let done: Done;
  let planned: readonly string[];
  try {
    const network =
      isWhole && args.flag("fetch") ? await fetched(folder, diagnostics, args, io) : undefined;
    io.progress.stage("reading and compiling");
    // Errors of a network that was not fetched for do not depend on the data.
    const withoutData = network?.whole === false;
    const loaded =
      isWhole && network !== null
        ? loadPlans(io.cwd, folder, report, { stages, network, withoutData })
        : null;
    planned = loaded ? plannedPeers(loaded.network.declaration) : [];
    done = await buildInto(target, staged, loaded?.plans ?? [], diagnostics, args, {
      progress: io.progress,
      stages,
    });
  } finally {
    staged?.release();
    io.progress.end();
  }
  const summary = diagnostics.failed ? null : summarize(done.built, done.changed, planned);
  if (args.text("format") === "json") {
    const rows = toRows(sortDiagnostics(diagnostics.all));
    io.stdout(printJson({ diagnostics: rows, ...summary }));
  } else {
    printDiagnostics(diagnostics.all, args, io);
    if (summary && args.text("format") !== "github") {
      io.stdout(formatSummary(summary, target.shown, checkOnly));
    }
  }
  if (diagnostics.failed) return EXIT.errors;
  return checkOnly && done.changed.length > 0 ? EXIT.differences : EXIT.ok;
}

/**
 * Reads a network and fetches what it needs. A network with errors is not fetched, but returned so that its other
 * errors are found; null if there is no network, or the fetch failed.
 */
async function fetched(
  folder: string,
  diagnostics: Diagnostics,
  args: Arguments,
  io: Io,
): Promise<NetworkParts | null> {
  const { fetchSnapshot } = await import("./run-fetch.ts");
  const network = readNetwork(io.cwd, folder, diagnostics.report);
  if (network?.whole !== true) return network;
  await fetchSnapshot(network, diagnostics, args, io);
  return diagnostics.failed ? null : network;
}

/** The result of a build. */
interface Done {
  readonly built: readonly BuiltRouter[];
  /** Files that are new, changed or removed. */
  readonly changed: readonly string[];
}

/** Builds all routers, and moves their files into place if all of them are right; without `staged` writes nothing. */
async function buildInto(
  { directory: out, shown }: TargetFolder,
  staged: StagedFolder | null,
  plans: readonly RouterPlan[],
  diagnostics: Diagnostics,
  args: Arguments,
  common: { readonly stages: Stages; readonly progress: BuildSteps["progress"] },
): Promise<Done> {
  const { report } = diagnostics;
  const changed: string[] = [];
  const isSame = common.stages.hasText ?? hasText;
  // Files are written next to the folder as they are built, and moved into its place once all of them are right.
  const take = ({ path, text }: { readonly path: string; readonly text: string }) => {
    if (!isSame(join(out, path), text)) changed.push(path);
    if (!diagnostics.failed) staged?.write(path, text);
  };
  const nativeCheck = !args.flag("no-native-check");
  const verify = !args.flag("no-verify");
  const steps = { verify, nativeCheck, folder: shown, take, ...common };
  const built = await buildNetwork(plans, steps, report);
  for (const [tool, routers] of unchecked(built)) {
    report(diagnostic("native-check-missing", { tool, routers }));
  }
  const paths = built.map(({ path }) => path);
  take({ path: RENDERED_MARK, text: markText(paths) });
  const made = new Set([RENDERED_MARK, ...paths]);
  changed.push(...namesIn(out).filter((name) => !made.has(name)));
  changed.sort();
  if (!diagnostics.failed && staged && changed.length > 0) staged.commit(report);
  return { built, changed };
}

/** A path for display: relative if it is below the current folder. */
function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, path);
  return shown.startsWith("..") ? path : shown || ".";
}

/** Routers whose platform's parser is not installed, by parser; without platforms that have none. */
function unchecked(built: readonly BuiltRouter[]): ReadonlyMap<string, readonly string[]> {
  const byTool = new Map<string, string[]>();
  for (const { plan, check } of built) {
    if (check?.kind !== "unavailable" || !hasNativeCheck(plan)) {
      continue;
    }
    const routers = byTool.get(check.tool) ?? [];
    byTool.set(check.tool, [...routers, plan.name]);
  }
  return byTool;
}

/** The names in a folder; empty if it is missing or something else, which replacing it reports. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
