import type { Command } from "./command.ts";

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
  conflicts: (["port", "host", "log"] as const).map((name) => ({
    pair: ["check", name] as const,
    why: "--check reads the dumps and serves nothing",
  })),
  positionals: { min: 1, max: 100, names: "the files of one dump or more" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-irrd.ts")).runIrrd(args, io),
};
