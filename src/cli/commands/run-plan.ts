import { diagnostic, Diagnostics, printJson, type Report } from "../../diagnostics/index.ts";
import { formatPlan } from "../../plan/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { checkFiles, openPlan, plannedFor } from "../planning/check-plan.ts";
import { compareSides } from "../planning/compare-sides.ts";
import { planLoads } from "../planning/plan-loads.ts";
import { readLoading } from "../planning/read-loading.ts";
import type { Arguments } from "./command.ts";
import { printFailures } from "./print-failures.ts";

/** Plans how a change is loaded, or checks a plan; returns the exit code. */
export async function runPlan(args: Arguments, io: Io): Promise<number> {
  const problems = new Diagnostics();
  const fail = (code: number): number => {
    printFailures([{ what: "network", title: null, diagnostics: problems.all }], args, io);
    return code;
  };
  const checked = args.text("check");
  if (checked !== null) return check(checked, args, io);
  if (args.texts("router").length > 0) misuse("--router is for --check", problems.report);
  const loading = readLoading(args, { command: "plan", timer: 300 }, problems.report);
  if (!loading || problems.failed) return fail(EXIT.usage);
  const [base = null, head = null] = args.positionals;
  const dir = networkFolder(args, io.cwd, "dir");
  const compared = await compareSides(io.cwd, { base, head, dir }, io.progress);
  if ("failures" in compared) {
    printFailures(compared.failures, args, io);
    return EXIT.errors;
  }
  const plan = planLoads({ ...compared, loading }, problems.report);
  if (!plan) return fail(EXIT.errors);
  io.stdout(args.text("format") === "json" ? printJson(plan) : formatPlan(plan));
  return EXIT.ok;
}

function misuse(problem: string, report: Report): void {
  report(diagnostic("wrong-usage", { problem, command: "plan" }));
}

/** Whether the files are still those of a plan. */
function check(path: string, args: Arguments, io: Io): number {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  if (args.positionals.length > 0) {
    misuse("--check compares with the network as it is on disk, and takes no versions", report);
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.usage;
  }
  const plan = openPlan(io.cwd, path, report);
  const planned = plan && plannedFor(plan, args.texts("router"), report);
  const loaded =
    planned &&
    loadPlans(io.cwd, networkFolder(args, io.cwd, "dir"), report, { progress: io.progress });
  if (plan && planned && loaded?.plans) {
    const network = { plans: loaded.plans, files: loaded.network.files };
    const isGood = checkFiles(planned, network, plan, report);
    if (isGood && !diagnostics.failed && args.text("format") !== "json") {
      const names = planned.map(({ router }) => router).join(", ") || "no router";
      io.stdout(`${path}: the files of ${names} are those of the plan\n`);
    }
  }
  // What else is to be said of the network is up to `validate`.
  const shown = diagnostics.all.filter(({ severity }) => severity === "error");
  printDiagnostics(shown, args, io);
  return diagnostics.failed ? EXIT.errors : EXIT.ok;
}
