import type { Command } from "./command.ts";
import { DIAGNOSTIC_FORMATS, NOTES_OPTION } from "../output/print-diagnostics.ts";

/** `peerc verify`: compares configuration files with the policy, for every route. */
export const verify: Command = {
  name: "verify",
  summary: "prove that configuration files mean what the policy says",
  usage: "[DIR] [--rendered DIR] [--router NAME] [--file NAME=FILE] [--plan PLAN]",
  about:
    "Reads the configuration of each router of the network in DIR (default: this folder), from what `build` wrote or from\n" +
    "anywhere else, and proves that it matches the declaration: these sessions and no others, their limits and options,\n" +
    "and filters that treat every route as the policy does. If a filter differs, shows a route that the two treat\n" +
    "differently, with the deciding lines. A line that is not understood is an error: skipping it would prove nothing.",
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
      help: "this router's running configuration instead of a file to load; verifies only routers given this way",
    },
    plan: {
      type: "string",
      value: "PLAN",
      help: "the files must be those of this plan of `peerc plan`, in the declaration and on disk",
    },
    ...NOTES_OPTION,
  },
  examples: [
    { line: "peerc verify examples/azion", about: "prove the committed files" },
    {
      line: "peerc verify examples/azion --file gig1=running.conf",
      about: "does the running configuration do what the policy says?",
    },
    {
      line: "peerc verify examples/azion --plan plan.json --file gig1=gig1.running",
      about: "after loading: does the router run what was planned? Only then confirm",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: async (args, io) => (await import("./run-verify.ts")).runVerify(args, io),
};
