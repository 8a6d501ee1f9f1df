import { resolve } from "node:path";

import { diagnostic, Diagnostics, printJson, type Report } from "../../diagnostics/index.ts";
import { formatRunbookHtml, formatRunbookMarkdown, type Runbook } from "../../runbook/index.ts";
import { readText } from "../../system/index.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { changeNight } from "../planning/change-night.ts";
import { compareSides } from "../planning/compare-sides.ts";
import { maintenanceNight } from "../planning/maintenance-night.ts";
import { readLoading } from "../planning/read-loading.ts";
import { readNight } from "../planning/read-night.ts";
import type { Arguments } from "./command.ts";
import { printFailures } from "./print-failures.ts";

/** The largest file that is read, in bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The seconds that somebody has who enters everything by hand. */
const TIMER = 900;

/** Writes a runbook; returns the exit code. */
export async function runRunbook(args: Arguments, io: Io): Promise<number> {
  const problems = new Diagnostics();
  const { report } = problems;
  const fail = (code: number): number => {
    printFailures([{ what: "network", title: null, diagnostics: problems.all }], args, io);
    return code;
  };
  const impact = readImpact(args, io.cwd, report);
  const loading = readLoading(args, { command: "runbook", timer: TIMER }, report);
  const night = readNight(args, report);
  if (!loading || !night) return fail(EXIT.usage);
  if (impact === undefined) return fail(EXIT.errors);
  const dir = networkFolder(args, io.cwd, "dir");
  const words = [...args.texts("drain"), ...args.texts("shut")];
  const outside = { cwd: io.cwd, dir, words, isShut: args.texts("shut").length > 0 };
  const given = words.length > 0 ? "a maintenance" : "a change";
  const wrong =
    words.length > 0
      ? args.positionals.length > 0 &&
        "a maintenance begins with the network as it is on disk, and takes no versions"
      : ["message", "ticket"].some((name) => args.text(name) !== null) &&
        "--message and --ticket are for --drain and --shut";
  if (wrong !== false) {
    report(diagnostic("wrong-usage", { problem: `${given}: ${wrong}`, command: "runbook" }));
    return fail(EXIT.usage);
  }
  if (words.length > 0) {
    const maintained = maintenanceNight({ ...outside, impact, loading, night, args }, report);
    if (!maintained) return fail(EXIT.errors);
    print(maintained, args, io);
    return EXIT.ok;
  }
  const [base = null, head = null] = args.positionals;
  const compared = await compareSides(io.cwd, { base, head, dir }, io.progress);
  if ("failures" in compared) {
    printFailures(compared.failures, args, io);
    return EXIT.errors;
  }
  const request = {
    compared,
    impact,
    loading,
    night,
    args,
    cwd: io.cwd,
    root: resolve(io.cwd, dir),
  };
  const runbook = changeNight(request, report);
  if (!runbook) return fail(EXIT.errors);
  print(runbook, args, io);
  return EXIT.ok;
}

/** What is said about received routes; null: nothing. Undefined, and reported, if there is no such file. */
function readImpact(args: Arguments, cwd: string, report: Report): string | null | undefined {
  const path = args.text("impact");
  if (path === null) return null;
  const text = readText(resolve(cwd, path), MAX_BYTES);
  if (text !== null) return text;
  report(diagnostic("file-not-found", { path }));
  return undefined;
}

function print(runbook: Runbook, args: Arguments, io: Io): void {
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson(runbook));
      return;
    case "html":
      io.stdout(formatRunbookHtml(runbook));
      return;
    default:
      io.stdout(formatRunbookMarkdown(runbook));
  }
}
