import { once } from "node:events";
import { resolve } from "node:path";
import { types } from "node:util";

import { diagnostic, Diagnostics } from "../../diagnostics/index.ts";
import { loadDatabase, startIrrdServer, type Database } from "../../irr/index.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";

/** The contents of dumps, a line for each source. */
function formatCounts(database: Database): string {
  const counts = database.countsBySource();
  let named = 0;
  const lines = [...counts].map(([source, { ipv4, ipv6, sets, dropped }]) => {
    named += dropped;
    const routes = `${count(ipv4, "IPv4 route")}, ${count(ipv6, "IPv6 route")}`;
    return `${source}: ${routes}, ${count(sets, "set")}, ${count(dropped, "dropped object")}\n`;
  });
  const nameless = database.dropped.total - named;
  if (nameless > 0)
    lines.push(`of no source that can be read: ${count(nameless, "dropped object")}\n`);
  return lines.join("");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

/** Serves dumps until it is stopped; returns the exit code. */
export async function runIrrd(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const text = args.text("port") ?? "43000";
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    const problem = `--port ${text} is not a port`;
    diagnostics.report(diagnostic("wrong-usage", { problem, command: "irrd" }));
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.usage;
  }
  const dumps = args.positionals.map((shown) => ({ path: resolve(io.cwd, shown), shown }));
  const database = await loadDatabase(dumps, diagnostics.report);
  printDiagnostics(diagnostics.all, args, io);
  if (!database || diagnostics.failed) return EXIT.errors;
  const holds = database.sources.join(", ");
  if (args.flag("check")) {
    io.stdout(formatCounts(database));
    return EXIT.ok;
  }
  let server;
  try {
    server = await startIrrdServer(database, {
      port: Number(text),
      ...(args.text("host") === null ? {} : { host: args.text("host") ?? "" }),
      ...(args.flag("log")
        ? {
            onQuery: ({ connection, query, answer }) =>
              io.stderr(`${connection} ${JSON.stringify(query)} ${answer.kind}\n`),
          }
        : {}),
    });
  } catch (problem) {
    const why = types.isNativeError(problem) ? problem.message : String(problem);
    const where = `${args.text("host") ?? "127.0.0.1"}:${text}`;
    printDiagnostics([diagnostic("cannot-listen", { where, why })], args, io);
    return EXIT.errors;
  }
  io.stdout(`serving ${holds} on ${server.host}:${server.port}\n`);
  if (!io.signal.aborted) await once(io.signal, "abort");
  await server.close();
  return EXIT.ok;
}
