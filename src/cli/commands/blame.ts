import type { Command } from "./command.ts";

/** `peerc blame`: who let a prefix in. */
export const blameCommand: Command = {
  name: "blame",
  summary: "show which commit let a prefix in, and through which set",
  usage: "PREFIX [--session SESSION] [--dir DIR] [--at REVISION]",
  about:
    "Shows what the sessions do with a prefix; which IRR objects and declared prefixes register it, or used to, through\n" +
    "which sets and route objects; and from the git history of the snapshot, which commit let it in, which commit changed\n" +
    "it last, and when it came and went before. Uncommitted changes are included. Without --session, all peers are\n" +
    "examined. If no object has ever had the prefix, every version of the snapshot is searched.",
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
      help: "the network at this revision, instead of the folder on disk",
    },
  },
  examples: [
    {
      line: "peerc blame 1.1.1.0/24 --dir examples/azion",
      about: "who let this prefix in, on any session?",
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
