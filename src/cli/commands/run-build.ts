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
  readText,
  recoverFolder,
  type StagedFolder,
  type TargetFolder,
} from "../../system/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { buildNetwork, type BuildSteps, type BuiltRouter } from "../building/build-network.ts";
import {
  formatSummary,
  hasNativeCheck,
  summarize,
  type BuildSummary,
} from "../building/build-summary.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { readNetwork, type NetworkParts } from "../input/load-network.ts";
import { loadPlans, type PlannedNetwork } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { plannedPeers } from "../building/planned-peers.ts";
import {
  explainOutdated,
  formatOutdated,
  outdatedDiagnostics,
  outdatedRows,
  type Outdated,
} from "../outdated/explain-outdated.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Stages } from "../building/stages.ts";
import {
  isSameMark,
  RENDERED_MARK,
  renderedKind,
  renderedMark,
} from "../building/rendered-folder.ts";

/** Builds, checks and writes a network, once or after every change; returns the exit code of the last build. */
export async function runBuild(args: Arguments, io: Io): Promise<number> {
  if (!args.flag("watch")) return build(args, io);
  const { watchBuild } = await import("../building/watch-build.ts");
  return watchBuild(args, io, (stages) => build(args, io, stages));
}

/** What a build found. */
export interface BuildOutcome {
  /** The output folder, for display. */
  readonly shown: string;
  /** Null if there was an error. */
  readonly summary: BuildSummary | null;
  /** With --check, what is out of date; null if nothing is, or there was an error. */
  readonly outdated: Outdated | null;
}

async function build(args: Arguments, io: Io, stages: Stages = {}): Promise<number> {
  const diagnostics = new Diagnostics();
  const { summary, outdated, shown } = await buildOnce(args, io, diagnostics, stages);
  const stale = outdated ? outdatedDiagnostics(outdated) : [];
  switch (args.text("format")) {
    case "json": {
      const rows = toRows(sortDiagnostics(diagnostics.all));
      const why = outdated ? outdatedRows(outdated) : {};
      io.stdout(printJson({ diagnostics: rows, ...summary, ...why }));
      break;
    }
    case "github":
      printDiagnostics([...diagnostics.all, ...stale], args, io);
      break;
    default:
      printDiagnostics(diagnostics.all, args, io);
      if (summary) io.stdout(formatSummary(summary, shown, args.flag("check")));
      if (outdated) io.stdout(formatOutdated(outdated));
  }
  if (diagnostics.failed) return EXIT.errors;
  return outdated ? EXIT.differences : EXIT.ok;
}

/** Builds, proves and checks a network; writes it, or with --check explains what is out of date. Prints nothing. */
export async function buildOnce(
  args: Arguments,
  io: Io,
  diagnostics: Diagnostics,
  stages: Stages = {},
): Promise<BuildOutcome> {
  const { report } = diagnostics;
  const folder = networkFolder(args, io.cwd);
  const out = resolve(io.cwd, args.text("out") ?? join(folder, "rendered"));
  const target = { directory: out, shown: shownPath(io.cwd, out), kind: renderedKind };
  const { shown } = target;
  const checkOnly = args.flag("check");
  // Without a network, nothing must be created next to the folder.
  const isNetwork = existsSync(resolve(io.cwd, folder, "network.yaml"));
  const isHeld = isNetwork && !checkOnly;
  const staged = isHeld ? await lockFolder(target, report) : null;
  const isWhole = isHeld ? staged !== null : !isNetwork || recoverFolder(target, report);
  let done: Done;
  let loaded: PlannedNetwork | null;
  try {
    const network =
      isWhole && args.flag("fetch") ? await fetched(folder, diagnostics, args, io) : undefined;
    io.progress.stage("reading and compiling");
    // Errors of a network that was not fetched for do not depend on the data.
    const withoutData = network?.whole === false;
    loaded =
      isWhole && network !== null
        ? loadPlans(io.cwd, folder, report, { stages, network, withoutData })
        : null;
    done = await buildInto(target, staged, loaded?.plans ?? [], diagnostics, args, {
      progress: io.progress,
      stages,
    });
  } finally {
    staged?.release();
    io.progress.end();
  }
  if (diagnostics.failed || !loaded) return { shown, summary: null, outdated: null };
  const { declaration } = loaded.network;
  const summary = summarize(done.built, done.changed, plannedPeers(declaration));
  if (!checkOnly || done.changed.length === 0) return { shown, summary, outdated: null };
  const bases = declaration.routers.flatMap(({ base }) => base?.value ?? []);
  const { changed, texts } = done;
  const request = { cwd: io.cwd, folder, out, shown, bases, changed, texts };
  return { shown, summary, outdated: await explainOutdated(request) };
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

/** The largest mark that is read, in bytes. */
const MAX_MARK_BYTES = 16 * 1024 * 1024;

/** The result of a build. */
interface Done {
  readonly built: readonly BuiltRouter[];
  /** Files that are new, changed or removed. */
  readonly changed: readonly string[];
  /** The texts of those that are new or changed, where nothing is written. */
  readonly texts: ReadonlyMap<string, string>;
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
  const texts = new Map<string, string>();
  const isSame = common.stages.hasText ?? hasText;
  // Files are written next to the folder as they are built, and moved into its place once all of them are right.
  const take = ({ path, text }: { readonly path: string; readonly text: string }) => {
    if (!isSame(join(out, path), text)) {
      changed.push(path);
      if (!staged) texts.set(path, text);
    }
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
  const mark = renderedMark(paths);
  const written = readText(join(out, RENDERED_MARK), MAX_MARK_BYTES);
  if (written === null || !isSameMark(written, mark)) changed.push(RENDERED_MARK);
  if (!diagnostics.failed) staged?.write(RENDERED_MARK, mark);
  const made = new Set([RENDERED_MARK, ...paths]);
  changed.push(...namesIn(out).filter((name) => !made.has(name)));
  changed.sort();
  if (!diagnostics.failed && staged && changed.length > 0) staged.commit(report);
  return { built, changed, texts };
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
