import type { Command } from "./command.ts";
import { DIAGNOSTIC_FORMATS } from "../output/print-diagnostics.ts";

/** `peerc fetch`: the only command that asks the registries. */
export const fetchCommand: Command = {
  name: "fetch",
  summary: "ask the registries and write the snapshot",
  usage: "[DIR] [--acknowledge OBJECT]... [--keep-going] [--check] [--cross-check]",
  about:
    "Expands every IRR object that the network in DIR (default: this folder) needs, and writes the result to\n" +
    "DIR/snapshot, as text to be committed. It is replaced as a whole, and only when no object failed, is empty,\n" +
    "changed in size beyond the guards, has lost a set inside of it, or holds one of another source than before;\n" +
    "otherwise everything stays as it was. A change that somebody has looked at is let pass by its object's name.",
  options: {
    acknowledge: {
      type: "string",
      multiple: true,
      value: "OBJECT",
      help: "take this object's data although its size jumped, a set moved or is gone, or a second server has more",
    },
    "keep-going": {
      type: "boolean",
      help: "let objects that fail keep their last good data, if there is any, and write the others",
    },
    check: { type: "boolean", help: "write nothing; exit 2 if the registries say something new" },
    "cross-check": {
      type: "boolean",
      help: "expand with both engines; what they differ in is an error",
    },
  },
  examples: [
    { line: "peerc fetch examples/azion", about: "refresh the example's snapshot from its dumps" },
    {
      line: "peerc fetch --acknowledge RADB::AS-CLOUDFLARE",
      about: "the as-set really did shrink by half",
    },
    {
      line: "peerc fetch --cross-check --check",
      about: "do bgpq4 and peerc itself make the same of every object?",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: async (args, io) => (await import("./run-fetch.ts")).runFetch(args, io),
};
