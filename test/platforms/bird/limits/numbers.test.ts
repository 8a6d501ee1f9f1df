import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { limitsPage } from "../../../fixtures/limits-page.ts";
import { runTool } from "../../../fixtures/run-tool.ts";
import { birdInstalled } from "../installed.ts";

const cache = (line: string) =>
  `roa4 table t; protocol rpki R { roa4 { table t; }; remote 10.0.0.3 port 323; ${line} }`;
const session = (line: string, channel = "") =>
  `protocol bgp A { local 10.0.0.1 as 1; neighbor 10.0.0.2 as 2; ipv4 { import none; export none; ${channel} }; ${line} }`;

/** The configurations with the numbers that BIRD's parser refuses by itself. */
const TEXTS: Readonly<Record<string, (value: number) => string>> = {
  "refresh of an RPKI cache, seconds": (n) => cache(`refresh ${n};`),
  "retry of an RPKI cache, seconds": (n) => cache(`retry ${n};`),
  "expire of an RPKI cache, seconds": (n) => cache(`expire ${n};`),
  "hold time, seconds": (n) => session(`hold time ${n};`),
  "keepalive, seconds": (n) => session(`hold time 65534; keepalive time ${n};`),
  "hops of multihop": (n) => session(`multihop ${n};`),
  "prefix limit": (n) => session("", `import limit ${n} action restart;`),
  "bytes of a name": (n) => `define ${"P".repeat(n)} = 1; ${session("")}`,
};

describe("the page of BIRD's limits", () => {
  const page = limitsPage("bird");

  test("has every number that is tested", () => {
    expect(page.size).toBe(12);
    expect(Object.keys(TEXTS).filter((what) => !page.has(what))).toEqual([]);
  });

  (birdInstalled() ? test : test.skip).each(Object.keys(TEXTS))(
    "%s: BIRD takes what the page says, and refuses the next ones",
    async (what) => {
      const { least, most } = page.get(what)!;
      const text = TEXTS[what]!;
      for (const value of [least, most])
        expect([value, await outputOf(text(value))]).toEqual([value, ""]);
      for (const value of [least - 1, most + 1].filter((n) => n >= 0)) {
        expect([value, await outputOf(text(value))]).not.toEqual([value, ""]);
      }
    },
  );
});

/** The complaint of BIRD's parser; empty if it accepts the text. */
async function outputOf(text: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-bird-"));
  try {
    const file = join(directory, "bird.conf");
    writeFileSync(file, `router id 1.1.1.1;\n${text}\n`);
    const result = await runTool("bird", ["-p", "-c", file]);
    if (result?.exitCode === 0) return "";
    return (result?.stdout ?? "") + (result?.stderr ?? "") || "refused";
  } finally {
    rmSync(directory, { recursive: true });
  }
}
