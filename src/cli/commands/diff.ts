import type { Command } from "./command.ts";

/** `peerc diff`: what a change means. */
export const diff: Command = {
  name: "diff",
  summary: "say what a change means, for every possible route",
  usage: "[BASE] [HEAD] [--dir DIR] [--verbose] [--format FORMAT]",
  about:
    "Compiles a network as it was and as it is, and compares the import and export policy of each session for every\n" +
    "possible route: which prefixes are newly accepted or rejected, which routes are accepted with other attributes or\n" +
    "rejected for another reason, each time with a route that shows it, the terms that decide and the list or term that\n" +
    "has changed; then limits and options, and sessions, peers and routers that come, go or move. What means the same\n" +
    "is counted as proven unchanged, however many lines of it differ.\n\n" +
    "BASE and HEAD are revisions of the repository that DIR is in, or folders; an existing folder is taken for one.\n" +
    "Without HEAD it is DIR as it is on disk; without BASE, the revision at which HEAD left the default branch.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    verbose: { type: "boolean", help: "all changes, sessions and prefixes, instead of one screen" },
    "max-chars": {
      type: "string",
      value: "N",
      help: "with --format markdown, no longer than this (default: 60000)",
    },
    "exit-zero": { type: "boolean", help: "exit with 0 where there are differences, too" },
  },
  examples: [
    { line: "peerc diff", about: "what does my work change, compared with the default branch?" },
    {
      line: "peerc diff HEAD~1 --dir examples/azion --verbose",
      about: "what has changed since the last commit, in full?",
    },
    {
      line: "peerc diff origin/main HEAD --format markdown > comment.md",
      about: "a comment for a pull request",
    },
    { line: "peerc diff old new --format json", about: "two folders, for a program" },
  ],
  positionals: { min: 0, max: 2 },
  formats: ["text", "json", "markdown"],
  run: async (args, io) => (await import("./run-diff.ts")).runDiff(args, io),
};
