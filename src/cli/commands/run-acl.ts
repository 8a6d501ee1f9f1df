import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import {
  filterFiles,
  isFilterPath,
  MODES,
  planFilters,
  type Mode,
  type PlannedFilters,
} from "../../traffic/index.ts";
import {
  diagnostic,
  Diagnostics,
  printJson,
  sortDiagnostics,
  toRows,
  type Report,
} from "../../diagnostics/index.ts";
import {
  hasText,
  listFiles,
  lockFolder,
  recoverFolder,
  type TargetFolder,
} from "../../system/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { FOLDER_MARK, markedFolder } from "../building/marked-folder.ts";
import { filterSummary, formatFilterSummary } from "../building/filter-summary.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

const { kind, markText } = markedFolder("acl", isFilterPath);

/** Writes the filters of all routers; returns the exit code. */
export async function runAcl(args: Arguments, io: Io): Promise<number> {
  const given = args.text("mode") ?? "count";
  const mode = MODES.find((one) => one === given);
  if (mode === undefined) {
    const problem = `--mode takes ${MODES.join(" or ")}, and got \`${given}\``;
    printDiagnostics([diagnostic("wrong-usage", { problem, command: "acl" })], args, io);
    return EXIT.usage;
  }
  const planned = plan(args, io);
  if (planned.filters === null) {
    printDiagnostics(planned.diagnostics.all, args, io);
    return EXIT.errors;
  }
  const { diagnostics, filters, folder } = planned;
  const out = resolve(io.cwd, args.text("out") ?? join(folder, "acl"));
  const shown = relative(io.cwd, out);
  const target = { directory: out, shown: shown.startsWith("..") ? out : shown || ".", kind };
  const check = args.flag("check");
  const changed = await write(target, filesOf(filters, mode), check, diagnostics.report);
  const summary = diagnostics.failed ? null : filterSummary(filters, changed);
  if (args.text("format") === "json") {
    const rows = toRows(sortDiagnostics(diagnostics.all));
    io.stdout(printJson({ diagnostics: rows, ...summary }));
  } else {
    printDiagnostics(diagnostics.all, args, io);
    if (summary) io.stdout(formatFilterSummary(summary, { out: target.shown, mode, check }));
  }
  if (diagnostics.failed) return EXIT.errors;
  return check && changed.length > 0 ? EXIT.differences : EXIT.ok;
}

/** The filters of all routers; null, and reported, if there is any error. */
function plan(args: Arguments, io: Io) {
  const folder = networkFolder(args, io.cwd);
  const loading = new Diagnostics();
  const loaded = loadPlans(io.cwd, folder, loading.report, { progress: io.progress });
  if (!loaded?.plans) return { folder, diagnostics: loading, filters: null };
  const diagnostics = new Diagnostics();
  // What was found and done to the snapshot is always reported; the rest is up to `validate`.
  loading.all.filter(({ code }) => code.startsWith("directory-")).forEach(diagnostics.report);
  const { declaration } = loaded.network;
  const filters = loaded.plans.map((one) => planFilters(declaration, one, diagnostics.report));
  return { folder, diagnostics, filters: diagnostics.failed ? null : filters };
}

/** All files of the folder: path → text. */
function filesOf(filters: readonly PlannedFilters[], mode: Mode): ReadonlyMap<string, string> {
  const files = filters.flatMap((router) => filterFiles(router, mode));
  const paths = files.map(({ path }) => path);
  return new Map([
    [FOLDER_MARK, markText(paths)],
    ...files.map(({ path, text }) => [path, text] as const),
  ]);
}

/** Replaces the folder, unless that is only checked; returns the files that are new, changed or removed. */
async function write(
  target: TargetFolder,
  files: ReadonlyMap<string, string>,
  check: boolean,
  report: Report,
): Promise<readonly string[]> {
  const staged = check ? null : await lockFolder(target, report);
  if (check ? !recoverFolder(target, report) : !staged) return [];
  try {
    const { directory } = target;
    const there = existsSync(directory) ? listFiles(directory) : [];
    const changed = [
      ...[...files].filter(([path, text]) => !hasText(join(directory, path), text)),
      ...there.filter((path) => !files.has(path)).map((path) => [path]),
    ].map(([path = ""]) => path);
    if (staged && changed.length > 0) {
      for (const [path, text] of files) staged.write(path, text);
      staged.commit(report);
    }
    return changed.sort();
  } finally {
    staged?.release();
  }
}
