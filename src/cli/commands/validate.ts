import type { Command } from "./command.ts";
import { DIAGNOSTIC_FORMATS, NOTES_OPTION } from "../output/print-diagnostics.ts";

/** `peerc validate`: reports every mistake and writes nothing. */
export const validate: Command = {
  name: "validate",
  summary: "check a declaration, its policies and its snapshot",
  usage: "[DIR] [--now TIME] [--format FORMAT]",
  about:
    "Reads the network declared in DIR (default: this folder), compiles it as `build` would, and reports every\n" +
    "mistake at once, each with its location and how to fix it. Writes nothing and needs no network access. Without a\n" +
    "snapshot, or if an object is not in it, checks everything that does not depend on registrations; a line says what\n" +
    "was not checked. With --now, states whose `until` is over are errors; without it, no clock is read.",
  options: {
    ...NOTES_OPTION,
    now: {
      type: "string",
      value: "TIME",
      help: "it is this time, in UTC: states declared `until` before it are errors",
    },
  },
  examples: [
    { line: "peerc validate examples/azion", about: "check the example network" },
    { line: "peerc validate --format github", about: "annotate a pull request" },
    {
      line: 'peerc validate --now "$(date -u +%FT%TZ)"',
      about: "is any maintenance over and still declared?",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: async (args, io) => (await import("./run-validate.ts")).runValidate(args, io),
};
