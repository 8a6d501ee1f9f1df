import type { Command } from "./command.ts";
import { DIAGNOSTIC_FORMATS, NOTES_OPTION } from "../output/print-diagnostics.ts";

/** `peerc validate`: everything that can be wrong, and nothing written. */
export const validate: Command = {
  name: "validate",
  summary: "check a declaration, its policies and its snapshot",
  usage: "[DIR] [--format FORMAT]",
  about:
    "Reads the network declared in DIR (default: this folder), compiles it as `build` would, and reports every\n" +
    "mistake at once, each with its place and what to do. Writes nothing and needs no network. Where there is\n" +
    "no snapshot yet, or an object is not in it, everything is checked that does not depend on what is\n" +
    "registered; a line says what is left.",
  options: NOTES_OPTION,
  examples: [
    { line: "peerc validate examples/azion", about: "check the example network" },
    { line: "peerc validate --format github", about: "annotate a pull request" },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: async (args, io) => (await import("./run-validate.ts")).runValidate(args, io),
};
