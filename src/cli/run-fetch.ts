import { objectNames, objectsOf } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { Diagnostics, type Report } from "../diagnostics/index.ts";
import { holdFolder, recoverFolder, type StagedFolder } from "../folder/index.ts";
import { FAMILIES, formatPrefixRange } from "../net/index.ts";
import {
  compareSnapshots,
  guardSnapshot,
  writeSnapshot,
  type GuardLimits,
  type ObjectChange,
  type Snapshot,
} from "../snapshot/index.ts";
import type { Arguments } from "./command.ts";
import { fetchObjects, type Fetched } from "./fetch-objects.ts";
import { EXIT, type Io } from "./io.ts";
import {
  hasSnapshot,
  loadNetwork,
  loadRegistry,
  snapshotTarget,
  type LoadedNetwork,
} from "./load-network.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** Fetches, guards and writes a snapshot; gives the exit code. */
export async function runFetch(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const network = loadNetwork(io.cwd, args.positionals[0] ?? ".", report);
  const finish = (code: number): number => {
    printDiagnostics(diagnostics.all, args, io);
    return diagnostics.failed ? EXIT.errors : code;
  };
  if (!network) return finish(EXIT.errors);
  const target = snapshotTarget(network.files);
  const checkOnly = args.flag("check");
  const staged = checkOnly ? null : await holdFolder(target, report);
  if (checkOnly ? !recoverFolder(target, report) : !staged) return finish(EXIT.errors);
  try {
    const isChanged = await fetchInto(target.shown, staged, network, diagnostics, args, io);
    return finish(checkOnly && isChanged ? EXIT.differences : EXIT.ok);
  } finally {
    staged?.release();
  }
}

/** Fetches, guards, and writes where that is wanted; whether the registries say something new. */
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
  const crossChecked = args.flag("cross-check");
  const fetched = await fetchObjects(declaration, files, crossChecked, io.progress, report);
  if (!fetched) return false;
  const { objects, asked } = fetched;
  const after = guard(declaration, before, fetched, args.texts("acknowledge"), report);
  const changes = compareSnapshots(before, after);
  const complete = [...objects.keys()].every((name) => after.has(name));
  const allowed = !diagnostics.failed || (args.flag("keep-going") && complete);
  let done = allowed;
  if (allowed && changes.length > 0 && staged) {
    io.progress.stage("writing the snapshot");
    for (const [path, text] of writeSnapshot(after)) staged.write(path, text);
    done = staged.commit(report);
  }
  if ((args.text("format") ?? "text") === "text" && done) {
    const from = asked === null ? "" : `, asked ${asked}`;
    io.stdout(describeChanges(changes, shown, args.flag("check"), from));
  }
  return changes.length > 0;
}

function guard(
  declaration: Declaration,
  before: Snapshot,
  { objects: fetched, differing }: Fetched,
  acknowledged: readonly string[],
  report: Report,
): Snapshot {
  const { guards, peers } = declaration;
  const limits = (name: string): GuardLimits => {
    const users = peers.filter((peer) => objectNames(peer).includes(name));
    const fractions = users.flatMap((peer) => peer.spaceFraction ?? []);
    return {
      shrink: guards.shrink,
      grow: guards.grow,
      atLeast: guards.atLeast,
      spaceFraction: fractions.length > 0 ? Math.min(...fractions) : guards.spaceFraction,
      allowEmpty: FAMILIES.filter(
        (family) => users.length > 0 && users.every((peer) => peer.allowEmpty.includes(family)),
      ),
    };
  };
  const names = new Set(acknowledged.map((name) => name.toUpperCase()));
  const needed = objectsOf(declaration);
  const place = (name: string) => needed.get(name)?.span;
  return guardSnapshot({ before, fetched, differing, limits, acknowledged: names, place }, report);
}

/** How many prefixes of an object are named. */
const SHOWN = 5;

function describeChanges(
  changes: readonly ObjectChange[],
  out: string,
  checkOnly: boolean,
  from: string,
): string {
  if (changes.length === 0) return `${out}: nothing new${from}.\n`;
  const lines = changes.map((change) => {
    const added = FAMILIES.flatMap((family) => change.prefixes[family].added);
    const removed = FAMILIES.flatMap((family) => change.prefixes[family].removed);
    const some = (list: typeof added, sign: string): string[] => {
      if (list.length === 0) return [];
      const shown = list.slice(0, SHOWN).map(({ range }) => formatPrefixRange(range));
      const more = list.length > SHOWN ? ` and ${list.length - SHOWN} more` : "";
      return [`${sign}${list.length} prefixes: ${shown.join(" ")}${more}`];
    };
    const origins = change.origins.added.length + change.origins.removed.length;
    const parts = [
      ...some(added, "+"),
      ...some(removed, "-"),
      ...(origins > 0
        ? [`origins +${change.origins.added.length} -${change.origins.removed.length}`]
        : []),
    ];
    parts.push(...describeMembers(change, parts.length === 0));
    parts.push(...describeMade(change, parts.length === 0));
    return `  ${change.name} ${change.kind}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}\n`;
  });
  return `${out}: ${checkOnly ? "would change" : "written"}, ${changes.length} objects differ${from}\n${lines.join("")}`;
}

/** Which sets inside of an object are another source's now; how many have their source on record now where that is all. */
function describeMembers({ members }: ObjectChange, alone: boolean): readonly string[] {
  const moved = members.filter(({ before }) => before !== null);
  if (moved.length === 0) {
    if (!alone || members.length === 0) return [];
    return [`source of ${members.length} member ${members.length === 1 ? "set" : "sets"} recorded`];
  }
  const shown = moved
    .slice(0, SHOWN)
    .map(({ set, before, after }) => `${set} found in ${after}, before in ${before}`);
  return moved.length > SHOWN ? [...shown, `${moved.length - SHOWN} more sets moved`] : shown;
}

/** What is new about how an object that was there before was made; what answered for it only where that is all. */
function describeMade({ made }: ObjectChange, alone: boolean): readonly string[] {
  if (!made?.before || !made.after) return [];
  const { before, after } = made;
  const parts: string[] = [];
  if (after.foundIn !== undefined && before.foundIn !== after.foundIn) {
    const was = before.foundIn === undefined ? "" : `, before in ${before.foundIn}`;
    parts.push(`found in ${after.foundIn}${was}`);
  }
  if (before.engine !== after.engine) parts.push(`by ${after.engine}, before ${before.engine}`);
  if (before.sources.join() !== after.sources.join()) {
    parts.push(`from ${after.sources.join(", ")}, before ${before.sources.join(", ")}`);
  }
  if (alone && parts.length === 0 && after.answeredBy) {
    const names = after.answeredBy.map((one) => one.replace(/ sha256:\w+$/, ""));
    parts.push(`answered by ${names.join(", ")}`);
  }
  return parts;
}
