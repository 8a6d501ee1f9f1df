import { diagnostic, Diagnostics, formatText, type Report } from "../../diagnostics/index.ts";
import { compareNetworks, LEAST_CHARS, makeReport, type DiffReport } from "../../diff/index.ts";
import { BuildAgain } from "../../incremental/index.ts";
import { countLines } from "../building/count-lines.ts";
import { judgeSides } from "../building/judge-sides.ts";
import { loadSide, type LoadedSide } from "../building/load-side.ts";
import { readGivenChanges } from "../input/changes-file.ts";
import { findSides, type DiffSide } from "../input/find-sides.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { DIFF_FORMATS, printDiff, type DiffOutput } from "../output/print-diff.ts";
import { readTemplates } from "../package-files.ts";
import type { Arguments } from "./command.ts";
import { printFailures, type SideFailure } from "./print-failures.ts";
import { compareRouterFiles } from "./run-diff-files.ts";

/** Ranges of a set that are printed at most: a set may have a million. */
const MOST_RANGES = { text: 1_000, json: 10_000 } as const;

/** Compares two networks; gives the exit code. */
export async function runDiff(args: Arguments, io: Io): Promise<number> {
  const problems = new Diagnostics();
  const maxChars = maxCharsOf(args, problems.report);
  if (maxChars === null) {
    printFailures([{ what: "network", title: null, diagnostics: problems.all }], args, io);
    return EXIT.usage;
  }
  if (args.flag("files")) {
    const mostRanges = MOST_RANGES[args.text("format") === "json" ? "json" : "text"];
    const compared = compareRouterFiles(args, io.cwd, mostRanges);
    if ("report" in compared) {
      const output = {
        format: formatOf(args),
        verbose: args.flag("verbose"),
        maxChars,
        sides: foldersOf(args),
      };
      return print(compared.report, output, args, io);
    }
    printFailures(compared.failures, args, io);
    return compared.isUsage ? EXIT.usage : EXIT.errors;
  }
  if (args.text("platform") !== null) {
    const problem = "--platform is for files: a network says the platforms of its routers";
    problems.report(
      diagnostic("wrong-usage", { problem, command: "diff", write: "peerc diff --files OLD NEW" }),
    );
    printFailures([{ what: "network", title: null, diagnostics: problems.all }], args, io);
    return EXIT.usage;
  }
  const compared = await compareSidesOf(args, io, args.positionals);
  if ("failures" in compared) {
    printFailures(compared.failures, args, io, compared.head);
    return EXIT.errors;
  }
  const { report, sides } = compared;
  const output = { format: formatOf(args), verbose: args.flag("verbose"), maxChars, sides };
  return print(report, output, args, io);
}

/** What keeps two versions of a network from being compared. */
interface NotCompared {
  readonly failures: readonly SideFailure[];
  /** The files of the new version, whose lines can be annotated. */
  readonly head?: DiffSide["files"];
  /** Whether all that is wrong is that there was no network before the change. */
  readonly isNew: boolean;
}

/** Two versions of a network, compared; or what keeps them from that. */
export type SidesCompared =
  | { readonly report: DiffReport; readonly sides: DiffOutput["sides"] }
  | NotCompared;

/** Compares two versions of a network, as given on the command line. Prints nothing. */
export async function compareSidesOf(
  args: Arguments,
  io: Io,
  [base = null, head = null]: readonly (string | null)[],
): Promise<SidesCompared> {
  const problems = new Diagnostics();
  const fail = (files?: DiffSide["files"]): NotCompared => ({
    failures: [{ what: "network", title: null, diagnostics: problems.all }],
    ...(files ? { head: files } : {}),
    isNew: false,
  });
  const wanted = { base, head, dir: networkFolder(args, io.cwd, "dir") };
  const sides = await findSides(io.cwd, wanted, problems.report);
  if (!sides) {
    // What is on disk is there, so it can only be the version before.
    const isNew = head === null && problems.all.every(({ code }) => code === "git-no-folder");
    return { ...fail(), isNew };
  }
  const place = { cwd: io.cwd, dir: wanted.dir };
  const given = readGivenChanges(args, place, sides, problems.report);
  if (given === null) return fail();
  // Most of a network is the same on both sides, and is read once.
  const { read, compile, render } = new BuildAgain(() => false, readTemplates);
  const [before, after] = sides.map((side) =>
    loadSide(io.cwd, side, { read, compile }, io.progress),
  ) as [LoadedSide, LoadedSide];
  if (!before.compiled || !after.compiled) {
    const titles = [`before the change (${before.name})`, `after the change (${after.name})`];
    const failures = [before, after].map(({ diagnostics }, i) => ({
      what: "network" as const,
      title: titles[i] ?? null,
      diagnostics,
    }));
    const isNew =
      after.compiled !== null && before.diagnostics.every(({ code }) => code === "no-network-here");
    return { failures, head: sides[1].files, isNew };
  }
  const { compiled: old } = before;
  const { compiled: now } = after;
  const sources = { before: old.sources, after: now.sources };
  io.progress.stage("comparing");
  const difference = compareNetworks(old.plans, now.plans, sources);
  const within = given && judgeSides(difference, old, now, given, problems.report);
  if (within === null) return fail(sides[1].files);
  io.progress.stage("counting lines");
  const format = formatOf(args);
  const isJson = format === "json";
  const report = makeReport(difference, {
    sources,
    before: before.name,
    after: after.name,
    lines: countLines(old.plans, now.plans, render, args.flag("lines")),
    ...(within ? { within } : {}),
    mostRanges: MOST_RANGES[isJson ? "json" : "text"],
    reasons: isJson || (args.flag("verbose") && format === "text"),
  });
  return { report, sides };
}

/** The files or folders that are compared with `--files`. */
function foldersOf({ positionals }: Arguments): DiffOutput["sides"] {
  const [before, after] = positionals.map((folder) => ({
    files: { kind: "disk" as const, folder },
  }));
  if (!before || !after) throw new Error("unreachable: both are given");
  return [before, after];
}

/** Prints a report in the format that was asked for; gives the exit code. */
function print(report: DiffReport, output: DiffOutput, args: Arguments, io: Io): number {
  const printing = new Diagnostics();
  printDiff(report, output, io, printing.report);
  io.stderr(formatText(printing.all, { colour: io.colour }));
  return printing.failed ? EXIT.errors : exitCode(report, args);
}

function formatOf(args: Arguments): DiffOutput["format"] {
  return DIFF_FORMATS.find((format) => format === args.text("format")) ?? "text";
}

/** How long a comment may be; null, and reported, if that is no number or too small. */
function maxCharsOf(args: Arguments, report: Report): number | null {
  const text = args.text("max-chars") ?? "60000";
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number >= LEAST_CHARS) return number;
  const problem = `--max-chars takes a number from ${LEAST_CHARS} on, and got \`${text}\``;
  report(diagnostic("wrong-usage", { problem, command: "diff" }));
  return null;
}

function exitCode({ equal, within }: DiffReport, args: Arguments): number {
  const isFine = within ? within.holds : equal;
  return isFine || args.flag("exit-zero") ? EXIT.ok : EXIT.differences;
}
