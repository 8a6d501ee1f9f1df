import type { Command } from "./command.ts";

/** `peerc drain`: edits states in a declaration. */
export const drain: Command = {
  name: "drain",
  summary:
    "move traffic away from an exchange, a router, a site, a peer or a session, in the declaration",
  usage:
    "WHAT... [--ticket TEXT] [--reason TEXT] [--until TIME] [--prepend N] [--message TEXT] [--dry-run]\n" +
    "       peerc drain WHAT... --shut [--message TEXT] [--dry-run]\n" +
    "       peerc drain WHAT... --undo [--dry-run]",
  about:
    "Declares `state: draining` for WHAT: an exchange, a router, a site, a peer (its ASN) or a session (its name or its\n" +
    "neighbor's address). With --shut, `state: shut`; with --undo, neither. Where a name means several,\n" +
    "exchange:NAME, router:NAME, site:NAME, peer:ASN and SESSION@ROUTER say which one. Options that are not given stay as they\n" +
    "are declared. Prints the sessions concerned with their states before and after, and what the edit means for routes\n" +
    "as `peerc diff` does. A session that something else keeps draining is named.\n" +
    "Only `state` changes in the files: comments, order, quotes and line ends stay. The result is read and compiled before\n" +
    "it is written, and files are replaced as a whole. What cannot be edited without changing something else (a mapping that\n" +
    "a YAML alias repeats) is refused. Routers change when they load what `peerc build` renders. Needs no network access.",
  options: {
    undo: { type: "boolean", help: "take the state away: draining or shut" },
    shut: { type: "boolean", help: "shut the sessions down instead" },
    ticket: { type: "string", value: "TEXT", help: "the change or ticket that it belongs to" },
    reason: { type: "string", value: "TEXT", help: "why, for people" },
    until: {
      type: "string",
      value: "TIME",
      help: "when it must be over, in UTC: 2026-12-01T04:00Z (see `validate --now`)",
    },
    prepend: {
      type: "string",
      value: "N",
      help: "how many times more our ASN is prepended on export (default: 0)",
    },
    message: {
      type: "string",
      value: "TEXT",
      help: "what neighbors are told when the sessions are shut down (RFC 9003)",
    },
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    "dry-run": { type: "boolean", help: "print a unified diff and write nothing" },
  },
  examples: [
    {
      line: "peerc drain ix-br-sp --ticket CHG-123 --until 2026-12-01T04:00Z",
      about: "before the maintenance of an exchange",
    },
    {
      line: "peerc drain gru1 AS13335 --prepend 2",
      about: "a router, and all sessions with a peer",
    },
    {
      line: 'peerc drain ix-br-sp --shut --message "maintenance until 04:00 UTC"',
      about: "when traffic has moved away",
    },
    { line: "peerc drain ix-br-sp --undo", about: "afterwards" },
  ],
  positionals: { min: 1, max: 10_000 },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-drain.ts")).runDrain(args, io),
};
