import { resolve } from "node:path";

import { sessionName } from "../../compile/index.ts";
import { isBuilt } from "../../declaration/index.ts";
import { Diagnostics, formatText, printJson, type Report } from "../../diagnostics/index.ts";
import { formatReceived, type ReceivedRow } from "../../report/index.ts";
import {
  checkFiles,
  checkSessions,
  readRoutes,
  type KnownSession,
  type RoutesFile,
} from "../../routes/index.ts";
import { describeReadError, readBytes } from "../../system/index.ts";
import { loadNetwork, type LoadedNetwork } from "../input/load-network.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Checks files of received routes, and prints what they have; returns the exit code. */
export async function runRoutes(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const isCompared = args.text("dir") !== null;
  const network = isCompared
    ? loadNetwork(io.cwd, networkFolder(args, io.cwd, "dir"), report)
    : null;
  const files: RoutesFile[] = [];
  for (const path of isCompared && !network ? [] : args.positionals) {
    io.progress.stage(`reading ${path}`);
    const bytes = readBytes(path === "-" ? "/dev/stdin" : resolve(io.cwd, path));
    const input = { path, bytes, describeError: describeReadError };
    const file = await readRoutes(input, () => {}, report);
    if (file) files.push(file);
  }
  checkFiles(files, report);
  const missing = network && missingSessions(network, files, report);
  if (diagnostics.failed) {
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.errors;
  }
  // Warnings about the network are up to `validate`, except for what was found and done to its folder.
  const shown = diagnostics.all.filter(({ code }) => code.startsWith("directory-"));
  io.stderr(formatText(shown, { colour: io.colour }));
  print(files, missing, args, io);
  return EXIT.ok;
}

/** The sessions of the network's configurations that are in none of the files. */
function missingSessions(
  { declaration }: LoadedNetwork,
  files: readonly RoutesFile[],
  report: Report,
): readonly KnownSession[] {
  const sessions = declaration.peers.flatMap((peer) =>
    peer.sessions
      .filter(({ removed }) => !removed)
      .map((session) => ({
        name: sessionName(peer, session),
        router: session.router.value,
        family: session.family,
        isBuilt: isBuilt(peer, session),
      })),
  );
  const routers = declaration.routers.map(({ name }) => name);
  const found = checkSessions(files, sessions, routers, report);
  return sessions.filter((session) => session.isBuilt && !found.has(session));
}

function print(
  files: readonly RoutesFile[],
  missing: readonly KnownSession[] | null,
  args: Arguments,
  io: Io,
): void {
  const rows = files.flatMap(({ path, groups }) =>
    groups.map(({ session, router, view, ipv4, ipv6 }): ReceivedRow => {
      return { session, router, view, ipv4, ipv6, file: path };
    }),
  );
  const heads = files.map(({ path, header, routes }) => {
    return { file: path, time: header.time, source: header.source, routes };
  });
  if (args.text("format") === "json") {
    const absent = missing && missing.map(({ name, router }) => ({ session: name, router }));
    io.stdout(printJson({ files: heads, sessions: rows, missing: absent }));
    return;
  }
  const table = formatReceived(heads, rows, io.columns ?? null);
  io.stdout(table.text);
  if (table.leftOut.length > 0) {
    io.stderr(`no room for ${table.leftOut.join(", ")}: --format json has everything\n`);
  }
  if (missing === null || missing.length === 0) return;
  const names = missing.slice(0, MOST_NAMED).map(({ name, router }) => `${name} on ${router}`);
  const more = missing.length > MOST_NAMED ? `, and ${missing.length - MOST_NAMED} more` : "";
  const sessions = missing.length === 1 ? "1 session is" : `${missing.length} sessions are`;
  io.stdout(`\n${sessions} in none of the files: ${names.join(", ")}${more}\n`);
}

/** The most sessions without routes that the text names. */
const MOST_NAMED = 10;
