import { statSync } from "node:fs";
import { resolve } from "node:path";

import { diagnostic, Diagnostics, formatText, type Report } from "../../diagnostics/index.ts";
import {
  convertDumps,
  DUMP_READERS,
  sessionFinder,
  type ConvertedDumps,
  type ConvertOptions,
  type DumpFile,
} from "../../dumps/index.ts";
import { describeReadError, readBytes, writeStream } from "../../system/index.ts";
import { formatAddress } from "../../net/index.ts";
import type { Arguments } from "../commands/command.ts";
import { loadNetwork } from "../input/load-network.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { readConversion, type Conversion } from "./conversion.ts";
import { listenBmp, type ListenOptions } from "./listen-bmp.ts";
import { networkSessions, type NetworkSession } from "./network-sessions.ts";
import { printReceived } from "./print-received.ts";

/** How far a router's clock may be ahead of ours, in milliseconds. */
const MOST_AHEAD = 300_000;

/** Reads outputs of a router, writes the routes to a file if one is named, and prints what they are; returns the exit code. */
export async function runConversion(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const network = loadNetwork(io.cwd, networkFolder(args, io.cwd, "dir"), report);
  const sessions = network ? networkSessions(network.declaration) : [];
  const routers = network?.declaration.routers.map(({ name }) => name) ?? [];
  const routerIds = new Map(
    network?.declaration.routers.map(({ name, routerId }) => [formatAddress(routerId), name]) ?? [],
  );
  const conversion = network && readConversion(args, routers, sessions, report);
  const converted =
    conversion && !diagnostics.failed
      ? await convert({ ...conversion, routerIds }, sessions, args.positionals, io, report)
      : null;
  if (!converted || !conversion || diagnostics.failed) {
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.errors;
  }
  // Warnings about the network are up to `validate`, except for what was found and done to its folder.
  const shown = diagnostics.all.filter(({ code }) => /^(?:directory|dump)-/.test(code));
  io.stderr(formatText(shown, { colour: io.colour }));
  io.stderr(remarks(converted));
  if (conversion.to === "-") return EXIT.ok;
  const { header, routes, groups, leftOut } = converted;
  const present = new Set(groups.map(({ session }) => session));
  const missing = sessions.filter(
    (one) => one.isBuilt && one.router === conversion.router && !present.has(one.name),
  );
  const path = conversion.to ?? (conversion.listen ? "BMP" : args.positionals.join(", "));
  printReceived({ files: [{ path, header, routes, groups }], missing, leftOut }, args, io);
  return EXIT.ok;
}

/** Converts, and writes; null if anything was reported. */
async function convert(
  { to, session, view, listen, ...given }: Conversion & Pick<ConvertOptions, "routerIds">,
  sessions: readonly NetworkSession[],
  paths: readonly string[],
  io: Io,
  report: Report,
): Promise<ConvertedDumps | null> {
  const now = (io.now ?? Date.now)();
  const options = listen ? { ...given, from: "bmp" as const } : given;
  const findSession = sessionFinder(sessions, options.router);
  const common = { session, view, findSession };
  const files = listen
    ? [listened(listen, common, io)]
    : paths.map((path): DumpFile => {
        const real = path === "-" ? "/dev/stdin" : resolve(io.cwd, path);
        return {
          ...{ ...common, path, bytes: withProgress(readBytes(real), path, io) },
          describeError: describeReadError,
          fallbackTime: timeOf(path === "-" ? null : real, now),
        };
      });
  const result: { converted: ConvertedDumps | null } = { converted: null };
  const text = convertDumps(files, { ...options, readers: DUMP_READERS }, report);
  async function* pieces() {
    result.converted = yield* text;
  }
  if (to === null || to === "-") {
    for await (const piece of pieces()) if (to === "-") io.stdout(piece);
  } else {
    const problem = await writeStream(
      resolve(io.cwd, to),
      pieces(),
      () => result.converted !== null,
    );
    if (problem !== null) report(diagnostic("file-not-written", { path: to, problem, done: [] }));
  }
  const { converted } = result;
  const time = converted?.header.time;
  if (time !== undefined && Date.parse(time) > now + MOST_AHEAD) {
    report(diagnostic("dump-time-ahead", { time }));
  }
  return converted;
}

/** What a router sends by BMP, as if it were a file. */
function listened(
  listen: ListenOptions,
  common: Pick<DumpFile, "session" | "view" | "findSession">,
  io: Io,
): DumpFile {
  const { host, port } = listen;
  const path = `BMP at ${host} port ${port}`;
  const onListening = (at: number) => {
    io.stderr(`waiting for the router at ${host} port ${at}\n`);
  };
  return {
    ...{ ...common, path, bytes: listenBmp(listen, onListening) },
    describeError: (error) => (error instanceof Error ? error.message : String(error)),
    get fallbackTime() {
      return timeOf(null, (io.now ?? Date.now)());
    },
  };
}

/** When a file was written; the standard input is written now. RFC 3339 in UTC, in whole seconds. */
function timeOf(path: string | null, now: number): string {
  let time = now;
  try {
    if (path !== null) time = statSync(path).mtimeMs;
  } catch {
    // That it cannot be read is found when it is read.
  }
  return new Date(Math.floor(time / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

async function* withProgress(bytes: AsyncIterable<Uint8Array>, path: string, io: Io) {
  io.progress.stage(`reading ${path}`);
  yield* bytes;
}

/** What is to be known about the result besides its table. */
function remarks({ header, leftOut, isTimeGuessed }: ConvertedDumps): string {
  const lines = leftOut.map(({ what, of, count }) => {
    const things = count === 1 ? `1 ${of.slice(0, -1)} is` : `${count} ${of} are`;
    return `${things} left out: ${what}\n`;
  });
  if (isTimeGuessed) {
    lines.push(`taken ${header.time}, when the output was written: say another time with --time\n`);
  }
  return lines.join("");
}
