import type { Command } from "./command.ts";
import { LOADING_OPTIONS } from "./plan.ts";

/** `peerc runbook`: the steps of one night. */
export const runbookCommand: Command = {
  name: "runbook",
  summary: "write the runbook for a change or a maintenance, one action a line",
  usage: "[BASE] [HEAD] [--drain WHAT] [--shut WHAT] [--dir DIR] [--start TIME] [--format FORMAT]",
  about:
    "Writes what somebody does in the night, step by step: what is lost and for whom; for each router, in the order of\n" +
    "`peerc plan`, the file with its digest, the commands, what each must show, and the way back; and mails to the peers\n" +
    "concerned. Without --drain and --shut it is for the change from BASE to HEAD, which are found as by `peerc diff`.\n\n" +
    "With --drain or --shut it is for a maintenance of an exchange, a router, a site, a peer or a session: drain, wait until\n" +
    "the traffic is gone, shut, do the work, and the same back, as `peerc drain` declares it. Nothing is edited here.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    drain: {
      type: "string",
      multiple: true,
      value: "WHAT",
      help: "a maintenance of this, with sessions that stay up: ix-br-sp, gru1, AS13335, a site or a session",
    },
    shut: {
      type: "string",
      multiple: true,
      value: "WHAT",
      help: "a maintenance of this, for which the drained sessions are shut",
    },
    message: {
      type: "string",
      value: "TEXT",
      help: "with --shut, what neighbors are told when the sessions are shut down (RFC 9003)",
    },
    ticket: {
      type: "string",
      value: "TEXT",
      help: "with --drain or --shut, the ticket that is declared",
    },
    start: {
      type: "string",
      value: "TIME",
      help: "when it begins, for the page and the mails: 2026-12-01T03:00Z",
    },
    wait: {
      type: "string",
      value: "SECONDS",
      help: "how long to wait and look after draining, and between batches (default: 600)",
    },
    below: {
      type: "string",
      value: "RATE",
      help: "below how many bit/s traffic counts as gone: 500k, 1M, 2G (default: 1M)",
    },
    impact: {
      type: "string",
      value: "FILE",
      help: "what `peerc impact --format markdown` wrote about the change, for the page",
    },
    language: {
      type: "string",
      value: "LANGUAGE",
      help: "of the mails: en or pt (default: en)",
      values: ["en", "pt"],
    },
    ...LOADING_OPTIONS,
    timer: {
      ...LOADING_OPTIONS.timer,
      help: "after how long a router takes an unconfirmed file back by itself (default: 900)",
    },
  },
  examples: [
    { line: "peerc runbook > runbook.md", about: "for my work, compared with the default branch" },
    {
      line: "peerc runbook HEAD~1 --format html --start 2026-12-01T03:00Z > runbook.html",
      about: "for the last commit, as a page to tick off in a browser",
    },
    {
      line: "peerc runbook --shut ix-br-sp --wait 900 --below 5M --language pt",
      about: "for a maintenance at an exchange, with mails in Portuguese",
    },
  ],
  positionals: { min: 0, max: 2 },
  conflicts: [{ pair: ["drain", "shut"], why: "what is shut is drained first anyway" }],
  formats: ["markdown", "html", "json"],
  run: async (args, io) => (await import("./run-runbook.ts")).runRunbook(args, io),
};
