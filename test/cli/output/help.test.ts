import { describe, expect, test } from "@jest/globals";

import { COMMANDS } from "../../../src/cli/commands/index.ts";
import { captured } from "../captured.ts";

describe("the command line", () => {
  test("prints its help", async () => {
    const { code, stdout } = await captured(".", "--help");
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
    }
  });

  test.each(COMMANDS.map((command) => command.name))(
    "prints the help of %s, with an example",
    async (name) => {
      const { code, stdout } = await captured(".", name, "--help");
      expect(code).toBe(0);
      expect(stdout).toContain("Options:");
      expect(stdout).toMatch(/Examples:\n {2}# .+\n {2}(peerc|bgpq4) /);
    },
  );

  test.each([
    [["biuld"], "did you mean `build`?"],
    [["build", "--frmat", "x"], "Unknown option '--frmat'"],
    [["build", "a", "b"], "build takes at most 1 argument, not 2"],
    [["build", "--format", "xml"], "--format xml: build prints text, json, github"],
    [["explain", "x"], "explain takes a session and a prefix, but got x"],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr, stdout } = await captured(".", ...argv);
    expect(code).toBe(64);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });
});
