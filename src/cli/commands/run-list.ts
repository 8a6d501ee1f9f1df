import {
  diagnostic,
  Diagnostics,
  formatText,
  printJson,
  type Diagnostic,
  type Report,
} from "../../diagnostics/index.ts";
import {
  contactsAsCsv,
  formatContacts,
  formatPeers,
  formatSessions,
  peerRows,
  peersAsCsv,
  sessionsAsCsv,
  type SessionRow,
  type Table,
} from "../../report/index.ts";
import type { PeeringDb } from "../../sources/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { loadSources } from "../input/load-sources.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { networkFolder } from "../input/network-folder.ts";
import { contactRows } from "../listing/contact-rows.ts";
import { isChosen, readChoice } from "../listing/read-choice.ts";
import { sessionRows } from "../listing/session-rows.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Lists sessions, peers or contacts; returns the exit code. */
export function runList(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = networkFolder(args, io.cwd);
  const loaded = loadPlans(io.cwd, folder, report, { withoutData: true });
  const choice = loaded?.plans ? readChoice(args, loaded.network.declaration, report) : null;
  const withContacts = args.flag("contacts");
  const peeringdb =
    withContacts && loaded?.plans ? loadPeeringDb(loaded.network.files, report) : null;
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
  const chosen = found.filter((one) => one.chosen === true).map(({ row }) => row);
  print(contentOf(chosen, peeringdb, args), args, io);
  if (peeringdb?.seesUsersContacts === false) io.stderr(PUBLIC_ONLY);
  return Promise.resolve(EXIT.ok);
}

const PUBLIC_ONLY =
  "PeeringDB was asked without a key: contacts that only its users see are unknown\n";

/** PeeringDB as the snapshot has it; null after an error was reported. */
function loadPeeringDb(files: NetworkFiles, report: Report): PeeringDb | null {
  const sources = loadSources(files, report);
  if (sources && !sources.peeringdb) {
    report(diagnostic("no-source", { source: "peeringdb", name: "PeeringDB data" }));
  }
  return sources?.peeringdb?.data ?? null;
}

/** What is listed, in each format. */
interface Content {
  readonly rows: readonly object[];
  readonly table: (width: number | null) => Table;
  readonly csv: () => string;
}

function contentOf(
  sessions: readonly SessionRow[],
  peeringdb: PeeringDb | null,
  args: Arguments,
): Content {
  if (peeringdb) {
    const rows = contactRows(sessions, peeringdb);
    return { rows, table: (width) => formatContacts(rows, width), csv: () => contactsAsCsv(rows) };
  }
  if (args.flag("peers")) {
    const rows = peerRows(sessions);
    return { rows, table: (width) => formatPeers(rows, width), csv: () => peersAsCsv(rows) };
  }
  return {
    rows: sessions,
    table: (width) => formatSessions(sessions, width),
    csv: () => sessionsAsCsv(sessions),
  };
}

function print({ rows, table, csv }: Content, args: Arguments, io: Io): void {
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson(rows));
      return;
    case "csv":
      io.stdout(csv());
      return;
    default: {
      if (rows.length === 0) {
        io.stderr("there is no such session\n");
        return;
      }
      const { text, leftOut } = table(io.columns ?? null);
      io.stdout(text);
      if (leftOut.length > 0) {
        io.stderr(`no room for ${leftOut.join(", ")}: --format csv has every column\n`);
      }
    }
  }
}
