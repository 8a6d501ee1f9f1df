import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";

import { IGNORED, IGNORED_PROTOCOLS } from "../../../../src/platforms/bird/reader/ignored.ts";
import { readText } from "../../reading.ts";

const page = readFileSync(new URL("../../../../docs/running/bird.md", import.meta.url), "utf8");
/** The cells of the page's rows. */
const rows = [...page.matchAll(/^\| `.*$/gm)].map(([row]) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim()),
);

test("the page has what is ignored, and why, and nothing else", () => {
  const read = ["`define`", "`function`", "`filter`", "`ipv4 table`"];
  expect(rows.filter(([first = ""]) => !read.includes(first))).toEqual([
    ...IGNORED.map(({ words, why }) => [`\`${words.join(" ")}\``, why]),
    ...Object.entries(IGNORED_PROTOCOLS).map(([type, { why, but }]) => [
      `\`${type}\``,
      why,
      but ?? "nothing",
    ]),
  ]);
});

test("a statement ends where BIRD ends it, and what follows is read", () => {
  const before = "debug protocols all\nwatchdog warning 5 s\nipv4 table x sorted\ndebug latency\n";
  const { errors } = readText("bird", [2, 0, 12], `${before}protocol unknown { }`);
  expect(errors).toEqual(["not-understood 5"]);
});
