import type { Command } from "./command.ts";

/** `peerc impact`: what a change does to received routes. */
export const impact: Command = {
  name: "impact",
  summary: "show what a change does to the routes that routers really receive",
  usage: "[BASE] [HEAD] --routes FILE... [--running NAME=FILE]... [--vrps FILE] [--format FORMAT]",
  about:
    "Sends received routes (`peerc routes`, docs/routes.md) through the policies of two versions of a network, and shows\n" +
    "what changes: the prefixes that lose their last session, sessions that pass their limit, and per session the routes\n" +
    "that are newly accepted, no longer accepted, or accepted with other attributes, by the terms that decide.\n\n" +
    "BASE and HEAD are as for `peerc diff`: revisions or folders; by default the last common commit with the default\n" +
    "branch, and the folder as it is on disk. With --running or --files, the routers' configuration files say what runs\n" +
    "now, instead of BASE; routers without a file are taken as unchanged.\n\n" +
    "With --drain and --shut, the folder as it is on disk is compared with itself in that state: which prefixes keep another\n" +
    "exit, with what preference, and which keep none.\n\n" +
    "Only routes as neighbors sent them (adj-rib-in-pre-policy) can show what is newly accepted: others are refused.\n" +
    "Needs no network access and writes nothing. The exit code is 0 if nothing changes, and 2 if something does.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    routes: {
      type: "string",
      multiple: true,
      value: "FILE",
      help: "received routes, or a folder with such files (*.jsonl, *.jsonl.gz); needed",
    },
    running: {
      type: "string",
      multiple: true,
      value: "NAME=FILE",
      help: "the configuration that runs on a router now, instead of BASE",
    },
    files: {
      type: "string",
      multiple: true,
      value: "NAME=FILE",
      help: "the file that was loaded on a router, as `build` wrote it, instead of BASE",
    },
    drain: {
      type: "string",
      multiple: true,
      value: "WHAT",
      help: "what draining an exchange, a router, a site, an ASN or a session does: who keeps an exit?",
    },
    shut: {
      type: "string",
      multiple: true,
      value: "WHAT",
      help: "the same for shutting it down",
    },
    vrps: {
      type: "string",
      value: "FILE",
      help: "the JSON of your RPKI validator: VRPs and ASPAs (default: those of the snapshot)",
    },
    flows: {
      type: "string",
      value: "FILE",
      help: "measured traffic, by prefix or ASN, as CSV, also as collectors export it: adds Gbit/s",
    },
    "flows-seconds": {
      type: "string",
      value: "SECONDS",
      help: "the time in which the bytes of --flows were counted",
    },
    "flows-column": {
      type: "string",
      multiple: true,
      value: "WHAT=NAME",
      help: "what a column of --flows is: prefix, address, length, asn; bps, kbps, mbps, gbps, bytes, sampling",
    },
    now: {
      type: "string",
      value: "TIME",
      help: "the time to compare with --max-age and with expiries of --vrps, like 2026-11-29T20:35:00Z",
    },
    "max-age": {
      type: "string",
      value: "AGE",
      help: "with --now, the oldest routes that are accepted, like 2h",
    },
    verbose: { type: "boolean", help: "all groups, sessions and examples, instead of one screen" },
    "exit-zero": { type: "boolean", help: "exit with 0 even if something changes" },
  },
  examples: [
    {
      line: "peerc impact --routes routes/",
      about: "what does my work do to the routes in these files?",
    },
    {
      line: "peerc impact HEAD~1 HEAD --routes gru1.jsonl.gz --vrps vrps.json",
      about: "what did the last commit do, with the ROAs of the validator?",
    },
    {
      line: "peerc impact --running gru1=running.conf --routes gru1.jsonl.gz",
      about: "what happens when this router gets its new file?",
    },
    {
      line: "peerc impact --drain ix-br-sp --routes routes/ --flows flows.csv",
      about:
        "which prefixes keep an exit when this exchange is drained, and where does the traffic go?",
    },
    {
      line: "peerc impact --shut gru1 --routes routes/ --flows pmacct.csv --flows-seconds 300",
      about: "the same for a router, with the bytes that pmacct counted in five minutes",
    },
    {
      line: 'peerc impact --routes routes/ --flows top.csv --flows-column prefix="Dest Prefix" --flows-column mbps="Avg Mbits/s"',
      about: "traffic of any other collector, whose columns you name",
    },
    {
      line: "peerc impact origin/main --routes routes/ --format markdown > comment.md",
      about: "a comment for a pull request",
    },
  ],
  positionals: { min: 0, max: 2 },
  conflicts: [
    { pair: ["running", "files"], why: "both say what the routers have now" },
    { pair: ["drain", "shut"], why: "a session is drained first, and shut then" },
  ],
  formats: ["text", "json", "markdown"],
  run: async (args, io) => (await import("./run-impact.ts")).runImpact(args, io),
};
