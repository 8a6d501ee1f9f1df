import type { Command, OptionSpec } from "./command.ts";

/** The options that say how a change is loaded, of every command that plans that. */
export const LOADING_OPTIONS = {
  timer: {
    type: "string",
    value: "SECONDS",
    help: "after how long a router takes an unconfirmed file back by itself (default: 300)",
  },
  canary: {
    type: "string",
    value: "NAME",
    help: "the router that goes first (default: the one with the fewest sessions)",
  },
  batch: {
    type: "string",
    value: "N",
    help: "the most routers at once after the first, each of another site (default: 2)",
  },
  device: {
    type: "string",
    multiple: true,
    value: "NAME=VALUE",
    help: "how routers are installed: bird.directory=/usr/local/etc; {router} stands for the router's name",
  },
} as const satisfies Record<string, OptionSpec>;

/** `peerc plan`: what is loaded on which routers, in which order, and how. */
export const planCommand: Command = {
  name: "plan",
  summary: "plan how a change is loaded: routers, batches, digests and commands",
  usage: "[BASE] [HEAD] [--dir DIR] [--check FILE] [--timer SECONDS] [--canary NAME] [--batch N]",
  about:
    "Compares the routers' files of two versions of a network, found as by `peerc diff`, and plans how those that differ\n" +
    "are loaded: one router first, then batches without two routers of one site, and for each router its file with its\n" +
    "SHA-256, the names of the secrets that it needs, and the commands that check it, load it with a timer, fetch what\n" +
    "runs, prove and confirm it, or take it back. peerc itself loads nothing.\n\n" +
    "--check compares a plan with the network as it is now: what would be loaded must be what was planned. After loading,\n" +
    "`peerc verify --plan` proves that what runs is what was planned; only then is it confirmed.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    check: {
      type: "string",
      value: "FILE",
      help: "whether the files are still those of this plan",
    },
    router: {
      type: "string",
      multiple: true,
      value: "NAME",
      help: "with --check, only this router's file",
    },
    ...LOADING_OPTIONS,
  },
  examples: [
    { line: "peerc plan", about: "what has to be loaded where, for my work?" },
    {
      line: "peerc plan HEAD~1 --format json > plan.json",
      about: "the plan for the last commit, for a program",
    },
    { line: "peerc plan --check plan.json", about: "is what would be loaded what was planned?" },
    {
      line: "peerc plan --canary for1 --timer 600 --device bird.directory=/usr/local/etc",
      about: "another first router, more time, and BIRD in another place",
    },
  ],
  positionals: { min: 0, max: 2 },
  conflicts: (["timer", "canary", "batch", "device"] as const).map((name) => ({
    pair: ["check", name],
    why: "a plan that is checked has been made",
  })),
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-plan.ts")).runPlan(args, io),
};
