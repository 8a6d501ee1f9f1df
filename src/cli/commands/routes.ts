import type { Command } from "./command.ts";

/** `peerc routes`: checks files of received routes. */
export const routes: Command = {
  name: "routes",
  summary: "check files of received routes, and count their routes",
  usage: "FILE... [--dir DIR] [--format FORMAT]",
  about:
    "Reads files with the routes that routers received, in the form that docs/routes.md describes: JSON Lines, one route\n" +
    "on each, plain or gzip; `-` is the standard input. Every line is checked, and that the file is whole: its last line\n" +
    "has the number of routes. Prints how many routes each session has in each view. With --dir, the sessions must be\n" +
    "those of a network, and sessions that are in none of the files are named. Needs no network access and writes\n" +
    "nothing.",
  options: {
    dir: {
      type: "string",
      value: "DIR",
      help: "the folder of the network whose sessions the routes are of (default: not compared)",
    },
  },
  examples: [
    { line: "peerc routes gru1.jsonl.gz", about: "is the file whole, and what is in it?" },
    {
      line: "peerc routes --dir examples/azion gru1.jsonl.gz mia1.jsonl.gz",
      about: "are its sessions ours, and which of ours are missing?",
    },
    {
      line: "peerc routes --format json -",
      about: "what comes from the standard input, for a script",
    },
  ],
  positionals: { min: 1, max: 1000, names: "one or more files" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-routes.ts")).runRoutes(args, io),
};
