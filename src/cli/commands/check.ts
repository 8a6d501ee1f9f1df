import type { Command } from "./command.ts";

/** `peerc check`: the steps of a pipeline. */
export const check: Command = {
  name: "check",
  summary: "everything that a change must pass, in one command, with reports for pipelines",
  usage: "[DIR] [--base BASE] [--within FILE] [--to DIR] [--format FORMAT]",
  about:
    "Does on the network in DIR (default: this folder) what a pipeline does for a change: `validate`; `build --check`, which\n" +
    "says why a file is out of date; `verify` of the committed files; `test`, if there are assertions; and `diff` against\n" +
    "--base. If `validate` fails, the steps that would repeat its errors are left out. Nothing is fetched, and nothing but the\n" +
    "reports is written. A difference in meaning fails nothing, unless --within or --allow says what is allowed in advance.\n\n" +
    "With --to, writes the reports into a folder: check.md (for a comment), diff.html, peerc.sarif, junit.xml,\n" +
    "codequality.json (GitLab) and check.json. Exit codes: 0; 1 if there are errors; 2 if files are out of date, or\n" +
    "differences are not allowed.",
  options: {
    base: {
      type: "string",
      value: "BASE",
      help: "the revision or folder before the change (default: where HEAD left the default branch)",
    },
    within: { type: "string", value: "FILE", help: "as in `peerc diff`" },
    allow: { type: "string", value: "FILE", help: "as in `peerc diff`" },
    "no-diff": {
      type: "boolean",
      help: "leave out the comparison, for a folder without a history",
    },
    to: { type: "string", value: "DIR", help: "write the reports into this folder" },
    "max-chars": {
      type: "string",
      value: "N",
      help: "the longest check.md and job summary (default: 60000)",
    },
  },
  examples: [
    { line: "peerc check", about: "before a commit is pushed: will it pass?" },
    {
      line: "peerc check networks/a --base origin/main --to reports --format github",
      about: "in a workflow: annotations, a job summary, and the reports",
    },
    {
      line: "peerc check --base HEAD~1 --within changes.yaml",
      about: "may the last commit go in without anybody?",
    },
  ],
  positionals: { min: 0, max: 1 },
  conflicts: [{ pair: ["within", "allow"], why: "both name the changes that are allowed" }],
  formats: ["text", "github", "json"],
  run: async (args, io) => (await import("./run-check.ts")).runCheck(args, io),
};
