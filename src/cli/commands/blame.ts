import type { Command } from "./command.ts";

/** `peerc blame`: who let a prefix in. */
export const blameCommand: Command = {
  name: "blame",
  summary: "say which commit let a prefix in, and through which set",
  usage: "PREFIX [--session SESSION] [--dir DIR] [--at REVISION]",
  about:
    "Shows for a prefix what the sessions do with it, by which IRR objects and declared prefixes it is registered, or\n" +
    "was, through which sets and route objects, and from the history of the committed snapshot: the commit that let it\n" +
    "in, the one that changed it last, and those by which it came and went before. What is not committed yet is said,\n" +
    "too. Without a session, all objects and peers are looked at, and the whole history where today none has the prefix.",
  options: {
    session: {
      type: "string",
      value: "SESSION",
      help: "only this session (its name or its neighbor's address), or all of an ASN",
    },
    router: { type: "string", value: "NAME", help: "only sessions of this router" },
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    at: {
      type: "string",
      value: "REVISION",
      help: "as it was at a revision, instead of the folder as it is",
    },
  },
  examples: [
    {
      line: "peerc blame 1.1.1.0/24 --dir examples/azion",
      about: "who let this prefix in, from whomever we take it?",
    },
    {
      line: "peerc blame 1.1.1.0/24 --session AS13335_IX_BR_SP_V4",
      about: "and on this session?",
    },
    {
      line: "peerc blame 203.0.113.0/24 --at v2026.3 --format json",
      about: "and at that release, for a script",
    },
  ],
  positionals: { min: 1, max: 1, names: "a prefix" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-blame.ts")).runBlame(args, io),
};
