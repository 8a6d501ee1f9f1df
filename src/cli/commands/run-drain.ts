import { describeOwner } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, formatText } from "../../diagnostics/index.ts";
import { replaceFiles } from "../../system/index.ts";
import { concernedSessions, type ConcernedSession } from "../draining/changed-states.ts";
import { checkStates } from "../draining/check-states.ts";
import { compareMeaning } from "../draining/compare-meaning.ts";
import { editStates } from "../draining/edit-states.ts";
import { findTargets } from "../draining/find-targets.ts";
import { printDrained } from "../draining/print-drained.ts";
import { readDrainRequest, type DrainRequest } from "../draining/read-drain-request.ts";
import { wantedStates } from "../draining/wanted-states.ts";
import { readNetwork } from "../input/load-network.ts";
import { networkFolder } from "../input/network-folder.ts";
import { withEdited } from "../limiting/with-edited.ts";
import { EXIT, type Io } from "../output/io.ts";
import { runEdit } from "../output/run-edit.ts";
import type { Arguments } from "./command.ts";

/** Edits states in a declaration; returns the exit code. */
export function runDrain(args: Arguments, io: Io): Promise<number> {
  return runEdit(args, io, (diagnostics) => editAndWrite(args, io, diagnostics));
}

function editAndWrite(args: Arguments, io: Io, { report }: Diagnostics): number {
  const request = readDrainRequest(args, report);
  if (!request) return EXIT.usage;
  const loading = new Diagnostics();
  const network = readNetwork(io.cwd, networkFolder(args, io.cwd, "dir"), loading.report);
  if (!network?.whole) {
    loading.all.forEach(report);
    return EXIT.errors;
  }
  const { declaration, files } = network;
  const targets = findTargets(args.positionals, declaration, report);
  const wanted = targets && wantedStates(request, declaration, targets, report);
  const edited = wanted && editStates(files, declaration, wanted, report);
  if (!targets || !edited) return EXIT.errors;

  const after =
    edited.length === 0 ? declaration : checkStates(io.cwd, network, targets, edited, report);
  if (!after) return EXIT.errors;
  const difference =
    edited.length === 0 ? null : compareMeaning(io.cwd, files, withEdited(files, edited), report);
  if (difference === "failed") return EXIT.errors;
  const isDry = args.flag("dry-run");
  const failed = isDry
    ? null
    : replaceFiles(
        edited.map(({ path, before, after: next }) => ({
          path: files.locate(path) ?? path,
          before,
          after: next,
        })),
      );
  if (failed) {
    report(diagnostic("file-not-written", failed));
    return EXIT.errors;
  }
  const shown = loading.all.filter(({ code }) => code.startsWith("directory-"));
  io.stderr(formatText(shown, { colour: io.colour }));
  const concerned = concernedSessions(declaration, after, targets);
  const sessions = concerned.map(({ row }) => row);
  const remarks = remarksOn(request, concerned);
  printDrained({ sessions, edited, difference, isDry, remarks }, args, io);
  return EXIT.ok;
}

/** What keeps sessions draining or shut after their state was taken away. */
function remarksOn(
  { kind }: DrainRequest,
  concerned: readonly ConcernedSession[],
): readonly string[] {
  if (kind !== "undo") return [];
  const kept = new Map<string, number>();
  for (const { state, row } of concerned) {
    if (state.is !== "draining" && state.is !== "shut") continue;
    const by =
      state.by === null || state.by.kind === "session"
        ? `${row.session} on ${row.router} itself`
        : describeOwner(state.by);
    const why = `${state.is}: ${by} is declared so`;
    kept.set(why, (kept.get(why) ?? 0) + 1);
  }
  return [...kept].map(
    ([why, count]) => `${count} ${count === 1 ? "session stays" : "sessions stay"} ${why}`,
  );
}
