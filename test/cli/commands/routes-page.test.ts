import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, describe, expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-routes-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

const page = readFileSync("docs/routes.md", "utf8");

/** The first block of a kind on the page. */
function block(kind: string): string {
  const found = new RegExp(`\n\`\`\`${kind}\n([^]*?)\`\`\`\n`).exec(page)?.[1];
  if (found === undefined) throw new Error(`the page has no block of ${kind}`);
  return found;
}

test("the file on the page is read as the page says", async () => {
  writeFileSync(join(folder, "gru1.jsonl.gz"), gzipSync(block("json")));
  const [command = "", ...output] = block("text").split("\n");
  expect(command).toBe("$ peerc routes gru1.jsonl.gz");
  const { code, stdout, stderr } = await captured(folder, "routes", "gru1.jsonl.gz");
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: output.join("\n"), stderr: "" });
});

/** A birdc that has one channel with the routes that BIRD 2.0.12 showed, one without routes, and one without a table. */
const BIRDC = `#!/bin/sh
case "$2" in
  "show route import table PEERC_AS64500_IX_V4.ipv4 all") cat bird-import-table.txt ;;
  "show route import table PEERC_AS64501_IX_V4.ipv4 all") echo "BIRD 2.0.12 ready."; echo "Access restricted" ;;
  "show route import table PEERC_AS64502_IX_V4.ipv4 all") echo "BIRD 2.0.12 ready."; echo "a new line" ;;
  *) echo "No import table in channel"; exit 1 ;;
esac
`;

describe("the script for BIRD on the page", () => {
  writeFileSync(join(folder, "bird-routes.sh"), block("sh"));
  writeFileSync(join(folder, "birdc"), BIRDC);
  chmodSync(join(folder, "birdc"), 0o755);
  copyFileSync("test/fixtures/bird-import-table.txt", join(folder, "bird-import-table.txt"));
  const run = (...channels: readonly string[]) => {
    const env = { ...process.env, PATH: `${folder}:${process.env["PATH"] ?? ""}` };
    const args = ["bird-routes.sh", "gru1", ...channels];
    const { status, stdout } = spawnSync("sh", args, { cwd: folder, env, encoding: "utf8" });
    return { status, stdout };
  };

  test("gives the routes of import tables, all of which are read", async () => {
    const { status, stdout } = run("PEERC_AS64500_IX_V4.ipv4", "PEERC_AS64501_IX_V4.ipv4");
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.slice(1).map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        session: "PEERC_AS64500_IX_V4",
        view: "adj-rib-in-pre-policy",
        prefix: "198.51.100.0/24",
        as_path: "64500 64510 64511",
        next_hop: "10.0.0.1",
        med: 5,
        otc: 64500,
        origin: "incomplete",
      },
      {
        session: "PEERC_AS64500_IX_V4",
        view: "adj-rib-in-pre-policy",
        prefix: "192.0.2.0/24",
        as_path: "64500",
        next_hop: "10.0.0.1",
        communities: ["64500:1", "65535:666", "rt:64500:7", "64500:1:2"],
        med: 5,
        otc: 64500,
        origin: "igp",
      },
      {
        routes: 2,
        empty: [{ session: "PEERC_AS64501_IX_V4", view: "adj-rib-in-pre-policy" }],
      },
    ]);
    writeFileSync(join(folder, "bird.jsonl"), stdout);
    const { code, stdout: shown } = await captured(folder, "routes", "bird.jsonl");
    expect(code).toBe(0);
    expect(shown).toContain("bird.jsonl: 2 routes, taken 20");
  });

  test.each(["PEERC_AS64502_IX_V4.ipv4", "PEERC_AS64503_IX_V4.ipv4"])(
    "gives nothing if it does not understand what BIRD says of %s",
    (channel) => {
      const { status, stdout } = run("PEERC_AS64500_IX_V4.ipv4", channel);
      expect(status).toBe(1);
      expect(stdout).toBe("");
    },
  );
});
