import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import {
  createContext,
  formatJunit,
  formatResults,
  loadAssertions,
  namesOf,
  runAssertions,
  sessionLists,
  testedSessions,
  type FileResult,
  type RouterFile,
} from "../assertions/index.ts";
import {
  diagnostic,
  Diagnostics,
  formatJson,
  type Diagnostic,
  type Report,
  type Source,
} from "../diagnostics/index.ts";
import { platforms } from "../platforms/index.ts";
import type { RouterPlan } from "../policy/index.ts";
import { renderRouter } from "./build-network.ts";
import type { Arguments } from "./command.ts";
import type { DiskFiles } from "./disk-files.ts";
import { EXIT, type Io } from "./io.ts";
import { loadNetwork, loadRegistry, planNetwork } from "./load-network.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { readFile } from "./verify-network.ts";

/** The folder of assertions inside of a network's folder. */
const FOLDER = "tests";

/** Decides a network's assertions; gives the exit code. */
export function runTest(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const results = decide(args, io, diagnostics.report);
  for (const problem of results?.flatMap(problemsOf) ?? []) diagnostics.report(problem);
  print(results, diagnostics.all, args, io);
  return Promise.resolve(diagnostics.failed ? EXIT.errors : EXIT.ok);
}

/** The results, or null where an error was reported before. */
function decide(args: Arguments, io: Io, report: Report): readonly FileResult[] | null {
  const network = loadNetwork(io.cwd, args.positionals[0] ?? ".", report);
  const registry = network && loadRegistry(network, report);
  const plans = network && registry && planNetwork(network, registry, report);
  if (!plans) return null;
  const { declaration, library, files } = network;
  const sources = assertionSources(files);
  if (sources.length === 0) {
    report(diagnostic("no-assertions", { path: join(files.folder, FOLDER) }));
    return null;
  }
  const assertions = loadAssertions(sources, namesOf(declaration, library, plans), report);
  if (!assertions) return null;
  const read = new Map(plans.map((plan) => [plan.name, routerFile(plan, args, io, report)]));
  const sessions = testedSessions(plans, read);
  const lists = sessionLists(declaration, library, registry);
  return runAssertions(assertions, createContext(sessions, lists));
}

function assertionSources(files: DiskFiles): readonly Source[] {
  return (files.list(FOLDER) ?? [])
    .filter((name) => /\.ya?ml$/.test(name))
    .flatMap((name) => {
      const path = join(FOLDER, name);
      const text = files.read(path);
      return text === null ? [] : [{ path: join(files.folder, path), text }];
    });
}

/** A router's file, rendered now or from disk, read back; null where that is not possible, which is reported. */
function routerFile(plan: RouterPlan, args: Arguments, io: Io, report: Report): RouterFile | null {
  const folder = args.text("rendered");
  const path = join(folder ?? "(rendered)", `${plan.name}.conf`);
  const text = folder === null ? renderRouter(plan).text : textOf(resolve(io.cwd, path));
  if (text === null) {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
  const reading = readFile(plan, { path, text }, "file", report);
  return reading && { reading, asSets: platforms[plan.platform].asSets };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function problemsOf({ results }: FileResult): readonly Diagnostic[] {
  return results.flatMap(({ problems }) => problems);
}

function print(
  results: readonly FileResult[] | null,
  diagnostics: readonly Diagnostic[],
  args: Arguments,
  io: Io,
): void {
  switch (args.text("format")) {
    case "json": {
      const files = (results ?? []).map(({ path, results: all }) => ({
        path,
        assertions: all.map(({ assertion, places, of, problems }) => ({
          name: assertion.name,
          holds: problems.length === 0,
          places,
          of,
        })),
      }));
      const printed = JSON.parse(formatJson(diagnostics)) as unknown;
      io.stdout(`${JSON.stringify({ diagnostics: printed, files }, null, 2)}\n`);
      return;
    }
    case "github":
      printDiagnostics(diagnostics, args, io);
      return;
    case "junit": {
      const inside = new Set(results?.flatMap(problemsOf));
      printDiagnostics(
        diagnostics.filter((d) => !inside.has(d)),
        args,
        io,
      );
      if (results) io.stdout(formatJunit(results));
      return;
    }
    default:
      printDiagnostics(diagnostics, args, io);
      if (results) io.stdout(formatResults(results));
  }
}
