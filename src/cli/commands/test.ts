import type { Command } from "./command.ts";

/** `peerc test`: users' own assertions about what their policy does. */
export const test: Command = {
  name: "test",
  summary: "decide what you assert about the policy, for every route",
  usage: "[DIR] [--rendered DIR] [--format FORMAT]",
  about:
    "Reads the assertions beside the declaration in DIR (default: this folder), in DIR/tests/*.yaml, and decides each\n" +
    "one twice: for the policy as it is compiled, and for the configuration files of the routers as they are read back:\n" +
    "what `build` would write now, or with --rendered the files of a folder. An assertion is about one route, or about\n" +
    "every route of some kind: then it is proven, or a route is shown that speaks against it, with the lines of the\n" +
    "policy and of the file that decide. What cannot be decided, or selects nothing, fails.",
  options: {
    rendered: {
      type: "string",
      value: "DIR",
      help: "the routers' files, named NAME.conf, instead of what `build` would write",
    },
  },
  examples: [
    {
      line: "peerc test examples/azion",
      about: "does the policy do what we hold to be true of it?",
    },
    {
      line: "peerc test examples/azion --rendered examples/azion/rendered",
      about: "do the committed files?",
    },
    {
      line: "peerc test --format junit > junit.xml",
      about: "for a pipeline that shows test results",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "junit", "json", "github"],
  run: async (args, io) => (await import("./run-test.ts")).runTest(args, io),
};
