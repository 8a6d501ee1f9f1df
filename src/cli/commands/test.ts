import type { Command } from "./command.ts";

/** `peerc test`: checks the user's assertions about the policy. */
export const test: Command = {
  name: "test",
  summary: "check your assertions about the policy, for every route",
  usage: "[DIR] [--rendered DIR] [--base BASE] [--format FORMAT]",
  about:
    "Reads the assertions in DIR/tests/*.yaml (default: this folder) and decides each one twice: for the compiled policy,\n" +
    "and for the routers' configuration files as read back. The files are what `build` would write now, or those in the\n" +
    "--rendered folder. An assertion about one route is evaluated; one about every route that meets some conditions is\n" +
    "proven, or a counterexample is shown with the deciding lines of the policy and of the file. An assertion that\n" +
    "cannot be decided, or selects nothing, fails. One about a change is decided against --base, and fails without it.",
  options: {
    base: {
      type: "string",
      value: "BASE",
      help: "the network before a change, a revision or a folder, for assertions about changes",
    },
    rendered: {
      type: "string",
      value: "DIR",
      help: "the routers' files, named NAME.conf, instead of what `build` would write",
    },
  },
  examples: [
    {
      line: "peerc test examples/azion",
      about: "do our assertions hold for the policy?",
    },
    {
      line: "peerc test examples/azion --rendered examples/azion/rendered",
      about: "and for the committed files?",
    },
    {
      line: "peerc test --base origin/main",
      about: "and does my work change only what it may?",
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
