import { NOTES_OPTION } from "../output/print-diagnostics.ts";
import type { Command } from "./command.ts";

/** `peerc acl`: filters in the data plane, for what peers send to addresses that we do not announce. */
export const acl: Command = {
  name: "acl",
  summary: "write filters that count or drop traffic to what is not announced",
  usage: "[DIR] [--mode MODE] [--out DIR] [--check] [--format FORMAT]",
  about:
    "Writes filters for the peering interfaces of every router in the network declared in DIR (default: this folder):\n" +
    "what arrives there for an address that the export policies of its sessions do not announce is counted, and with\n" +
    "`--mode drop` dropped. A peer that points a default or static route at us is found so; BGP cannot see it. For BIRD\n" +
    "and FRR the filter is a ruleset of nftables in a table of its own; for Junos and IOS-XR it is a policy of the ACL\n" +
    "compiler Aerleon, which makes the router's filter from it. Interfaces with a customer or a transit get none, since\n" +
    "any destination may be meant there; the output lists them. The whole folder is replaced, or nothing. `peerc\n" +
    "counters` reads the counters. Needs no network access; the same input gives the same bytes.",
  options: {
    mode: {
      type: "string",
      value: "MODE",
      help: "count: let it pass and count it (default); drop: count it and drop it",
      values: ["count", "drop"],
    },
    out: { type: "string", short: "o", value: "DIR", help: "where to write (default: DIR/acl)" },
    check: {
      type: "boolean",
      help: "write nothing; exit 2 if the folder differs from what would be written",
    },
    ...NOTES_OPTION,
  },
  examples: [
    { line: "peerc acl examples/azion --out /tmp/acl", about: "filters that only count" },
    { line: "peerc acl --mode drop", about: "once the counters have shown whom it would hit" },
    { line: "peerc acl --check", about: "in CI: are the committed filters up to date?" },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-acl.ts")).runAcl(args, io),
};
