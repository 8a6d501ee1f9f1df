import type { Command } from "./command.ts";

/** `peerc limit`: edits how many prefixes peers may send. */
export const limit: Command = {
  name: "limit",
  summary: "change how many prefixes peers may send, in the declaration",
  usage:
    "PEER|SESSION [--ipv4 N] [--ipv6 N] [--dry-run]\n" +
    "       peerc limit --follow-registration [PEER]... [--margin PERCENT] [--lower] [--dry-run]",
  about:
    "Edits `max_prefixes` where the limit is declared now: at the session, else at the peer; a peer that has the policy's\n" +
    "limit gets one. PEER is an ASN; SESSION a session's name or its neighbor's address. A peer's limit applies to all of\n" +
    "its sessions that have none of their own: every session whose limit changes is printed, before and after.\n" +
    "With --follow-registration, the limits of the given peers, or of all, become what is registered in the snapshot plus\n" +
    "the margin, rounded up to two significant digits (137 and 20% give 170). They are only raised; with --lower, declared\n" +
    "limits are lowered too, but not below the policy's, and not where nothing is registered, registrations are not used or\n" +
    "more-specifics are accepted.\n" +
    "Only the numbers change in the files: comments, order, quotes and line ends stay. The result is read and compiled\n" +
    "before it is written, and files are replaced as a whole. What cannot be edited without changing something else (a\n" +
    "value that a YAML alias repeats) is refused. Needs no network access.",
  options: {
    ipv4: { type: "string", value: "N", help: "the most IPv4 prefixes" },
    ipv6: { type: "string", value: "N", help: "the most IPv6 prefixes" },
    "follow-registration": {
      type: "boolean",
      help: "limits that leave a margin above what is registered",
    },
    margin: { type: "string", value: "PERCENT", help: "above what is registered (default: 20%)" },
    lower: { type: "boolean", help: "also lower limits that are higher than that" },
    router: { type: "string", value: "NAME", help: "the session of this router" },
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    "dry-run": { type: "boolean", help: "print a unified diff and write nothing" },
  },
  examples: [
    {
      line: "peerc limit AS13335 --ipv4 3000 --ipv6 600",
      about: "Cloudflare announces more prefixes from now on",
    },
    {
      line: "peerc limit AS8075_IX_BR_CE_V6 --ipv6 400 --dry-run",
      about: "what would change for this session?",
    },
    {
      line: "peerc limit --follow-registration --margin 30%",
      about: "raise every limit that leaves less than 30% above what is registered",
    },
  ],
  positionals: { min: 0, max: 10_000 },
  conflicts: [
    {
      pair: ["follow-registration", "ipv4"],
      why: "the number is either given or follows from what is registered",
    },
    {
      pair: ["follow-registration", "ipv6"],
      why: "the number is either given or follows from what is registered",
    },
    {
      pair: ["follow-registration", "router"],
      why: "it edits the limits of whole peers",
    },
  ],
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-limit.ts")).runLimit(args, io),
};
