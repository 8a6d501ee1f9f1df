import type { Command } from "./command.ts";
import { DIAGNOSTIC_FORMATS } from "../output/print-diagnostics.ts";

/** `peerc fetch`: queries the registries. */
export const fetchCommand: Command = {
  name: "fetch",
  summary: "query the registries and write the snapshot",
  usage:
    "[DIR] [--only PART]... [--acknowledge OBJECT]... [--keep-going] [--check] [--cross-check]",
  about:
    "Expands every IRR object that the network in DIR (default: this folder) needs, and writes the result to\n" +
    "DIR/snapshot, as text to be committed. The snapshot is replaced as a whole, and only if no object failed, is empty,\n" +
    "changed in size beyond the guards, lost a nested set, or contains a set that was in a different source before.\n" +
    "Otherwise nothing changes. After reviewing a change, accept it with --acknowledge and the name of the object.\n" +
    "Sources of evidence about peers that are declared (PeeringDB, RPKI, the routing table, member exports of exchanges,\n" +
    "flows) are written to DIR/snapshot/sources in the same way, and guarded: empty, shrunk or old data is refused.",
  options: {
    acknowledge: {
      type: "string",
      multiple: true,
      value: "OBJECT",
      help: "accept this object or source although its size jumped, it is old, a set moved or disappeared, or a second server has more",
    },
    only: {
      type: "string",
      multiple: true,
      value: "PART",
      help: "refresh only this part: irr, peeringdb, rpki, routing-table, flows, ixf/EXCHANGE; the others stay as they are, but irr takes rpki and routing-table along",
      values: ["irr", "peeringdb", "rpki", "routing-table", "flows"],
    },
    "keep-going": {
      type: "boolean",
      help: "keep the last good data, if any, of objects that fail, and write the others",
    },
    check: { type: "boolean", help: "write nothing; exit 2 if the registries have new data" },
    "cross-check": {
      type: "boolean",
      help: "expand with both engines; any difference is an error",
    },
  },
  examples: [
    { line: "peerc fetch examples/azion", about: "refresh the example's snapshot from its dumps" },
    {
      line: "peerc fetch --acknowledge RADB::AS-CLOUDFLARE",
      about: "the as-set really did shrink by half",
    },
    {
      line: "peerc fetch --only rpki",
      about: "refresh the RPKI data, and leave the rest as it is",
    },
    {
      line: "peerc fetch --cross-check --check",
      about: "do bgpq4 and peerc expand every object to the same prefixes?",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: async (args, io) => (await import("./run-fetch.ts")).runFetch(args, io),
};
