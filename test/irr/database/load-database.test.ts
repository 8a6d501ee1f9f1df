import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { loadDatabase } from "../../../src/irr/index.ts";
import { SPAN } from "../../fixtures/plan.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerc-dumps-"));
});
afterAll(async () => rm(folder, { recursive: true }));

const MANY = Array.from(
  { length: 20_000 },
  (_, i) => `route: 10.${i >> 8}.${i & 255}.0/24\norigin: AS${(i * 7919) % 65000}\nsource: TEST\n`,
).join("\n");

async function load(...files: readonly (readonly [string, string | Uint8Array | null])[]) {
  const dumps = [];
  for (const [name, content] of files) {
    const path = join(folder, name);
    if (content !== null) await writeFile(path, content);
    dumps.push({ path, span: SPAN });
  }
  const diagnostics: Diagnostic[] = [];
  const database = await loadDatabase(dumps, (d) => diagnostics.push(d));
  const messages = diagnostics.map(
    (d) => `${d.severity} ${d.code}: ${d.message.replaceAll(`${folder}/`, "")}`,
  );
  return { database, messages, spans: diagnostics.map((d) => d.span) };
}

describe("dumps", () => {
  test("are read as text or gzip, whatever they are called, several gzip members included", async () => {
    const [first, second] = [MANY.slice(0, 100_000), MANY.slice(100_000)];
    const members = Buffer.concat([gzipSync(first), gzipSync(second)]);
    for (const content of [MANY, gzipSync(MANY), members]) {
      const { database, messages } = await load(["dump.txt", content]);
      expect(messages).toEqual([]);
      expect(database?.counts.routes.ipv4).toBe(20_000);
    }
  });

  test("that are cut short or damaged give an error, and no database at all", async () => {
    const whole = gzipSync(MANY);
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, 20_000, 20_100);
    const good = ["good.rpsl", MANY] as const;
    for (const [content, problem] of [
      [whole.subarray(0, whole.length / 2), "the compressed data ends too early"],
      [whole.subarray(0, whole.length - 4), "the compressed data ends too early"],
      [damaged, "the compressed data is damaged"],
    ] as const) {
      const { database, messages, spans } = await load(good, ["bad.rpsl.gz", content]);
      expect(database).toBeNull();
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatch(`error irr-dump-unreadable: bad.rpsl.gz: ${problem}`);
      expect(spans).toEqual([SPAN]);
    }
  });

  test("that are missing or empty are all reported", async () => {
    const { database, messages } = await load(
      ["missing.rpsl", null],
      [".", null],
      ["empty.rpsl", ""],
      ["page.rpsl", "<html>\n<body>404: not found</body>\n"],
    );
    expect(database).toBeNull();
    expect(messages).toEqual([
      "error irr-dump-unreadable: missing.rpsl: there is no such file",
      expect.stringMatching(/^error irr-dump-unreadable: .*: this is a directory$/),
      "error irr-dump-empty: empty.rpsl: no route, route6, as-set, route-set or aut-num object",
      "error irr-dump-empty: page.rpsl: no route, route6, as-set, route-set or aut-num object",
    ]);
  });

  test("of which objects are dropped give a warning with the first places", async () => {
    const bad = "route: 192.0.2.1/24\norigin: AS64496\nsource: TEST\n\n".repeat(5);
    const { database, messages } = await load(["mixed.rpsl", `${MANY}\n${bad}`]);
    expect(database?.counts.routes.ipv4).toBe(20_000);
    expect(messages).toEqual([
      expect.stringMatching(
        /^warning irr-dump-objects-dropped: 5 objects were dropped: mixed\.rpsl:80001: route 192\.0\.2\.1\/24: .*; and 2 more$/,
      ),
    ]);
  });
});
