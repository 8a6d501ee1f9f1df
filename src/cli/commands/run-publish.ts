import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import {
  Diagnostics,
  printJson,
  sortDiagnostics,
  toRows,
  type Diagnostic,
} from "../../diagnostics/index.ts";
import {
  announcementRow,
  checkPublished,
  comparePublished,
  formatAnnouncement,
  formatDifference,
  isSame,
  publishedKind,
} from "../../publish/index.ts";
import { hasText, lockFolder, recoverFolder, type TargetFolder } from "../../system/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { filesIn, publishedFolder } from "../publishing/published-folder.ts";
import { publishNetwork, type PublishedNetwork } from "../publishing/publish-network.ts";
import { readMargin, readPeers } from "../publishing/read-request.ts";
import type { Arguments } from "./command.ts";

/** Publishes what a network announces to its peers, or checks what is published; returns the exit code. */
export async function runPublish(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const margin = readMargin(args, diagnostics.report);
  if (margin === null) {
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.usage;
  }
  const folder = networkFolder(args, io.cwd);
  const directory = resolve(io.cwd, args.text("out") ?? join(folder, "published"));
  const below = relative(io.cwd, directory);
  const shown = below === "" || below.startsWith("..") ? directory : below;
  const target: TargetFolder = { directory, shown, kind: publishedKind };
  const request: Request = { folder, margin, target };
  const done = args.flag("check")
    ? check(request, diagnostics, io)
    : await write(request, diagnostics, args, io);
  print(done, diagnostics, args, io);
  if (!done || diagnostics.failed) return EXIT.errors;
  return done.isDifferent ? EXIT.differences : EXIT.ok;
}

interface Request {
  /** Of the network. */
  readonly folder: string;
  /** In percent. */
  readonly margin: number;
  readonly target: TargetFolder;
}

/** What was found or written. */
interface Done {
  readonly text: string;
  readonly row: object;
  /** Whether what is published should be replaced. */
  readonly isDifferent: boolean;
}

async function write(
  { folder, margin, target }: Request,
  diagnostics: Diagnostics,
  args: Arguments,
  io: Io,
): Promise<Done | null> {
  const { report } = diagnostics;
  // Without a network, nothing must be created next to the folder.
  const isNetwork = existsSync(resolve(io.cwd, folder, "network.yaml"));
  const staged = isNetwork ? await lockFolder(target, report) : null;
  if (isNetwork && !staged) return null;
  try {
    const loaded = loadPlans(io.cwd, folder, report, { progress: io.progress });
    if (!loaded?.plans) return null;
    const asns = readPeers(args, loaded.network.declaration, report);
    const made = publishNetwork(loaded, { margin, asns, cwd: io.cwd }, report);
    if (!made || diagnostics.failed) return null;
    const changed = changedFiles(target, made);
    for (const { path, text } of made.files) staged?.write(path, text);
    if (changed.length > 0 && staged?.commit(report) !== true) return null;
    const what =
      changed.length === 0
        ? "Nothing changed."
        : `Written: ${target.shown} (${made.files.length} files)`;
    return {
      text: `${formatAnnouncement(made.announcement, margin)}\n${what}\n`,
      row: { ...announcementRow(made.announcement, margin), changed },
      isDifferent: false,
    };
  } finally {
    staged?.release();
  }
}

/** The files that are new, changed or to be removed. */
function changedFiles({ directory }: TargetFolder, { files }: PublishedNetwork): readonly string[] {
  const made = new Set(files.map(({ path }) => path));
  const changed = files.filter(({ path, text }) => !hasText(join(directory, path), text));
  const gone = filesIn(directory).filter((path) => !made.has(path));
  return [...changed.map(({ path }) => path), ...gone].sort();
}

/** Compares a published folder with what would be published, with the options that it was published with. */
function check({ folder, target }: Request, diagnostics: Diagnostics, io: Io): Done | null {
  const { report } = diagnostics;
  if (!recoverFolder(target, report)) return null;
  const published = publishedFolder(target);
  const index = checkPublished(published, report);
  const loaded = loadPlans(io.cwd, folder, report, { progress: io.progress });
  if (!index || !loaded?.plans) return null;
  // Peers that have no session any more are not: what is published for them differs.
  const { margin, peers } = index;
  const quiet = new Diagnostics();
  const made = publishNetwork(loaded, { margin, asns: peers, cwd: io.cwd }, quiet.report);
  quiet.all.filter(({ code }) => code !== "nothing-for-peer").forEach(report);
  if (!made) return null;
  const difference = comparePublished(published, index, made.announcement, made.files);
  return {
    text: formatDifference(difference, target.shown),
    row: { ...announcementRow(made.announcement, margin), difference },
    isDifferent: !isSame(difference),
  };
}

function print(done: Done | null, diagnostics: Diagnostics, args: Arguments, io: Io): void {
  const all = diagnostics.all.filter(isShown);
  if (args.text("format") === "json") {
    io.stdout(printJson({ diagnostics: toRows(sortDiagnostics(all)), ...done?.row }));
    return;
  }
  printDiagnostics(all, args, io);
  if (done) io.stdout(done.text);
}

/** What is only about the declaration is up to `validate`. */
function isShown({ severity, code }: Diagnostic): boolean {
  return severity === "error" || code.startsWith("directory-") || code.startsWith("announced-");
}
