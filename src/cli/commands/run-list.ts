import {
  diagnostic,
  Diagnostics,
  formatText,
  printJson,
  type Diagnostic,
  type Report,
} from "../../diagnostics/index.ts";
import type { PeeringDb } from "../../sources/index.ts";
import { readReceived } from "../auditing/read-received.ts";
import { loadPlans } from "../building/load-plans.ts";
import { loadSources } from "../input/load-sources.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { networkFolder } from "../input/network-folder.ts";
import { listContent, type ListContent } from "../listing/list-content.ts";
import { isChosen, readChoice } from "../listing/read-choice.ts";
import { withReceived } from "../listing/with-received.ts";
import { sessionRows } from "../listing/session-rows.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Lists sessions, peers or contacts; returns the exit code. */
export async function runList(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = networkFolder(args, io.cwd);
  const loaded = loadPlans(io.cwd, folder, report, { withoutData: true, progress: io.progress });
  const choice = loaded?.plans ? readChoice(args, loaded.network.declaration, report) : null;
  const withContacts = args.flag("contacts");
  const peeringdb =
    withContacts && loaded?.plans ? loadPeeringDb(loaded.network.files, report) : null;
  const files = choice ? args.texts("routes") : [];
  const received = loaded
    ? await readReceived(files, loaded.network.declaration, io.cwd, report)
    : null;
  if (!loaded?.plans || !choice || received === "failed" || diagnostics.failed) {
    // What `validate` says of a declaration without errors does not matter for a wrong option.
    const isShown = ({ severity }: Diagnostic): boolean =>
      severity === "error" || (!loaded?.plans && severity === "warning");
    printDiagnostics(diagnostics.all.filter(isShown), args, io);
    const isMisuse = diagnostics.all.some(({ code }) => code === "wrong-usage");
    return isMisuse ? EXIT.usage : EXIT.errors;
  }
  // What was found and done to the snapshot is always reported; the rest is up to `validate`.
  const ofFolders = diagnostics.all.filter(({ code }) => code.startsWith("directory-"));
  io.stderr(formatText(ofFolders, { colour: io.colour }));
  const rows = sessionRows(loaded, loaded.plans);
  const found = (received ? withReceived(rows, received) : rows).map((row) => ({
    row,
    chosen: isChosen(row, choice),
  }));
  const unknown = found.filter(({ chosen }) => chosen === "unknown").length;
  if (unknown > 0) {
    const sessions = unknown === 1 ? "1 session is" : `${unknown} sessions are`;
    io.stderr(`${sessions} left out: there is no registry data; \`peerc fetch\` queries it\n`);
  }
  const chosen = found.filter((one) => one.chosen === true).map(({ row }) => row);
  const kind = { peeringdb, isByPeer: args.flag("peers"), isReceived: received !== null };
  print(listContent(chosen, kind), args, io);
  // What is planned or shut receives nothing.
  const missing = chosen.filter(
    (row) => row.received === null && row.state !== "planned" && row.state !== "shut",
  ).length;
  if (missing > 0) {
    const sessions = missing === 1 ? "1 session is" : `${missing} sessions are`;
    io.stderr(`${sessions} in none of the files of routes\n`);
  }
  if (peeringdb?.seesUsersContacts === false) io.stderr(PUBLIC_ONLY);
  return EXIT.ok;
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

function print({ rows, table, csv }: ListContent, args: Arguments, io: Io): void {
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
