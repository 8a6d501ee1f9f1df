import { resolve } from "node:path";

import { diagnostic, Diagnostics, formatText, type Report } from "../../diagnostics/index.ts";
import {
  checkFiles,
  checkSessions,
  readRoutes,
  type KnownSession,
  type RoutesFile,
} from "../../routes/index.ts";
import { describeReadError, readBytes } from "../../system/index.ts";
import { findRouteFiles } from "../input/find-route-files.ts";
import { loadNetwork, type LoadedNetwork } from "../input/load-network.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { misusedConversion } from "../routing/conversion.ts";
import { networkSessions } from "../routing/network-sessions.ts";
import { printReceived } from "../routing/print-received.ts";
import { runConversion } from "../routing/run-conversion.ts";
import type { Arguments } from "./command.ts";

/** Checks files of received routes, or makes one of a router's output, and prints what they have; returns the exit code. */
export function runRoutes(args: Arguments, io: Io): Promise<number> {
  const problem = misusedConversion(args);
  if (problem !== null) {
    const params = { problem, command: "routes" };
    io.stderr(formatText([diagnostic("wrong-usage", params)], { colour: io.colour }));
    return Promise.resolve(EXIT.usage);
  }
  return args.text("router") === null ? checkRoutes(args, io) : runConversion(args, io);
}

async function checkRoutes(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const isCompared = args.text("dir") !== null;
  const network = isCompared
    ? loadNetwork(io.cwd, networkFolder(args, io.cwd, "dir"), report)
    : null;
  const files: RoutesFile[] = [];
  const given = isCompared && !network ? [] : args.positionals;
  for (const path of findRouteFiles(given, io.cwd, report)) {
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
  printReceived({ files, missing, leftOut: null }, args, io);
  return EXIT.ok;
}

/** The sessions of the network's configurations that are in none of the files. */
function missingSessions(
  { declaration }: LoadedNetwork,
  files: readonly RoutesFile[],
  report: Report,
): readonly KnownSession[] {
  const sessions = networkSessions(declaration);
  const routers = declaration.routers.map(({ name }) => name);
  const found = checkSessions(files, sessions, routers, report);
  return sessions.filter((session) => session.isBuilt && !found.has(session));
}
