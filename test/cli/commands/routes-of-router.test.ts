import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { afterAll, describe, expect, test } from "@jest/globals";

import { DUMP_KINDS } from "../../../src/dumps/index.ts";
import { ROUTE_VIEWS } from "../../../src/routes/index.ts";
import { captured, capturedWith } from "../captured.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-routes-of-router-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NETWORK = resolve("examples/azion");
const S = "PEERC_AS2906_IX_BR_SP_V4";
const shown = (name: string, address: string) =>
  `bird> show route import table ${name}.ipv4 all stats\nTable import:\n` +
  `192.0.2.0/24         unreachable [${name} 20:42:38.980 from ${address}] * (100) [AS2906i]\n` +
  "\tType: BGP univ\n\tBGP.origin: IGP\n\tBGP.as_path: 2906\n\tBGP.next_hop: 187.16.218.16\n" +
  "1 of 1 routes for 1 networks in table import\n";
const OUTPUT = `BIRD 2.0.12 ready.\nAccess restricted\n${shown(S, "187.16.218.16")}${shown("rr1", "10.0.0.3")}bird> \n`;
writeFileSync(join(folder, "gru1.txt"), OUTPUT);
writeFileSync(join(folder, "packed.gz"), gzipSync(OUTPUT));
writeFileSync(join(folder, "cut.txt"), OUTPUT.slice(0, -40));
writeFileSync(join(folder, "packed.bz2"), Buffer.from("425a68393141592653590000", "hex"));
writeFileSync(join(folder, "other.txt"), "hello\n");

const routes = (...args: readonly string[]) =>
  captured(folder, "routes", "--dir", NETWORK, "--router", "gru1", ...args);

describe("peerc routes --router", () => {
  test.each(["gru1.txt", "packed.gz"])(
    "writes the routes of %s to a file, which it checks",
    async (name) => {
      const args = ["--time", "2026-11-29T20:35:00Z", "--to", "gru1.jsonl.gz", name];
      const { code, stdout, stderr } = await routes(...args);
      expect(stderr).toBe(
        "1 route is left out: of rr1 (10.0.0.3), which is none of the router's declared sessions\n",
      );
      expect(code).toBe(0);
      expect(stdout).toMatch(
        /^gru1\.jsonl\.gz: 1 route, taken 2026-11-29T20:35:00Z, from BIRD: show route/,
      );
      expect(stdout).toMatch(/\d+ sessions are in none of the files: PEERC_AS/);
      const text = gunzipSync(readFileSync(join(folder, "gru1.jsonl.gz"))).toString();
      expect(text.split("\n").map((line) => line && (JSON.parse(line) as object))).toEqual([
        expect.objectContaining({ format: "peerc-routes", router: "gru1" }),
        {
          ...{ session: S, view: "adj-rib-in-pre-policy", prefix: "192.0.2.0/24" },
          ...{ as_path: "2906", next_hop: "187.16.218.16", origin: "igp" },
        },
        { routes: 1 },
        "",
      ]);
      const again = await captured(folder, "routes", "--dir", NETWORK, "gru1.jsonl.gz");
      expect(again.code).toBe(0);
    },
  );

  test("writes nothing and keeps what is there if anything is wrong", async () => {
    writeFileSync(join(folder, "kept.jsonl"), "old");
    const { code, stderr } = await routes("--to", "kept.jsonl", "gru1.txt", "cut.txt");
    expect(code).toBe(1);
    expect(stderr).toContain("error[routes-in-two-files]");
    expect(stderr).toContain("error[dump-cut-off]: the output does not end with BIRD's prompt");
    expect(readFileSync(join(folder, "kept.jsonl"), "utf8")).toBe("old");
    await routes("--to", "new.jsonl", "cut.txt");
    expect(existsSync(join(folder, "new.jsonl"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  test("prints the routes to the standard output", async () => {
    const { code, stdout } = await routes("--to", "-", "gru1.txt");
    expect(code).toBe(0);
    expect(stdout.split("\n")).toHaveLength(4);
  });

  test("says which time it takes, and that one is in the future", async () => {
    const now = () => Date.parse("2020-01-01T00:00:00Z");
    const args = ["routes", "--dir", NETWORK, "--router", "gru1", "gru1.txt"];
    const { code, stderr } = await capturedWith({ now }, folder, ...args);
    expect(code).toBe(0);
    expect(stderr).toContain("warning[dump-time-ahead]");
    expect(stderr).toMatch(
      /taken 20\S+Z, when the output was written: say another time with --time/,
    );
  });

  test.each<[readonly string[], string]>([
    [["packed.bz2"], "it is packed with bzip2, which is not unpacked here: give `-` for it"],
    [["none.txt"], "none.txt: there is no such file"],
    [["other.txt"], "error[dump-kind-unknown]: other.txt begins like none of the outputs"],
    [["--session", "AS1_X_V4", "gru1.txt"], "the network has no session PEERC_AS1_X_V4"],
    [["--session", "AS2906_IX_BR_SP_V6", "gru1.txt"], ""],
    [["--router", "gru2", "gru1.txt"], "--router is given twice"],
    [["--from", "cisco", "gru1.txt"], "--from takes one of bird, frr, junos, iosxr, bmp, mrt"],
    [["--view", "x", "gru1.txt"], "--view takes one of adj-rib-in-pre-policy"],
    [["--time", "yesterday", "gru1.txt"], "--time takes a time in UTC"],
    [["--to", "gru1.txt", "gru1.txt"], "--to is one of the files that are read"],
    [["--to", "nowhere/x.jsonl", "gru1.txt"], "error[file-not-written]: nowhere/x.jsonl"],
  ])("%j is an error that says what to do", async (args, message) => {
    const { code, stderr } = await routes(...args);
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test("options of outputs are for outputs", async () => {
    const { code, stderr } = await captured(folder, "routes", "--to", "x", "gru1.txt");
    expect(code).toBe(64);
    expect(stderr).toContain("--to is for a router's output: say of which router with --router");
  });

  test("the help names all kinds and views", async () => {
    const { stdout } = await captured(folder, "routes", "--help");
    for (const name of [...DUMP_KINDS, ...ROUTE_VIEWS]) expect(stdout).toContain(name);
  });
});
