import type { FileResult } from "../../assertions/index.ts";
import { Diagnostics, type Diagnostic } from "../../diagnostics/index.ts";
import { formatDiffText } from "../../diff/index.ts";
import type { Arguments } from "../commands/command.ts";
import { buildOnce } from "../commands/run-build.ts";
import { compareSidesOf } from "../commands/run-diff.ts";
import { testNetwork } from "../commands/run-test.ts";
import { validateNetwork } from "../commands/run-validate.ts";
import { verifyFiles } from "../commands/run-verify.ts";
import { networkFolder } from "../input/network-folder.ts";
import { diskFiles } from "../input/disk-files.ts";
import { countOf } from "../output/print-diagnostics.ts";
import type { Io } from "../output/io.ts";
import { formatOutdated, outdatedDiagnostics } from "../outdated/explain-outdated.ts";
import type { Check, CheckStep, StepName, StepResult } from "./check-step.ts";

/** Does the steps of a check, each on what is on disk. Writes and prints nothing. */
export async function runSteps(args: Arguments, io: Io): Promise<Check> {
  const folder = networkFolder(args, io.cwd);
  const base = args.text("base");
  const validated = await validate(args, io);
  const steps: CheckStep[] = [validated];
  let assertions: readonly FileResult[] | null = null;
  let compared: Compared | null = null;
  if (validated.result === "errors") {
    const why = "validate failed";
    steps.push(...(["build", "verify", "test"] as const).map((name) => leftOut(name, why)));
  } else {
    const built = await build(stepArguments(folder, {}, ["check"]), io);
    steps.push(built, verify(folder, io, built));
    if (diskFiles(io.cwd, folder).list("tests") === null) {
      steps.push(leftOut("test", "there are no assertions (tests/*.yaml)"));
    } else {
      const tested = await test(stepArguments(folder, { base }), io);
      assertions = tested.assertions;
      steps.push(tested.step);
    }
  }
  if (args.flag("no-diff")) steps.push(leftOut("diff", "--no-diff"));
  else {
    const given = { dir: folder, within: args.text("within"), allow: args.text("allow") };
    compared = await diff(stepArguments(null, given), io, base);
    steps.push(compared.step);
  }
  return {
    steps: withoutRepetitions(steps),
    assertions,
    difference: compared?.difference ?? null,
    sides: compared?.sides ?? null,
  };
}

/** The steps, each without the diagnostics of earlier ones: a network that cannot be compiled fails several. */
function withoutRepetitions(steps: readonly CheckStep[]): readonly CheckStep[] {
  const seen = new Set<string>();
  return steps.map((step) => {
    const keys = step.diagnostics.map(({ code, message, span }) =>
      [code, message, span?.source.path, span?.start].join("\0"),
    );
    const own = step.diagnostics.filter((_, i) => !seen.has(keys[i] ?? ""));
    keys.forEach((key) => seen.add(key));
    if (step.result !== "errors" || own.some(({ severity }) => severity === "error")) {
      return { ...step, diagnostics: own };
    }
    return { ...step, diagnostics: own, summary: `${step.summary}, as above` };
  });
}

/** The comparison, as a step and as data. */
type Compared = Pick<Check, "difference" | "sides"> & { readonly step: CheckStep };

/** The arguments of one step. */
function stepArguments(
  folder: string | null,
  texts: Readonly<Record<string, string | null>>,
  flags: readonly string[] = [],
): Arguments {
  return {
    positionals: folder === null ? [] : [folder],
    text: (name) => texts[name] ?? null,
    texts: () => [],
    flag: (name) => flags.includes(name),
  };
}

function leftOut(name: StepName, why: string): CheckStep {
  return { name, result: "skipped", summary: why, diagnostics: [], text: "" };
}

function finished(
  name: StepName,
  diagnostics: readonly Diagnostic[],
  done: { readonly result?: StepResult; readonly summary: string; readonly text?: string },
): CheckStep {
  const isWrong = diagnostics.some(({ severity }) => severity === "error");
  const counted = countOf(diagnostics.filter(({ severity }) => severity !== "note"));
  const result = done.result ?? (isWrong ? "errors" : "passed");
  const summary = result === "errors" ? counted : done.summary;
  return { name, result, summary, diagnostics, text: done.text ?? "" };
}

async function validate(args: Arguments, io: Io): Promise<CheckStep> {
  const diagnostics = new Diagnostics();
  const { summary, unchecked } = await validateNetwork(args, io, diagnostics, null);
  const lines = [summary, unchecked?.message].flatMap((line) => line ?? []);
  return finished("validate", diagnostics.all, { summary: lines.join("; ") });
}

async function build(args: Arguments, io: Io): Promise<CheckStep> {
  const diagnostics = new Diagnostics();
  const { outdated, summary } = await buildOnce(args, io, diagnostics);
  // What validate said already is not said again.
  const own = diagnostics.all.filter(({ severity }) => severity === "error");
  if (outdated) {
    const files = outdatedDiagnostics(outdated);
    return finished("build", [...own, ...files], {
      result: "outdated",
      summary: `${counted(files.length, "file")} not what a build writes`,
      text: formatOutdated(outdated),
    });
  }
  const filters = (summary?.routers ?? []).reduce((sum, { proven }) => sum + (proven ?? 0), 0);
  return finished("build", own, {
    summary: `${counted(summary?.routers.length ?? 0, "file")} up to date, ${counted(filters, "filter")} proven`,
  });
}

function verify(folder: string, io: Io, built: CheckStep): CheckStep {
  if (built.result === "passed") {
    const summary = "the committed files are those that were just proven";
    return finished("verify", [], { summary });
  }
  const diagnostics = new Diagnostics();
  const lines = verifyFiles(stepArguments(folder, {}), io, diagnostics.report);
  const own = diagnostics.all.filter(({ severity }) => severity === "error");
  return finished("verify", own, { summary: `${counted(lines.length, "committed file")} proven` });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

async function test(
  args: Arguments,
  io: Io,
): Promise<{ step: CheckStep; assertions: readonly FileResult[] | null }> {
  const diagnostics = new Diagnostics();
  const assertions = await testNetwork(args, io, diagnostics);
  const own = diagnostics.all.filter(({ severity }) => severity === "error");
  const count = (assertions ?? []).reduce((sum, { results }) => sum + results.length, 0);
  return { step: finished("test", own, { summary: counted(count, "assertion") }), assertions };
}

async function diff(args: Arguments, io: Io, base: string | null): Promise<Compared> {
  const compared = await compareSidesOf(args, io, [base]);
  if ("failures" in compared) {
    if (compared.isNew) {
      const why = "the network is new: there is nothing before the change to compare with";
      return { step: leftOut("diff", why), difference: null, sides: null };
    }
    const all = compared.failures.flatMap(({ diagnostics }) => diagnostics);
    const own = all.filter(({ severity }) => severity === "error");
    return { step: finished("diff", own, { summary: "" }), difference: null, sides: null };
  }
  const { report } = compared;
  const { within, equal } = report;
  const result = within ? (within.holds ? "passed" : "outside") : equal ? "passed" : "differs";
  const summary = equal
    ? "no difference in meaning"
    : within?.holds === true
      ? "all differences are allowed in advance"
      : within
        ? "some differences are not allowed in advance"
        : "the change means something else than before";
  const text = equal ? "" : formatDiffText(report, false);
  const step = finished("diff", [], { result, summary, text });
  return { step, difference: report, sides: compared.sides };
}
