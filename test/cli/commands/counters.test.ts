import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

const AZION = resolve("examples/azion");
const NAMES = ["ENP4S0F0", "IX_BR_CE"].flatMap((place) =>
  ["V4", "V6"].flatMap((v) =>
    ["ANNOUNCED", "OTHER"].map((what) => `PEERC_IN_${place}_${v}_${what}`),
  ),
);

/** A reading with these packets in every counter to announced and to other addresses. */
function reading(hour: string, announced: number, other: number, names = NAMES): string {
  const counters = names.map((name) => {
    const packets = name.endsWith("OTHER") ? other : announced;
    const bytes = packets * 1000;
    return { counter: { family: "inet", name, table: "peerc_data_plane", packets, bytes } };
  });
  return `2026-11-29T${hour}:00:00Z\n${JSON.stringify({ nftables: counters })}\n`;
}

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-counters-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function counters(text: string, ...options: readonly string[]) {
  writeFileSync(join(root, "readings"), text);
  return captured(root, "counters", "readings", "--dir", AZION, ...options);
}

describe("peerc counters", () => {
  test("prints the sum of all intervals, and says where the filter saw nothing", async () => {
    const text = reading("20", 0, 0) + reading("21", 9000, 1000) + reading("22", 18000, 2000);
    const { code, stdout, stderr } = await counters(text, "--router", "for1");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "Traffic to addresses that are not announced:",
      "ROUTER  AT        FAMILY  PEER       FROM                  TO                    PACKETS    BYTES  MBIT/S   SHARE",
      "for1    enp4s0f0  ipv4    AS4230     2026-11-29T20:00:00Z  2026-11-29T22:00:00Z     2000  2000000   0.002  10.00%",
      "for1    enp4s0f0  ipv6    AS4230     2026-11-29T20:00:00Z  2026-11-29T22:00:00Z     2000  2000000   0.002  10.00%",
    ]);
    expect(stdout).toContain("for1    ix-br-ce  ipv4    not known  ");
    const idle = await counters(reading("20", 5, 5) + reading("21", 5, 5), "--router", "for1");
    expect(idle.stdout).toContain(
      "enp4s0f0, ipv4: no traffic to what is announced either. Is the filter on the right interface?\n",
    );
  });

  test("says that amounts are the least there were, after counters were set to zero", async () => {
    const { stdout } = await counters(
      reading("20", 50, 50) + reading("21", 5, 5),
      "--router",
      "for1",
    );
    expect(stdout).toContain("these are the least amounts there were");
  });

  test("prints the neutral form with --format jsonl", async () => {
    const text = reading("20", 0, 0) + reading("21", 9000, 1000);
    const { stdout } = await counters(text, "--router", "for1", "--format", "jsonl");
    const lines = stdout.trim().split("\n");
    expect(lines.length).toBe(4);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      router: "for1",
      interface: "enp4s0f0",
      family: "ipv4",
      peer: 4230,
      from: "2026-11-29T20:00:00Z",
      to: "2026-11-29T21:00:00Z",
      announced: { packets: 9000, bytes: 9_000_000 },
      other: { packets: 1000, bytes: 1_000_000 },
    });
  });

  test("warns of counters without a filter, and of filters without counters", async () => {
    const names = [...NAMES.slice(2), "PEERC_IN_OLD_V4_OTHER"];
    const text = reading("20", 0, 0, names) + reading("21", 1, 1, names);
    const { code, stderr } = await counters(text, "--router", "for1");
    expect(code).toBe(0);
    expect(stderr).toContain("router for1 has no filter with PEERC_IN_OLD_V4_OTHER");
    expect(stderr).toContain(
      "the last reading has no PEERC_IN_ENP4S0F0_V4_ANNOUNCED, PEERC_IN_ENP4S0F0_V4_OTHER",
    );
  });

  test("says what is missing or wrong", async () => {
    const text = reading("20", 0, 0) + reading("21", 1, 1);
    expect(await counters(text)).toMatchObject({ code: 64, stdout: "" });
    const unknown = await counters(text, "--router", "for2");
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toContain("there is no router `for2`");
    const wrong = await counters("hello\n", "--router", "for1");
    expect(wrong).toMatchObject({ code: 1, stdout: "" });
    expect(wrong.stderr).toContain("readings:1:1: error[readings-no-time]");
    const missing = await captured(root, "counters", "no", "--router", "for1", "--dir", AZION);
    expect(missing.stderr).toContain("error[file-not-found]: no cannot be read");
  });
});
