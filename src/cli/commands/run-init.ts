import { diagnostic, Diagnostics, formatText } from "../../diagnostics/index.ts";
import { diskFiles } from "../input/disk-files.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { findAnswers } from "../starting/find-answers.ts";
import { printStarted } from "../starting/print-started.ts";
import { isOfNetwork, REPOSITORY_PATHS } from "../starting/repository-files.ts";
import { startNetwork } from "../starting/start-network.ts";
import { inTheWay, writeNewFiles } from "../starting/write-new-files.ts";
import type { Arguments } from "./command.ts";

/** Writes the repository of a new network; returns the exit code. */
export async function runInit(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const code = await start(args, io, diagnostics);
  if (code !== EXIT.ok) {
    const shown = diagnostics.all.filter(({ severity }) => severity !== "note");
    printDiagnostics(shown, args, io);
  }
  return code;
}

async function start(args: Arguments, io: Io, { report }: Diagnostics): Promise<number> {
  const files = diskFiles(io.cwd, args.positionals[0] ?? ".");
  // Before anybody is asked anything.
  const there = inTheWay(files.root, REPOSITORY_PATHS);
  const mayStay = (path: string): boolean => REPOSITORY_PATHS.includes(path) && !isOfNetwork(path);
  const kept = args.flag("keep") ? there.filter(mayStay) : [];
  const paths = there.filter((path) => !kept.includes(path));
  if (paths.length > 0) {
    const canKeep = paths.every(mayStay);
    report(diagnostic("init-in-the-way", { folder: files.folder, paths, canKeep }));
    return EXIT.errors;
  }
  const found = await findAnswers(args, io, report);
  if (typeof found === "number") return found;
  const checking = new Diagnostics();
  const started = startNetwork({ ...found, files, cwd: io.cwd }, checking.report);
  if (!started) {
    checking.all.forEach(report);
    return EXIT.errors;
  }
  const wanted = new Map([...started.files].filter(([path]) => !kept.includes(path)));
  const isDry = args.flag("dry-run");
  const failed = isDry ? null : writeNewFiles(files.root, wanted, "network.yaml");
  if (failed) {
    report(diagnostic("init-not-written", failed));
    return EXIT.errors;
  }
  const warnings = checking.all.filter(({ severity }) => severity === "warning");
  io.stderr(formatText(warnings, { colour: io.colour }));
  const { remarks } = started;
  printStarted({ folder: files.folder, files: wanted, kept, remarks, isDry }, args, io);
  return EXIT.ok;
}
