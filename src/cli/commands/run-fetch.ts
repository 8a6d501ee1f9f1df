import {
  objectRules,
  objectsOf,
  type NeededObject,
  type ObjectRules,
} from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { lockFolder, recoverFolder, type StagedFolder } from "../../system/index.ts";
import {
  compareSnapshots,
  guardSnapshot,
  writeSnapshot,
  type GuardLimits,
  type Snapshot,
} from "../../snapshot/index.ts";
import type { Arguments } from "./command.ts";
import { describeChanges } from "../fetching/describe-changes.ts";
import { fetchObjects, type Fetched } from "../fetching/fetch-objects.ts";
import { EXIT, type Io } from "../output/io.ts";
import {
  hasSnapshot,
  loadNetwork,
  loadRegistry,
  snapshotTarget,
  type LoadedNetwork,
} from "../input/load-network.ts";
import { networkFolder } from "../input/network-folder.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";

/** Fetches, checks and writes a snapshot; returns the exit code. */
export async function runFetch(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const network = loadNetwork(io.cwd, networkFolder(args, io.cwd), diagnostics.report);
  const isChanged = network !== null && (await fetchSnapshot(network, diagnostics, args, io));
  printDiagnostics(diagnostics.all, args, io);
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
  if (!before) return false;
  const needed = objectsOf(declaration);
  const rules = objectRules(declaration);
  const crossChecked = args.flag("cross-check");
  const fetched = await fetchObjects(declaration, files, crossChecked, io.progress, report);
  if (!fetched) return false;
  const after = guard(declaration, before, fetched, rules, args.texts("acknowledge"), report);
  const changes = compareSnapshots(before, after);
  const { failed } = diagnostics;
  const allowed = !failed || args.flag("keep-going");
  const fresh = changes.filter(({ kind }) => kind !== "removed").length;
  if (!allowed && fresh > 0) report(diagnostic("fetch-nothing-written", { fresh }));
  if (failed && allowed) tellWhatIsLeftOut(needed, after, rules, report);
  let done = allowed;
  if (allowed && changes.length > 0 && staged) {
    io.progress.stage("writing the snapshot");
    for (const [path, text] of writeSnapshot(after)) staged.write(path, text);
    done = staged.commit(report);
  }
  // An empty result is not "nothing new".
  const isNothing = failed && after.size === 0;
  if ((args.text("format") ?? "text") === "text" && done && !isNothing) {
    const from = fetched.queried === null ? "" : `, asked ${fetched.queried}`;
    io.stdout(describeChanges(changes, shown, args.flag("check"), from));
  }
  return changes.length > 0;
}

function guard(
  declaration: Declaration,
  before: Snapshot,
  { objects: fetched, differing }: Fetched,
  rules: ReadonlyMap<string, ObjectRules>,
  acknowledged: readonly string[],
  report: Report,
): Snapshot {
  const { shrink, grow, atLeast, spaceFraction } = declaration.guards;
  const limits = (name: string): GuardLimits => {
    const own = rules.get(name) ?? { spaceFraction, allowEmpty: [] };
    const { allowEmpty } = own;
    return { shrink, grow, atLeast, spaceFraction: own.spaceFraction, allowEmpty };
  };
  const names = new Set(acknowledged.map((name) => name.toUpperCase()));
  const needed = objectsOf(declaration);
  const place = (name: string) => needed.get(name)?.span;
  const isPlanned = (name: string) => rules.get(name)?.isPlanned === true;
  return guardSnapshot(
    { before, fetched, differing, limits, acknowledged: names, isPlanned, place },
    report,
  );
}

/** Reports the needed objects for which the snapshot has no data, and who needs them. */
function tellWhatIsLeftOut(
  needed: ReadonlyMap<string, NeededObject>,
  after: Snapshot,
  rules: ReadonlyMap<string, ObjectRules>,
  report: Report,
): void {
  const missing = [...needed].filter(
    ([name]) => !after.has(name) && rules.get(name)?.isPlanned !== true,
  );
  if (missing.length === 0) return;
  const objects = missing.map(([name, { peers, isOurs }]) => {
    const users = [...(isOurs ? ["our own"] : []), ...peers.map(({ asn }) => `AS${asn}`)];
    return `${name} (${users.join(", ")})`;
  });
  const isOurs = missing.some(([, one]) => one.isOurs);
  report(diagnostic("fetch-incomplete", { objects, isOurs }));
}
