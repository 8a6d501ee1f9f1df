import {
  diagnostic,
  Diagnostics,
  formatGithub,
  formatText,
  printJson,
  sortDiagnostics,
  toRows,
  type Diagnostic,
  type Report,
} from "../../diagnostics/index.ts";
import { compareNetworks, LEAST_CHARS, makeReport, type DiffReport } from "../../diff/index.ts";
import { BuildAgain } from "../../incremental/index.ts";
import { countLines } from "../building/count-lines.ts";
import { judgeSides } from "../building/judge-sides.ts";
import { loadSide, type LoadedSide } from "../building/load-side.ts";
import { readGivenChanges } from "../input/changes-file.ts";
import { findSides } from "../input/find-sides.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { DIFF_FORMATS, printDiff, type DiffOutput } from "../output/print-diff.ts";
import { readTemplates } from "../package-files.ts";
import type { Arguments } from "./command.ts";

/** Ranges of a set that are printed at most: a set may have a million. */
const MOST_RANGES = { text: 1_000, json: 10_000 } as const;

/** Compares two networks; gives the exit code. */
export async function runDiff(args: Arguments, io: Io): Promise<number> {
  const told = new Diagnostics();
  const maxChars = maxCharsOf(args, told.report);
  if (maxChars === null) {
    printFailures([{ title: null, diagnostics: told.all }], args, io);
    return EXIT.usage;
  }
  const [base = null, head = null] = args.positionals;
  const wanted = { base, head, dir: networkFolder(args, io.cwd, "dir") };
  const sides = await findSides(io.cwd, wanted, told.report);
  if (!sides) {
    printFailures([{ title: null, diagnostics: told.all }], args, io);
    return EXIT.errors;
  }
  const place = { cwd: io.cwd, dir: wanted.dir };
  const given = readGivenChanges(args, place, sides, told.report);
  if (given === null) {
    printFailures([{ title: null, diagnostics: told.all }], args, io);
    return EXIT.errors;
  }
  // Most of a network is the same on both sides, and is read once.
  const { read, compile, render } = new BuildAgain(() => false, readTemplates);
  const [before, after] = sides.map((side) => loadSide(io.cwd, side, { read, compile })) as [
    LoadedSide,
    LoadedSide,
  ];
  if (!before.compiled || !after.compiled) {
    const titles = [`before the change (${before.name})`, `after the change (${after.name})`];
    const failures = [before, after].map(({ diagnostics }, i) => ({
      title: titles[i] ?? null,
      diagnostics,
    }));
    printFailures(failures, args, io);
    return EXIT.errors;
  }
  const { compiled: old } = before;
  const { compiled: now } = after;
  const sources = { before: old.sources, after: now.sources };
  const difference = compareNetworks(old.plans, now.plans, sources);
  const within = given && judgeSides(difference, old, now, given, told.report);
  if (within === null) {
    printFailures([{ title: null, diagnostics: told.all }], args, io);
    return EXIT.errors;
  }
  const format = formatOf(args);
  const isJson = format === "json";
  const isVerbose = args.flag("verbose");
  const report = makeReport(difference, {
    sources,
    before: before.name,
    after: after.name,
    lines: countLines(old.plans, now.plans, render, args.flag("lines")),
    ...(within ? { within } : {}),
    mostRanges: MOST_RANGES[isJson ? "json" : "text"],
    reasons: isJson || (isVerbose && format === "text"),
  });
  const printing = new Diagnostics();
  const output = { format, verbose: isVerbose, maxChars, sides };
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

/** Prints the errors that kept networks from being compared, those of each side under its name. */
function printFailures(
  failures: readonly {
    readonly title: string | null;
    readonly diagnostics: readonly Diagnostic[];
  }[],
  args: Arguments,
  io: Io,
): void {
  const all = failures.map(({ title, diagnostics }) => ({
    title,
    errors: sortDiagnostics(diagnostics).filter(({ severity }) => severity === "error"),
  }));
  const format = formatOf(args);
  if (format === "github") {
    io.stdout(formatGithub(all.flatMap(({ errors }) => errors)));
    return;
  }
  if (format === "json") {
    io.stdout(
      printJson({
        version: 1,
        errors: all.map(({ title, errors }) => ({ side: title, diagnostics: toRows(errors) })),
      }),
    );
    return;
  }
  for (const { title, errors } of all) {
    if (errors.length === 0) continue;
    if (title !== null) io.stderr(`The network ${title} has errors:\n`);
    io.stderr(formatText(errors, { colour: io.colour }));
  }
}
