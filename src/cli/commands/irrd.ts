import type { Command } from "./command.ts";

/** `peerc irrd`: serves whois dumps to bgpq4 and similar tools. */
export const irrd: Command = {
  name: "irrd",
  summary: "serve whois dumps in the IRRd protocol, for bgpq4",
  usage: "DUMP... [--port N] [--host ADDRESS] [--log] [--check]",
  about:
    "Reads RPSL dumps (plain or gzip) and answers the queries of the IRRd protocol that bgpq4 and similar tools send.\n" +
    "Listens only on the loopback address by default, because the protocol has no authentication.\n" +
    "Stops on SIGINT or SIGTERM.",
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
    log: { type: "boolean", help: "log every query and the kind of its answer to stderr" },
    check: { type: "boolean", help: "read the dumps, print what they contain, and exit" },
  },
  examples: [
    { line: "peerc irrd radb.db.gz tc.db.gz", about: "serve two registries" },
    {
      line: "bgpq4 -h 127.0.0.1:43000 -S RADB,TC -j AS-AZION",
      about: "and query them from another shell",
    },
  ],
  conflicts: (["port", "host", "log"] as const).map((name) => ({
    pair: ["check", name] as const,
    why: "--check reads the dumps and serves nothing",
  })),
  positionals: { min: 1, max: 100, names: "the files of one dump or more" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-irrd.ts")).runIrrd(args, io),
};
