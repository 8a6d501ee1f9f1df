import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, describe, expect, test } from "@jest/globals";

import { HEADER, line } from "../../routes/read.ts";
import { captured } from "../captured.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-routes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
policy: transit
routers:
  r1: { platform: junos, version: "25.4", router_id: 192.0.2.1 }
  r2: { platform: frr, router_id: 192.0.2.2 }
exchanges:
  ix: { name: IX, lan: { ipv4: 203.0.113.0/24 } }
peers:
  - asn: 64500
    name: A
    relation: transit
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3 }
      - { router: r2, exchange: ix, local: 203.0.113.2, remote: 203.0.113.3 }
  - asn: 64501
    name: B
    relation: transit
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.4 }
`;
writeFileSync(join(folder, "network.yaml"), NETWORK);

function write(name: string, lines: readonly string[], header = HEADER): void {
  const text = [header, ...lines, `{"routes":${lines.length}}`, ""].join("\n");
  writeFileSync(join(folder, name), name.endsWith(".gz") ? gzipSync(text) : text);
}

const routes = (...argv: readonly string[]) => captured(folder, "routes", ...argv);

describe("peerc routes", () => {
  test("counts the routes of files, plain or packed", async () => {
    write("a.jsonl", [
      line({ router: "r1" }),
      line({ router: "r1", prefix: "2001:db8::/32", next_hop: "::1" }),
    ]);
    write(
      "b.jsonl.gz",
      [line({ router: "r2" })],
      HEADER.replace("}", ',"source":"birdc \\u001b"}'),
    );
    const { code, stdout, stderr } = await routes("a.jsonl", "b.jsonl.gz");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      `a.jsonl: 2 routes, taken 2026-11-29T20:35:00Z
b.jsonl.gz: 1 route, taken 2026-11-29T20:35:00Z, from birdc \\x1b

SESSION              ROUTER  VIEW                   IPV4  IPV6  FILE
PEERC_AS64500_IX_V4  r1      adj-rib-in-pre-policy     1     1  a.jsonl
PEERC_AS64500_IX_V4  r2      adj-rib-in-pre-policy     1     0  b.jsonl.gz
`,
    );
  });

  test("reads the files of a folder by name, and nothing else that is in it", async () => {
    mkdirSync(join(folder, "night"));
    write("night/b.jsonl", [line({ router: "r2" })]);
    write("night/a.jsonl.gz", [line({ router: "r1" })]);
    writeFileSync(join(folder, "night/.c.jsonl"), "being written");
    writeFileSync(join(folder, "night/notes.txt"), "collected by hand");
    const { code, stdout } = await routes("night");
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "night/a.jsonl.gz: 1 route, taken 2026-11-29T20:35:00Z",
      "night/b.jsonl: 1 route, taken 2026-11-29T20:35:00Z",
      "",
    ]);
  });

  test("prints them as JSON", async () => {
    write("a.jsonl", [line({ router: "r1" })]);
    const { code, stdout } = await routes("--format", "json", "a.jsonl");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      files: [{ file: "a.jsonl", time: "2026-11-29T20:35:00Z", source: "", routes: 1 }],
      sessions: [
        {
          session: "PEERC_AS64500_IX_V4",
          router: "r1",
          view: "adj-rib-in-pre-policy",
          ipv4: 1,
          ipv6: 0,
          file: "a.jsonl",
        },
      ],
      missing: null,
    });
  });

  test("refuses files with the same session, and files that cannot be read", async () => {
    write("a.jsonl", [line()]);
    write("b.jsonl", [line({ prefix: "198.51.100.0/24" })]);
    mkdirSync(join(folder, "empty"));
    const { code, stdout, stderr } = await routes("a.jsonl", "b.jsonl", "none.jsonl", "empty");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.replaceAll(/^ .*\n/gm, "")).toBe(
      `b.jsonl:2:1: error[routes-in-two-files]: PEERC_AS64500_IX_V4 (adj-rib-in-pre-policy) is in a.jsonl and in b.jsonl
error[routes-folder-empty]: empty has no files of routes (*.jsonl, *.jsonl.gz)
error[routes-unreadable]: none.jsonl: there is no such file
3 errors
`,
    );
  });

  test("refuses a file that is cut off, packed or not", async () => {
    writeFileSync(join(folder, "cut.jsonl"), `${HEADER}\n${line()}\n`);
    writeFileSync(
      join(folder, "cut.gz"),
      gzipSync(`${HEADER}\n${line()}\n{"routes":1}\n`).subarray(0, -8),
    );
    const { code, stderr } = await routes("cut.jsonl", "cut.gz");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "cut.jsonl:3:1: error[routes-cut-off]: the file ends after 1 route, without its last line",
    );
    expect(stderr).toContain("cut.gz: the compressed data ends too early");
  });

  test("needs a file", async () => {
    expect((await routes()).code).toBe(64);
  });
});

describe("peerc routes --dir", () => {
  const compared = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await routes("--dir", ".", ...argv);
    return { code, stdout, stderr: stderr.replaceAll(/^ {4}.*\n/gm, "") };
  };

  test("names sessions that are in none of the files", async () => {
    write("a.jsonl", [line({ router: "r1" })]);
    const { code, stdout, stderr } = await compared("a.jsonl");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(
      "\n2 sessions are in none of the files: PEERC_AS64500_IX_V4 on r2, PEERC_AS64501_IX_V4 on r1\n",
    );
    const json = await routes("--dir", ".", "--format", "json", "a.jsonl");
    expect(JSON.parse(json.stdout)).toMatchObject({
      missing: [
        { session: "PEERC_AS64500_IX_V4", router: "r2" },
        { session: "PEERC_AS64501_IX_V4", router: "r1" },
      ],
    });
  });

  test("refuses sessions and routers that the network does not have", async () => {
    write("a.jsonl", [
      line({ session: "AS64502_IX_V4" }),
      line({ session: "AS64501_IX_V4", router: "r2" }),
      line({ router: "r3" }),
    ]);
    const { code, stdout, stderr } = await compared("a.jsonl");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(
      `a.jsonl:2:13: error[routes-unknown-session]: the network has no session PEERC_AS64502_IX_V4
  hint: did you mean PEERC_AS64500_IX_V4?
a.jsonl:3:13: error[routes-unknown-session]: the network has no session PEERC_AS64501_IX_V4 on r2
  hint: did you mean PEERC_AS64500_IX_V4?
a.jsonl:4:157: error[routes-unknown-router]: the network has no router r3
  hint: did you mean r1?
3 errors
`,
    );
  });

  test("refuses a session that is on two routers, and routes of the other family", async () => {
    write("a.jsonl", [
      line(),
      line({ session: "AS64501_IX_V4", prefix: "2001:db8::/32", next_hop: "2001:db8::1" }),
    ]);
    expect((await compared("a.jsonl")).stderr).toBe(
      `a.jsonl:2:19: error[routes-ambiguous-session]: PEERC_AS64500_IX_V4 is on r1 and r2
  hint: say which one with \`router\`, in the first line or in each
a.jsonl:3:13: error[routes-other-family]: PEERC_AS64501_IX_V4 is an IPv4 session, but has IPv6 routes here
  hint: routes that come over the neighbor's other session belong to that one
2 errors
`,
    );
  });

  test("finds a session that is there with and without its router", async () => {
    write("a.jsonl", [
      line({ session: "AS64501_IX_V4" }),
      line({ session: "AS64501_IX_V4", router: "r1" }),
    ]);
    expect((await compared("a.jsonl")).stderr).toContain(
      "PEERC_AS64501_IX_V4 on r1 (adj-rib-in-pre-policy) is in a.jsonl with and without its router",
    );
  });

  test("says that there is no network", async () => {
    write("a.jsonl", [line()]);
    const { code, stderr } = await routes("--dir", "none", "a.jsonl");
    expect(code).toBe(1);
    expect(stderr).toContain("error[no-network-here]: none is not a readable folder");
  });
});
