import type { Command } from "./command.ts";

/** `peerc counters`: what the counters of filters say about traffic. */
export const counters: Command = {
  name: "counters",
  summary: "show how much traffic to what is not announced the filters have counted",
  usage: "READINGS --router NAME [--dir DIR] [--format FORMAT]",
  about:
    "Reads readings of the counters in the ruleset that `peerc acl` wrote for a router, and prints what they have counted\n" +
    "between the first and the last one, by interface and family. A reading is a line with the time and a line from nft;\n" +
    "two or more are needed:\n" +
    "\n" +
    "  (date -u +%FT%TZ; nft -j list counters table inet peerc_data_plane) >> READINGS\n" +
    "\n" +
    "With `--format jsonl` it prints one line of JSON for each interval between two readings, the neutral form of\n" +
    "docs/schema/counters.schema.json, in which other routers' counters can be written as well. Needs no network access\n" +
    "and writes nothing.",
  options: {
    router: { type: "string", value: "NAME", help: "the router with the counters (required)" },
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
  },
  examples: [
    {
      line: "peerc counters readings --router for1 --dir examples/azion",
      about: "who sends traffic to what we do not announce?",
    },
    {
      line: "peerc counters readings --router for1 --format jsonl > counts.jsonl",
      about: "as evidence, one line for each interval",
    },
  ],
  positionals: { min: 1, max: 1, names: "a file of readings" },
  formats: ["text", "jsonl"],
  run: async (args, io) => (await import("./run-counters.ts")).runCounters(args, io),
};
