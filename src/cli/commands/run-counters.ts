import { resolve } from "node:path";

import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { readText } from "../../system/index.ts";
import {
  countsOfReadings,
  planFilters,
  readNftReadings,
  sumCounts,
  writeCounts,
  type RouterFilters,
  type TrafficCount,
} from "../../traffic/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { formatCounts } from "../listing/format-counts.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** The largest file of readings, in megabytes: years of them. */
const MAX_MEGABYTES = 256;

/** Prints what counters have counted; returns the exit code. */
export function runCounters(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const name = args.text("router");
  if (name === null) {
    const problem = "counters takes --router NAME, the router with the counters";
    diagnostics.report(diagnostic("wrong-usage", { problem, command: "counters" }));
    printDiagnostics(diagnostics.all, args, io);
    return Promise.resolve(EXIT.usage);
  }
  const router = filtersOf(name, args, io, diagnostics.report);
  const counts = router && countsIn(args.positionals[0] ?? "", router, io, diagnostics.report);
  printDiagnostics(diagnostics.all, args, io);
  if (!counts) return Promise.resolve(EXIT.errors);
  io.stdout(
    args.text("format") === "jsonl"
      ? writeCounts(counts)
      : formatCounts(sumCounts(counts), io.columns ?? null),
  );
  return Promise.resolve(EXIT.ok);
}

/** The filters of a router as they are now; null, and reported, if there is any error. */
function filtersOf(name: string, args: Arguments, io: Io, report: Report): RouterFilters | null {
  const loading = new Diagnostics();
  const loaded = loadPlans(io.cwd, networkFolder(args, io.cwd, "dir"), loading.report, {
    progress: io.progress,
  });
  if (!loaded?.plans) {
    loading.all.forEach(report);
    return null;
  }
  loading.all.filter(({ code }) => code.startsWith("directory-")).forEach(report);
  const plan = loaded.plans.find((one) => one.name === name);
  if (!plan) {
    report(diagnostic("unknown-router", { name, known: loaded.plans.map((one) => one.name) }));
    return null;
  }
  const found = new Diagnostics();
  const filters = planFilters(loaded.network.declaration, plan, found.report);
  // Warnings about filters are up to `acl`.
  found.all.filter(({ severity }) => severity === "error").forEach(report);
  return found.failed ? null : filters;
}

function countsIn(
  path: string,
  router: RouterFilters,
  io: Io,
  report: Report,
): readonly TrafficCount[] | null {
  const text = readText(resolve(io.cwd, path), MAX_MEGABYTES * 1_000_000);
  if (text === null) {
    const hint = `name a file of readings, of at most ${MAX_MEGABYTES} MB`;
    report(diagnostic("file-not-found", { path }, { hint }));
    return null;
  }
  const readings = readNftReadings({ path, text }, report);
  if (!readings) return null;
  const { counts, unknown, missing } = countsOfReadings(router, readings);
  const params = { router: router.router };
  if (unknown.length > 0) report(diagnostic("counters-unknown", { ...params, names: unknown }));
  if (missing.length > 0) report(diagnostic("counters-missing", { ...params, names: missing }));
  return counts;
}
