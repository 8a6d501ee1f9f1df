import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { startIrrdServer, type IrrdServer } from "../../../src/irr/index.ts";
import { networkText } from "../../fixtures/network.ts";
import { readRegistry } from "../../irr/registry.ts";
import { captured } from "../captured.ts";

const RPSL = `
as-set: AS-PEER
members: AS13335, AS-GONE
source: TC

as-set: AS-EMPTY
source: RADB

route: 1.1.1.0/24
origin: AS13335
source: RADB
`;
const TREE = `AS-PEER (TC)
├─ AS-GONE: in none of RADB, TC
└─ AS13335 (1 IPv4, 0 IPv6: RADB)

1 set, 1 ASN; 1 unknown set
  AS-GONE, a member of TC::AS-PEER, is in no source
`;

let root = "";
let server: IrrdServer | null = null;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-irr-"));
  writeFileSync(join(root, "irr.rpsl"), RPSL);
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await server?.close();
  server = null;
});

describe("peerc irr tree", () => {
  test("gives the same tree from a network, from dumps and from a server", async () => {
    writeFileSync(join(root, "network.yaml"), networkText());
    server = await startIrrdServer(await readRegistry(RPSL));
    const where = [
      [],
      ["--dir", root],
      ["--dump", "irr.rpsl", "--sources", "RADB,TC"],
      ["--server", `127.0.0.1:${server.port}`, "--sources", "radb,tc"],
    ];
    for (const options of where) {
      expect(await captured(root, "irr", "tree", "AS-PEER", ...options)).toEqual({
        code: 0,
        stdout: TREE,
        stderr: "",
      });
    }
    // Without a list, the sources are in the server's own order.
    const own = await captured(
      root,
      "irr",
      "tree",
      "as-peer",
      "--server",
      `127.0.0.1:${server.port}`,
    );
    expect(own.stdout).toContain("AS-GONE: in none of TC, RADB");
  });

  test("distinguishes an empty set from none, from a server too", async () => {
    server = await startIrrdServer(await readRegistry(RPSL));
    const from = ["--server", `127.0.0.1:${server.port}`];
    const empty = await captured(root, "irr", "tree", "AS-EMPTY", ...from);
    expect(empty).toMatchObject({ code: 0, stdout: expect.stringContaining("(RADB; empty)") });
    const none = await captured(root, "irr", "tree", "AS-NONE", ...from);
    expect(none).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("error[irr-object-unknown]: AS-NONE is in none of TC, RADB"),
    });
  });

  test("prints the tree for programs", async () => {
    const { stdout } = await captured(
      root,
      ...["irr", "tree", "TC::AS-PEER", "--dump", "irr.rpsl", "--format", "json"],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      object: "TC::AS-PEER",
      counts: { sets: 1, unknown: 1 },
      unknownMembers: [{ member: "AS-GONE", of: "TC::AS-PEER", isUnusable: false }],
      nodes: [
        { kind: "set", name: "AS-PEER", source: "TC", depth: 0 },
        { kind: "unknown", name: "AS-GONE", depth: 1, dropped: null },
        { kind: "asn", name: "AS13335", routes: { ipv4: 1, ipv6: 0 }, sources: ["RADB"] },
      ],
      diagnostics: [],
    });
  });

  test.each([
    [["tree", "AS-X", "--dump", "a", "--dir", "b"], "--dir and --dump exclude each other"],
    [["tree", "AS-X", "--server", "-h"], "--server"],
    [["tree", "AS-X", "--server", "host:99999"], "is not a server"],
    [["tree", "no name"], "is not the name of"],
    [["bush", "AS-X"], "it does `tree`"],
    [["tree"], "irr takes tree and the name of an object, but got tree"],
  ])("refuses %j", async (args, problem) => {
    const { code, stderr } = await captured(root, "irr", ...args);
    expect([code, stderr]).toEqual([64, expect.stringContaining(problem)]);
  });

  test("reports what failed", async () => {
    const dead = await captured(root, "irr", "tree", "AS-X", "--server", "127.0.0.1:1");
    expect([dead.code, dead.stderr]).toEqual([1, expect.stringContaining("ECONNREFUSED")]);
    const missing = await captured(root, "irr", "tree", "AS-X", "--dump", "no.rpsl");
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("no such file")]);
    const source = await captured(
      root,
      ...["irr", "tree", "AS-PEER", "--dump", "irr.rpsl", "--sources", "TC,NOPE"],
    );
    expect([source.code, source.stderr]).toEqual([1, expect.stringContaining("no source NOPE")]);
  });
});
