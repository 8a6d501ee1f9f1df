import { objectRules, objectsOf } from "../../compile/index.ts";
import { diagnostic, Diagnostics } from "../../diagnostics/index.ts";
import { compareSnapshots, writeSnapshot } from "../../snapshot/index.ts";
import {
  compareSources,
  kindOf,
  writeSources,
  type CommittedSources,
} from "../../sources/index.ts";
import { lockFolder, recoverFolder, type StagedFolder } from "../../system/index.ts";
import { chosenParts, IRR } from "../fetching/chosen-parts.ts";
import { describeFetched } from "../fetching/describe-fetched.ts";
import { fetchObjects, type Fetched } from "../fetching/fetch-objects.ts";
import { guardObjects, tellWhatIsLeftOut } from "../fetching/guard-objects.ts";
import { refreshSources } from "../fetching/refresh-sources.ts";
import {
  hasSnapshot,
  loadNetwork,
  loadRegistry,
  snapshotTarget,
  type LoadedNetwork,
} from "../input/load-network.ts";
import { loadCommitted } from "../input/load-sources.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Fetches, checks and writes a snapshot; returns the exit code. */
export async function runFetch(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const network = loadNetwork(io.cwd, networkFolder(args, io.cwd), diagnostics.report);
  const isChanged = network !== null && (await fetchSnapshot(network, diagnostics, args, io));
  printDiagnostics(diagnostics.all, args, io);
  if (diagnostics.all.some(({ code }) => code === "wrong-usage")) return EXIT.usage;
  if (diagnostics.failed) return EXIT.errors;
  return args.flag("check") && isChanged ? EXIT.differences : EXIT.ok;
}

/**
 * Fetches what a network needs, applies the guards, and writes its snapshot if requested and nothing is wrong;
 * returns whether there is new data.
 */
export async function fetchSnapshot(
  network: LoadedNetwork,
  diagnostics: Diagnostics,
  args: Arguments,
  io: Io,
): Promise<boolean> {
  const { report } = diagnostics;
  const target = snapshotTarget(network.files);
  const checkOnly = args.flag("check");
  const staged = checkOnly ? null : await lockFolder(target, report);
  if (checkOnly ? !recoverFolder(target, report) : !staged) return false;
  try {
    return await fetchInto(target.shown, staged, network, diagnostics, args, io);
  } finally {
    staged?.release();
  }
}

/** Fetches, applies the guards, and writes if requested; returns whether there is new data. */
async function fetchInto(
  shown: string,
  staged: StagedFolder | null,
  network: LoadedNetwork,
  diagnostics: Diagnostics,
  args: Arguments,
  io: Io,
): Promise<boolean> {
  const { report } = diagnostics;
  const { declaration, files } = network;
  const before = hasSnapshot(files) ? loadRegistry(network, report) : new Map();
  const sourcesBefore = loadCommitted(files, report);
  if (!before || !sourcesBefore) return false;
  const chosen = chosenParts(args, declaration, report);
  if (!chosen) return false;
  const needed = objectsOf(declaration);
  const rules = objectRules(declaration);
  const crossChecked = args.flag("cross-check");
  const fetched = chosen.has(IRR)
    ? await fetchObjects(declaration, files, crossChecked, io.progress, report)
    : NOTHING_FETCHED;
  if (!fetched) return false;
  const acknowledged = args.texts("acknowledge");
  const isSource = (name: string): boolean => kindOf(name.toLowerCase()) !== null;
  const objects = acknowledged.filter((name) => !isSource(name));
  const after = chosen.has(IRR)
    ? guardObjects(declaration, before, fetched, rules, objects, report)
    : before;
  const changes = compareSnapshots(before, after);
  const sources = await refreshSources(
    {
      declaration,
      files,
      registry: after,
      before: sourcesBefore,
      acknowledged: acknowledged.filter(isSource).map((name) => name.toLowerCase()),
      isChosen: (name) => chosen.has(name),
    },
    io,
    report,
  );
  const sourceChanges = compareSources(sourcesBefore, sources);
  const { failed } = diagnostics;
  const allowed = !failed || args.flag("keep-going");
  const fresh = [...changes, ...sourceChanges].filter(({ kind }) => kind !== "removed").length;
  if (!allowed && fresh > 0) report(diagnostic("fetch-nothing-written", { fresh }));
  if (failed && allowed && chosen.has(IRR)) tellWhatIsLeftOut(needed, after, rules, report);
  let done = allowed;
  // Sources that were fetched again have a new time, even if nothing else is new.
  const isNew = changes.length > 0 || !sameSources(sourcesBefore, sources);
  if (allowed && isNew && staged) {
    io.progress.stage("writing the snapshot");
    for (const [path, text] of writeSnapshot(after)) staged.write(path, text);
    for (const [path, text] of writeSources(sources)) staged.write(path, text);
    done = staged.commit(report);
  }
  // An empty result is not "nothing new".
  const isNothing = failed && after.size === 0 && sources.size === 0;
  if ((args.text("format") ?? "text") === "text" && done && !isNothing) {
    const from = fetched.queried === null ? "" : `, asked ${fetched.queried}`;
    io.stdout(describeFetched(changes, sourceChanges, shown, args.flag("check"), from));
  }
  return changes.length > 0 || sourceChanges.length > 0;
}

/** The objects where only sources are fetched. */
const NOTHING_FETCHED: Fetched = { objects: new Map(), differing: new Map(), queried: null };

/** Whether two states of the sources agree, with the times of their data. */
function sameSources(a: CommittedSources, b: CommittedSources): boolean {
  const entries = (sources: CommittedSources): string =>
    JSON.stringify([...sources].map(([name, { entry }]) => [name, entry]).sort());
  return entries(a) === entries(b);
}
