import { PLATFORMS } from "../../model/platforms.ts";
import type { Command } from "./command.ts";

/** `peerc diff`: what a change means. */
export const diff: Command = {
  name: "diff",
  summary: "show what a change means, for every possible route",
  usage: "[BASE] [HEAD] [--dir DIR] [--files] [--within FILE] [--verbose] [--format FORMAT]",
  about:
    "Compiles two versions of a network and compares the import and export policy of each session for every possible\n" +
    "route: which prefixes are newly accepted or rejected, which routes are accepted with other attributes or rejected\n" +
    "for another reason, each with an example route, the terms that decide, and the list or term that has changed; then\n" +
    "limits and options, and sessions, peers and routers that were added, removed or moved. The rest is counted as\n" +
    "proven unchanged, however many of its lines differ.\n\n" +
    "BASE and HEAD are revisions of the repository that contains DIR, or folders; the name of an existing folder means\n" +
    "the folder. The default of HEAD is DIR as it is on disk; that of BASE, where HEAD left the default branch.\n\n" +
    "With --files, BASE and HEAD are configuration files of routers, or folders of them (*.conf), and no declaration is\n" +
    "read: sessions correspond by router and neighbor, and all that the files say about them is compared. The platform\n" +
    "is recognized by the text, and may differ between the two.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    files: { type: "boolean", help: "compare configuration files instead of networks" },
    platform: {
      type: "string",
      value: "NAME",
      help: "with --files, the platform of all files (default: what their texts say)",
      values: PLATFORMS,
    },
    verbose: { type: "boolean", help: "all changes, sessions and prefixes, instead of one screen" },
    lines: {
      type: "boolean",
      help: "count how many lines of the files differ, also of a large network, which takes longer",
    },
    within: {
      type: "string",
      value: "FILE",
      help: "exit with 0 if all differences are allowed by this file of the network, as it was in BASE",
    },
    allow: {
      type: "string",
      value: "FILE",
      help: "the same, with a file on disk that is not part of the change",
    },
    "max-chars": {
      type: "string",
      value: "N",
      help: "with --format markdown or github, a comment no longer than this (default: 60000)",
    },
    "exit-zero": { type: "boolean", help: "exit with 0 even if there are differences" },
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
    {
      line: "peerc diff origin/main --within changes.yaml",
      about: "is the change among those that were allowed in advance?",
    },
    {
      line: "peerc diff origin/main --format github",
      about: "in a workflow: annotations on the changed lines, and the job's summary",
    },
    {
      line: "peerc diff origin/main --format html > change.html",
      about: "everything, to read in a browser",
    },
    { line: "peerc diff old new --format json", about: "two folders, for a program" },
    {
      line: "peerc diff --files running.conf rendered/gru1.conf",
      about: "what would change on a router if this file was loaded?",
    },
  ],
  positionals: { min: 0, max: 2 },
  conflicts: [
    { pair: ["within", "allow"], why: "both name the changes that are allowed" },
    { pair: ["files", "dir"], why: "a network's folder is of no use to files" },
    { pair: ["files", "within"], why: "changes are allowed by a network, and files have none" },
    { pair: ["files", "allow"], why: "changes are allowed by what a network means" },
  ],
  formats: ["text", "json", "markdown", "html", "github"],
  run: async (args, io) => (await import("./run-diff.ts")).runDiff(args, io),
};
