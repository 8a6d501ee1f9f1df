import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { COMMANDS } from "../../../src/cli/commands/index.ts";
import { packageVersion } from "../../../src/cli/package-files.ts";
import { manPage } from "../../../src/cli/reference/man-page.ts";

const PAGE = manPage(COMMANDS, packageVersion());

function mandoc(...args: readonly string[]): string {
  const { stdout, error } = spawnSync("mandoc", args, { input: PAGE, encoding: "utf8" });
  if (error) throw error;
  return stdout;
}

const isNeeded = existsSync("/usr/bin/mandoc") || process.env["CI"] === "true";
const withMandoc = isNeeded ? test : test.skip;

test("man/peerc.1 is what the code says (npm run docs)", () => {
  expect(readFileSync("man/peerc.1", "utf8")).toBe(PAGE);
});

withMandoc("mandoc finds nothing wrong with it, but that it has no date", () => {
  const found = mandoc("-Tlint", "-Wwarning").trimEnd().split("\n");
  expect(found.filter((line) => !line.includes("missing date"))).toEqual([]);
});

withMandoc("shows every command, option and example as the help does", () => {
  // Bold is a character over itself on a terminal; lines are filled.
  const shown = mandoc("-Tutf8", "-Owidth=1000")
    // oxlint-disable-next-line no-control-regex
    .replace(/.\u0008/gu, "")
    .replace(/[\u2010\u2212]/g, "-")
    .replace(/\s+/g, " ");
  const plain = (text: string) => text.replaceAll("`", "").replace(/\s+/g, " ");
  const lacking = COMMANDS.flatMap((command) => [
    ...[command.usage.split("\n")[0] ?? "", ...command.about.split("\n\n")],
    ...Object.keys(command.options).map((name) => `--${name}`),
    ...Object.values(command.options).map(({ help }) => help),
    ...command.examples.flatMap(({ line, about }) => [line, about]),
  ]).filter((text) => !shown.includes(plain(text)));
  expect(lacking).toEqual([]);
});

test("has no line that is a request by accident, and only ASCII", () => {
  const page = manPage(
    [
      {
        ...COMMANDS[0]!,
        name: "odd",
        about: ".so /etc/passwd\n'quoted\n\n  indented \\n é",
      },
    ],
    "1.0.0",
  );
  expect(page).toContain(
    "\\&.so /etc/passwd\n\\&'quoted\n.PP\n.nf\n  indented \\en \\[u00E9]\n.fi\n",
  );
  expect(page).toMatch(/^[\n\x20-\x7e]+$/);
});
