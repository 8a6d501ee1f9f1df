import type { Command } from "./command.ts";
import { DIAGNOSTIC_FORMATS, NOTES_OPTION } from "../output/print-diagnostics.ts";

/** `peerc verify`: configuration files against the policy, for every route. */
export const verify: Command = {
  name: "verify",
  summary: "prove that configuration files mean what the policy says",
  usage: "[DIR] [--rendered DIR] [--router NAME] [--file NAME=FILE]",
  about:
    "Reads the configuration of each router of the network in DIR (default: this folder) back, from what `build` wrote\n" +
    "or from anywhere else, and shows that it is what the declaration asks for: these sessions and no others, their\n" +
    "limits and options, and filters that make the same of every route as the policy does. Where a filter differs, a\n" +
    "route is shown of which the two make different things, with the lines that decide. A line that is not understood\n" +
    "is an error: nothing is proven by skipping it.",
  options: {
    rendered: {
      type: "string",
      value: "DIR",
      help: "where the files are, named NAME.conf (default: DIR/rendered)",
    },
    router: { type: "string", multiple: true, value: "NAME", help: "only this router" },
    file: {
      type: "string",
      multiple: true,
      value: "NAME=FILE",
      help: "what this router runs, all of it, in place of a file to load; only those routers",
    },
    ...NOTES_OPTION,
  },
  examples: [
    { line: "peerc verify examples/azion", about: "prove the committed files" },
    {
      line: "peerc verify examples/azion --file gig1=running.conf",
      about: "is what the router runs what the policy says?",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: async (args, io) => (await import("./run-verify.ts")).runVerify(args, io),
};
