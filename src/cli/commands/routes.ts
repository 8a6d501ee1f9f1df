import type { Command } from "./command.ts";

/** `peerc routes`: checks files of received routes. */
export const routes: Command = {
  name: "routes",
  summary: "read a router's received routes from its output, and check files of them",
  usage:
    "FILE... [--dir DIR] [--router NAME [--from KIND | --listen ADDRESS [--for SECONDS] [--until-eor]] [--session NAME] [--view VIEW] [--time TIME] [--to FILE]] [--format FORMAT]",
  about:
    "With --router, reads what a router printed or sent about its routes, finds its neighbors among the sessions of the\n" +
    "network, and writes received routes in one form for all routers (docs/routes.md, with the commands to run on the\n" +
    "router). What is not understood, or has no end, is an error, and then nothing is written. Routes of neighbors that\n" +
    "are no sessions of the network are left out, and counted.\n" +
    "Without --router, reads files in that form: JSON Lines, one route on each, plain or gzip. Every line is checked, and\n" +
    "that the file is whole. With --dir, the sessions must be those of a network.\n" +
    "Prints how many routes each session has in each view, and which sessions of the network are missing. `-` is the\n" +
    "standard input. Needs no network access, and writes nothing but the file that --to names.",
  options: {
    dir: {
      type: "string",
      value: "DIR",
      help: "the folder of the network whose sessions the routes are of (default: with --router this folder, else not compared)",
    },
    router: { type: "string", value: "NAME", help: "the files are this router's output" },
    from: {
      type: "string",
      value: "KIND",
      help: "what printed it: bird, frr, junos, iosxr, bmp or mrt (default: as the output looks)",
      values: ["bird", "frr", "junos", "iosxr", "bmp", "mrt"],
    },
    session: {
      type: "string",
      value: "NAME",
      help: "the session of all routes, for output that does not name the neighbor",
    },
    view: {
      type: "string",
      value: "VIEW",
      help: "where the routes were seen: adj-rib-in-pre-policy, adj-rib-in-post-policy or loc-rib (default: as the output says)",
      values: ["adj-rib-in-pre-policy", "adj-rib-in-post-policy", "loc-rib"],
    },
    time: {
      type: "string",
      value: "TIME",
      help: "when the routes were taken, like 2026-11-29T20:35:00Z (default: as the output says, or when its file was written)",
    },
    listen: {
      type: "string",
      value: "ADDRESS",
      help: "instead of files: wait for the router's BMP at this port or address, like 1790 (on loopback) or 192.0.2.1:1790",
    },
    for: {
      type: "string",
      value: "SECONDS",
      help: "with --listen: end after this time (default: 300)",
    },
    "until-eor": {
      type: "boolean",
      help: "with --listen: end earlier, when each neighbor has sent its End-of-RIB",
    },
    to: {
      type: "string",
      value: "FILE",
      help: "write the routes to this file, packed if it ends in .gz; - for the standard output",
    },
  },
  examples: [
    {
      line: "peerc routes --dir examples/azion --router gru1 --to gru1.jsonl.gz gru1.txt",
      about: "what gru1 printed about its routes, as a file of received routes",
    },
    {
      line: "peerc routes --dir examples/azion --router gru1 --listen 1790 --until-eor --to gru1.jsonl.gz",
      about: "what gru1 sends by BMP, as a file of received routes",
    },
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
  positionals: { min: 0, max: 1000, names: "one or more files" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-routes.ts")).runRoutes(args, io),
};
