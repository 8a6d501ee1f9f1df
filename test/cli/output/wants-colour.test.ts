import { describe, expect, test } from "@jest/globals";

import { canRewriteLine } from "../../../src/cli/output/progress.ts";
import { colourChoice, wantsColour } from "../../../src/cli/output/wants-colour.ts";
import { captured, capturedWith } from "../captured.ts";

const RED = "\u001b[31m";
const BOLD = "\u001b[1m";

describe("wantsColour", () => {
  test.each([
    ["auto", true, {}, true],
    ["auto", false, {}, false],
    // --color decides before any variable.
    ["always", false, { NO_COLOR: "1", TERM: "dumb" }, true],
    ["never", true, { FORCE_COLOR: "1", CLICOLOR_FORCE: "1" }, false],
    ["auto", true, { NO_COLOR: "1" }, false],
    ["auto", true, { NO_COLOR: "" }, true],
    ["auto", false, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["auto", false, { FORCE_COLOR: "1", TERM: "dumb" }, true],
    ["auto", false, { FORCE_COLOR: "" }, true],
    ["auto", true, { FORCE_COLOR: "0" }, false],
    ["auto", false, { CLICOLOR_FORCE: "1" }, true],
    ["auto", false, { CLICOLOR_FORCE: "0" }, false],
    ["auto", true, { CLICOLOR: "0" }, false],
    ["auto", true, { TERM: "dumb" }, false],
    // Reported where options are read; until then as if it were not given.
    ["blue", true, {}, true],
  ])("--color %s, terminal %s, %j: %s", (choice, isTerminal, env, expected) => {
    expect(wantsColour(choice, isTerminal, env)).toBe(expected);
  });
});

test.each([
  [[], "auto"],
  [["build", "--color", "never"], "never"],
  [["build", "--color=always", "dir"], "always"],
  [["--color", "never", "build", "--color=always"], "always"],
  [["build", "--colors"], "auto"],
  [["build", "--color"], "auto"],
])("%j asks for colors: %s", (argv, choice) => {
  expect(colourChoice(argv)).toBe(choice);
});

test("a line is rewritten on a terminal that can, outside of CI", () => {
  expect(canRewriteLine({ TERM: "xterm", CI: "" })).toBe(true);
  expect(canRewriteLine({ TERM: "dumb" })).toBe(false);
  expect(canRewriteLine({ TERM: "xterm", CI: "true" })).toBe(false);
});

describe("colors", () => {
  const explain = [
    ...["explain", "--dir", "examples/azion", "AS13335_IX_BR_SP_V4", "104.18.33.0/24"],
    ...["--as-path", "13335 209242"],
  ];

  test("are in what is printed on stdout, and nothing else differs", async () => {
    const plain = await captured(".", ...explain);
    const painted = await capturedWith({ colourOut: true }, ".", ...explain);
    expect(painted.stdout).toContain(`${RED}REJECTED\u001b[39m: not-in-irr`);
    expect(painted.stdout).toContain(`${RED}-> reject: not-in-irr`);
    // oxlint-disable-next-line no-control-regex
    expect(painted.stdout.replace(/\u001b\[\d+m/g, "")).toBe(plain.stdout);
    expect(painted.stderr).toBe(plain.stderr);
  });

  test("are not in formats for programs", async () => {
    const json = await capturedWith({ colourOut: true }, ".", ...explain, "--format", "json");
    expect(json.stdout).toBe((await captured(".", ...explain, "--format", "json")).stdout);
  });

  test("of a dry run are those of a diff", async () => {
    const limit = ["limit", "--dir", "examples/azion", "AS13335", "--ipv4", "3000", "--dry-run"];
    const { stdout } = await capturedWith({ colourOut: true }, ".", ...limit);
    expect(stdout).toContain(`${BOLD}+++ b/examples/azion/peers/content.yaml`);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).toMatch(/^\u001b\[31m-.*\u001b\[39m\n\u001b\[32m\+.*ipv4: 3000/m);
  });

  test("--color takes three words", async () => {
    const { code, stderr } = await captured(".", "validate", "--color", "blue");
    expect(stderr).toContain("--color blue: it is auto, always, never");
    expect(code).toBe(64);
  });
});
