import { once } from "node:events";
import { resolve } from "node:path";
import { types } from "node:util";

import { diagnostic, Diagnostics } from "../diagnostics/index.ts";
import { loadDatabase, startIrrdServer } from "../irr/index.ts";
import type { Arguments, Command } from "./command.ts";
import { EXIT, type Io } from "./io.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** `peerc irrd`: whois dumps, served to bgpq4 and its relatives. */
export const irrd: Command = {
  name: "irrd",
  summary: "serve whois dumps in the IRRd protocol, for bgpq4",
  usage: "DUMP... [--port N] [--host ADDRESS] [--log] [--check]",
  about:
    "Reads RPSL dumps (plain or gzip) and answers the queries of the IRRd protocol that bgpq4 and similar tools send.\n" +
    "Listens on the loopback address alone unless told otherwise, since the protocol knows no authentication.\n" +
    "Stops at SIGINT or SIGTERM.",
  options: {
    port: {
      type: "string",
      short: "p",
      value: "N",
      help: "the port (default: 43000; 0: any free one)",
    },
    host: {
      type: "string",
      value: "ADDRESS",
      help: "the address to listen on (default: 127.0.0.1)",
    },
    log: { type: "boolean", help: "write every query and the kind of its answer to stderr" },
    check: { type: "boolean", help: "read the dumps, say what they hold, and stop" },
  },
  examples: [
    { line: "peerc irrd radb.db.gz tc.db.gz", about: "serve two registries" },
    {
      line: "bgpq4 -h 127.0.0.1:43000 -S RADB,TC -j AS-AZION",
      about: "and ask them, from another shell",
    },
  ],
  positionals: { min: 1, max: 100 },
  formats: ["text", "json"],
  run: runIrrd,
};

async function runIrrd(args: Arguments, io: Io): Promise<number> {
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
    io.stdout(`sources: ${holds}\n`);
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
