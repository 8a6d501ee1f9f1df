import { Diagnostics, formatText, printJson, type Diagnostic } from "../../diagnostics/index.ts";
import {
  formatPeers,
  formatSessions,
  peerRows,
  peersAsCsv,
  sessionsAsCsv,
  type SessionRow,
} from "../../report/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { isChosen, readChoice } from "../listing/read-choice.ts";
import { sessionRows } from "../listing/session-rows.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Lists sessions or peers; returns the exit code. */
export function runList(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = networkFolder(args, io.cwd);
  const loaded = loadPlans(io.cwd, folder, report, { withoutData: true });
  const choice = loaded?.plans ? readChoice(args, loaded.network.declaration, report) : null;
  if (!loaded?.plans || !choice || diagnostics.failed) {
    // What `validate` says of a declaration without errors does not matter for a wrong option.
    const isShown = ({ severity }: Diagnostic): boolean =>
      severity === "error" || (!loaded?.plans && severity === "warning");
    printDiagnostics(diagnostics.all.filter(isShown), args, io);
    const isMisuse = diagnostics.all.some(({ code }) => code === "wrong-usage");
    return Promise.resolve(isMisuse ? EXIT.usage : EXIT.errors);
  }
  // What was found and done to the snapshot is always reported; the rest is up to `validate`.
  const ofFolders = diagnostics.all.filter(({ code }) => code.startsWith("directory-"));
  io.stderr(formatText(ofFolders, { colour: io.colour }));
  const found = sessionRows(loaded, loaded.plans).map((row) => ({
    row,
    chosen: isChosen(row, choice),
  }));
  const unknown = found.filter(({ chosen }) => chosen === "unknown").length;
  if (unknown > 0) {
    const sessions = unknown === 1 ? "1 session is" : `${unknown} sessions are`;
    io.stderr(`${sessions} left out: there is no registry data; \`peerc fetch\` queries it\n`);
  }
  print(
    found.filter(({ chosen }) => chosen === true).map(({ row }) => row),
    args,
    io,
  );
  return Promise.resolve(EXIT.ok);
}

function print(sessions: readonly SessionRow[], args: Arguments, io: Io): void {
  const peers = args.flag("peers") ? peerRows(sessions) : null;
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson(peers ?? sessions));
      return;
    case "csv":
      io.stdout(peers ? peersAsCsv(peers) : sessionsAsCsv(sessions));
      return;
    default: {
      if (sessions.length === 0) {
        io.stderr("there is no such session\n");
        return;
      }
      const width = io.columns ?? null;
      const table = peers ? formatPeers(peers, width) : formatSessions(sessions, width);
      io.stdout(table.text);
      if (table.leftOut.length > 0) {
        io.stderr(`no room for ${table.leftOut.join(", ")}: --format csv has every column\n`);
      }
    }
  }
}
