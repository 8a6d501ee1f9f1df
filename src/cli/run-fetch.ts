import { join, resolve } from "node:path";

import { objectNames, objectsOf } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { Diagnostics, type Report } from "../diagnostics/index.ts";
import { FAMILIES, formatPrefixRange } from "../net/index.ts";
import {
  compareSnapshots,
  guardSnapshot,
  isSnapshotFolder,
  replaceDirectory,
  writeSnapshot,
  type GuardLimits,
  type ObjectChange,
  type Snapshot,
} from "../snapshot/index.ts";
import type { Arguments } from "./command.ts";
import { fetchObjects, type Fetched } from "./fetch-objects.ts";
import { EXIT, type Io } from "./io.ts";
import { hasSnapshot, loadNetwork, loadRegistry, SNAPSHOT_FOLDER } from "./load-network.ts";
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
  const { declaration, files } = network;
  const before = hasSnapshot(files) ? loadRegistry(network, report) : new Map();
  if (!before) return finish(EXIT.errors);
  const fetched = await fetchObjects(declaration, files, args.flag("cross-check"), report);
  if (!fetched) return finish(EXIT.errors);
  const { objects, asked } = fetched;
  const after = guard(declaration, before, fetched, args.texts("acknowledge"), report);
  const changes = compareSnapshots(before, after);
  const out = resolve(io.cwd, files.folder, SNAPSHOT_FOLDER);
  const complete = [...objects.keys()].every((name) => after.has(name));
  const allowed = !diagnostics.failed || (args.flag("keep-going") && complete);
  const shown = join(files.folder, SNAPSHOT_FOLDER);
  const wanted = allowed && changes.length > 0 && !args.flag("check");
  const done =
    !wanted || replaceDirectory(out, writeSnapshot(after), isSnapshotFolder, report, shown);
  if ((args.text("format") ?? "text") === "text" && allowed && done) {
    const from = asked === null ? "" : `, asked ${asked}`;
    io.stdout(describeChanges(changes, shown, args.flag("check"), from));
  }
  return finish(args.flag("check") && changes.length > 0 ? EXIT.differences : EXIT.ok);
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
