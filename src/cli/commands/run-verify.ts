import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { recoverFolder } from "../../system/index.ts";
import type { ReadForm, RouterPlan } from "../../model/index.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { loadPlans, type PlannedNetwork } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { checkFiles, openPlan, plannedFor } from "../planning/check-plan.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { renderedKind } from "../building/rendered-folder.ts";
import { verifyFile } from "../../verify/index.ts";

/** Verifies the files of a network; returns the exit code. */
export function runVerify(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const lines = verifyFiles(args, io, diagnostics.report);
  printDiagnostics(diagnostics.all, args, io);
  if ((args.text("format") ?? "text") === "text") io.stdout(lines.join(""));
  return Promise.resolve(diagnostics.failed ? EXIT.errors : EXIT.ok);
}

/** A line for each file of a network that is proven; all else is reported. Prints nothing. */
export function verifyFiles(args: Arguments, io: Io, report: Report): readonly string[] {
  const folder = networkFolder(args, io.cwd);
  const loaded = loadPlans(io.cwd, folder, report, { progress: io.progress });
  const plans = loaded?.plans;
  const rendered = args.text("rendered") ?? join(folder, "rendered");
  const target = { directory: resolve(io.cwd, rendered), shown: rendered, kind: renderedKind };
  const lines: string[] = [];
  const isWhole = args.texts("file").length > 0 || recoverFolder(target, report);
  const isPlanned = !loaded?.plans || isAsPlanned(args, io, loaded, report);
  const files = plans && isWhole && isPlanned ? filesOf(plans, args, rendered, report) : [];
  io.progress.stage("proving", files.length, "files");
  for (const { plan, path, form } of files) {
    io.progress.at(path);
    const text = textOf(resolve(io.cwd, path));
    if (text === null) {
      report(diagnostic("file-not-found", { path }));
      continue;
    }
    const proof = verifyFile(plan, { path, raw: text }, form, report);
    io.progress.done();
    if (proof) {
      const { sessions, filters } = proof;
      lines.push(`${path}: ${plan.name}: ${sessions} sessions, ${filters} filters: proven\n`);
    }
  }
  return lines;
}

/** Whether the files of the requested routers are those of the plan, if there is one; reported if not. */
function isAsPlanned(
  args: Arguments,
  io: Io,
  { plans, network }: PlannedNetwork,
  report: Report,
): boolean {
  const path = args.text("plan");
  if (path === null || !plans) return true;
  const plan = openPlan(io.cwd, path, report);
  if (!plan) return false;
  const names = [
    ...args.texts("router"),
    ...args.texts("file").map((text) => text.split("=")[0] ?? ""),
  ];
  const known = plans.map(({ name }) => name);
  // Any other name is reported where the files are found.
  const wanted = names.filter((name) => known.includes(name));
  const planned = plannedFor(plan, wanted, report);
  return (
    checkFiles(planned, { plans, files: network.files }, plan, report) &&
    planned.length >= new Set(wanted).size
  );
}

interface RouterFile {
  readonly plan: RouterPlan;
  readonly path: string;
  readonly form: ReadForm;
}

/** The file of each requested router. */
function filesOf(
  plans: readonly RouterPlan[],
  args: Arguments,
  rendered: string,
  report: Report,
): readonly RouterFile[] {
  const known = plans.map((plan) => plan.name);
  const given = args.texts("file").map((text) => {
    const at = text.indexOf("=");
    return at < 0
      ? { name: text, path: null }
      : { name: text.slice(0, at), path: text.slice(at + 1) };
  });
  const only = [...args.texts("router"), ...given.map(({ name }) => name)];
  for (const name of only.filter((n) => !known.includes(n))) {
    report(diagnostic("unknown-router", { name, known }));
  }
  for (const { name } of given.filter(({ path }) => path === null || path === "")) {
    const problem = `--file takes NAME=FILE, and got \`${name}\``;
    report(diagnostic("wrong-usage", { problem, command: "verify" }));
  }
  return plans
    .filter(({ name }) => only.length === 0 || only.includes(name))
    .flatMap((plan): readonly RouterFile[] => {
      const paths = given.flatMap(({ name, path }) => (name === plan.name && path ? [path] : []));
      return paths.length > 0
        ? paths.map((path) => ({ plan, path, form: "running" }))
        : [{ plan, path: join(rendered, `${plan.name}.conf`), form: "file" }];
    });
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
