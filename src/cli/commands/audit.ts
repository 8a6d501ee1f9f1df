import type { Command } from "./command.ts";

/** `peerc audit`: holds peers to a peering agreement. */
export const auditCommand: Command = {
  name: "audit",
  summary: "hold peers to your peering agreement, with the evidence for each sentence",
  usage: "[DIR] [--agreement NAME] [--peer ASN] [--check ID] [--only VERDICT]",
  about:
    "Decides each sentence of a peering agreement for each peer of the network declared in DIR (default: this folder): ok,\n" +
    "violated or not decidable, with the evidence, its source and its date; and what would decide it, if nothing does. The\n" +
    "agreement is the one that `agreement` under `network` names, in policies/agreements of the network or of peerc, or the\n" +
    "one given with --agreement. Evidence comes from the declaration and from the snapshot; nothing is guessed, and evidence\n" +
    "that is older than the agreement's `max_age` decides nothing. Received routes of files (docs/routes.md) decide what a peer\n" +
    "may announce. --since shows only what is worse than before; what --routes decides is then new. --format mail drafts\n" +
    "a mail to one peer, about what is violated. Exit code 2 if a sentence that is printed is violated. Needs no network\n" +
    "access and writes nothing.",
  options: {
    agreement: {
      type: "string",
      value: "NAME",
      help: "another agreement: NAME of policies/agreements/NAME.yaml, or a file",
    },
    peer: { type: "string", multiple: true, value: "ASN", help: "only this peer; may be repeated" },
    check: {
      type: "string",
      multiple: true,
      value: "ID",
      help: "only the sentence with this id; may be repeated",
    },
    only: {
      type: "string",
      value: "VERDICT",
      help: "print only results that are violated, undecided or ok",
      values: ["violated", "undecided", "ok"],
    },
    routes: {
      type: "string",
      multiple: true,
      value: "FILE",
      help: "routes that routers received (docs/routes.md), or a folder of such files; may be repeated",
    },
    counters: {
      type: "string",
      multiple: true,
      value: "FILE",
      help: "what filters counted (docs/data-plane.md); may be repeated",
    },
    flows: {
      type: "string",
      value: "FILE",
      help: "traffic by ASN as CSV (docs/sources.md), instead of that of the snapshot",
    },
    since: {
      type: "string",
      value: "BASE",
      help: "only what is worse than in BASE, a revision or a folder",
    },
    language: {
      type: "string",
      value: "LANG",
      help: "the language of a mail: en or pt",
      values: ["en", "pt"],
    },
    now: {
      type: "string",
      value: "TIME",
      help: "the time from which ages count, like 2026-11-29 or 2026-11-29T20:00:00Z",
    },
    verbose: { type: "boolean", help: "also the evidence for what is ok, as for a single peer" },
  },
  examples: [
    { line: "peerc audit examples/azion", about: "do our peers meet our peering policy?" },
    { line: "peerc audit --peer 13335", about: "all that is known about one peer" },
    { line: "peerc audit --only violated", about: "what to write to peers about" },
    {
      line: "peerc audit --peer 13335 --format mail --language pt",
      about: "a draft of that mail",
    },
    { line: "peerc audit --since main~7", about: "what got worse?" },
    {
      line: "peerc audit --agreement policies/agreements/draft.yaml",
      about: "who would not meet a stricter policy?",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json", "junit", "markdown", "mail"],
  run: async (args, io) => (await import("./run-audit.ts")).runAuditCommand(args, io),
};
