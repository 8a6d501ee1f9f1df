import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import {
  createContext,
  formatJunit,
  formatResults,
  resultRows,
  runAssertions,
  sessionLists,
  testedSessions,
  type FileResult,
  type RouterFile,
  type TestedSession,
} from "../../assertions/index.ts";
import {
  diagnostic,
  Diagnostics,
  paintWith,
  printJson,
  sortDiagnostics,
  toRows,
  type Diagnostic,
  type RawFile,
  type Report,
} from "../../diagnostics/index.ts";
import { recoverFolder } from "../../system/index.ts";
import { platforms } from "../../platforms/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { sessionsBefore } from "../building/sessions-before.ts";
import { renderRouter } from "../building/build-network.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { readAssertions } from "../input/read-assertions.ts";
import { renderedKind } from "../building/rendered-folder.ts";
import { readFile } from "../../verify/index.ts";

/** Decides a network's assertions; returns the exit code. */
export async function runTest(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const results = await testNetwork(args, io, diagnostics);
  print(results, diagnostics, args, io);
  return diagnostics.failed ? EXIT.errors : EXIT.ok;
}

/** The results, with what is wrong reported; null if the network or the assertions cannot be read. Prints nothing. */
export async function testNetwork(
  args: Arguments,
  io: Io,
  diagnostics: Diagnostics,
): Promise<readonly FileResult[] | null> {
  const results = await decide(args, io, diagnostics);
  const problems = (results ?? []).flatMap((file) => file.results.flatMap((r) => r.problems));
  problems.forEach(diagnostics.report);
  return results;
}

/** The results; null if the network or the assertions cannot be read. */
async function decide(
  args: Arguments,
  io: Io,
  { report }: Diagnostics,
): Promise<readonly FileResult[] | null> {
  const folder = networkFolder(args, io.cwd);
  const loaded = loadPlans(io.cwd, folder, report, { progress: io.progress });
  const files = loaded && readAssertions(loaded.network, report);
  if (!files || !loaded.plans) return null;
  const { network, registry, plans } = loaded;
  const { declaration, library } = network;
  const base = await sessionsBefore(args.text("base"), folder, plans, io.cwd, report);
  if (base === "unknown") return null;
  const rendered = args.text("rendered");
  if (rendered !== null) {
    const target = { directory: resolve(io.cwd, rendered), shown: rendered, kind: renderedKind };
    if (!recoverFolder(target, report)) return null;
  }
  io.progress.stage("reading what is rendered", plans.length, "routers");
  const texts =
    rendered === null
      ? plans.map((plan) => {
          const { path, text } = renderRouter(plan);
          return { plan, file: { path: join(folder, "rendered", path), raw: text } };
        })
      : plans.map((plan) => ({ plan, file: onDisk(io.cwd, rendered, plan, report) }));
  const read = texts.map(({ plan, file }) => {
    io.progress.at(plan.name);
    const back = readBack(plan, file, report);
    io.progress.done();
    return [plan.name, back] as const;
  });
  const sessions = testedSessions(plans, new Map(read));
  for (const plan of plans) tellOfSets(plan, sessions, report);
  io.progress.stage("deciding assertions");
  const context = createContext(sessions, sessionLists(declaration, library, registry), base);
  return runAssertions(files, context);
}

/** Reports the filters that are decided only for paths without AS_SETs. */
function tellOfSets(router: RouterPlan, sessions: readonly TestedSession[], report: Report): void {
  const own = sessions.filter((session) => session.router === router);
  const filters = own.reduce((sum, { file }) => sum + (file?.blindToSets.length ?? 0), 0);
  if (filters === 0) return;
  const params = { router: router.name, platform: platforms[router.platform].title, filters };
  report(diagnostic("proven-without-as-sets", params, { span: router.span }));
}

function readBack(plan: RouterPlan, file: RawFile | null, report: Report): RouterFile | null {
  const reading = file && readFile(plan, file, "file", report);
  return reading && { reading, asSets: platforms[plan.platform].asSets };
}

function onDisk(cwd: string, folder: string, plan: RouterPlan, report: Report): RawFile | null {
  const path = join(folder, `${plan.name}.conf`);
  try {
    return { path, raw: readFileSync(resolve(cwd, path), "utf8") };
  } catch {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
}

/** Errors that belong to no assertion: unreadable files. */
export function besides(
  results: readonly FileResult[] | null,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const reported = new Set(results?.flatMap((file) => file.results.flatMap((r) => r.problems)));
  return diagnostics.filter((d) => d.severity === "error" && !reported.has(d));
}

function print(
  results: readonly FileResult[] | null,
  diagnostics: Diagnostics,
  args: Arguments,
  io: Io,
): void {
  const sorted = sortDiagnostics(diagnostics.all);
  switch (args.text("format")) {
    case "junit":
      io.stdout(formatJunit(results ?? [], besides(results, sorted)));
      printDiagnostics(diagnostics.all, args, io);
      return;
    case "json":
      io.stdout(printJson({ diagnostics: toRows(sorted), ...(results && resultRows(results)) }));
      return;
    case "github":
      printDiagnostics(diagnostics.all, args, io);
      return;
    default:
      if (results) io.stdout(formatResults(results, paintWith(io.colourOut === true)));
      printDiagnostics(diagnostics.all, args, io);
  }
}
