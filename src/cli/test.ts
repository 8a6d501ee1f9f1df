import type { Command } from "./command.ts";
import { NOTES_OPTION } from "./print-diagnostics.ts";

/** `peerc test`: a network's own assertions about its policy. */
export const test: Command = {
  name: "test",
  summary: "decide what you hold to be true of the policy",
  usage: "[DIR] [--rendered DIR]",
  about:
    "Reads the assertions in DIR/tests/*.yaml (default: this folder) and decides each, on the compiled policies and on\n" +
    "the routers' files as they are read back: both have to bear it out. An assertion speaks of one route (this one is\n" +
    "rejected, for this reason), of every route of some kind (no session accepts a default route), or of the way in\n" +
    "by some sessions and out by others (nothing from a peer goes to a peer). The last two are decided for all routes\n" +
    "that there can be; what cannot be decided fails. docs/assertions.md says what can be said.",
  options: {
    rendered: {
      type: "string",
      value: "DIR",
      help: "ask the files in this folder (default: what build would render now)",
    },
    ...NOTES_OPTION,
  },
  examples: [
    { line: "peerc test examples/azion", about: "do the example's assertions hold?" },
    { line: "peerc test --format junit > assertions.xml", about: "for a CI server" },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "junit", "json", "github"],
  run: async (args, io) => (await import("./run-test.ts")).runTest(args, io),
};
