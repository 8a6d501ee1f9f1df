import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { findMaintainers } from "../../../src/irr/index.ts";
import { parsePrefix } from "../../../src/net/index.ts";

const RADB = `
route: 192.0.2.0/24
origin: AS64500
mnt-by: MAINT-B, MAINT-A
source: RADB

route: 192.0.2.0/24
origin: AS64501
mnt-by: MAINT-OTHER-ORIGIN
source: RADB

route: 192.0.2.0/25
origin: AS64500
mnt-by: MAINT-OTHER-PREFIX
source: RADB

route6: 2001:db8::/32
descr: with a line that
+ goes on
origin: AS64500
mnt-by: MAINT-SIX
source: RADB

route: 198.51.100.0/24
origin: AS64500
source: RADB
`;
const RIPE = `
route: 192.0.2.0/24
origin: AS64500
mnt-by: MAINT-RIPE
mnt-by: MAINT-SECOND
source: RIPE

route: 192.0.2.0/24
origin: AS64500
mnt-by: not a maintainer
source: RADB
`;

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-maintainers-"));
  writeFileSync(join(root, "radb.rpsl"), RADB);
  writeFileSync(join(root, "ripe.db.gz"), gzipSync(RIPE));
  writeFileSync(join(root, "broken.gz"), gzipSync(RIPE.repeat(50)).subarray(0, -30));
  mkdirSync(join(root, "folder"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const find = (dumps: readonly string[], ...wanted: readonly string[]) =>
  findMaintainers(
    dumps.map((name) => join(root, name)),
    wanted.map((text) => {
      const [, prefix = "", origin = "", source = ""] = /^(\S+) AS(\d+)@(\w+)$/.exec(text) ?? [];
      return { prefix: parsePrefix(prefix)!, origin: Number(origin), source };
    }),
  );

test("finds the maintainers of the very route objects, in dumps of every kind", async () => {
  expect(
    await find(
      ["radb.rpsl", "ripe.db.gz"],
      "192.0.2.0/24 AS64500@RADB",
      "192.0.2.0/24 AS64500@RIPE",
      "2001:db8::/32 AS64500@RADB",
      "198.51.100.0/24 AS64500@RADB",
      "203.0.113.0/24 AS64500@RADB",
      "192.0.2.0/24 AS64501@RIPE",
    ),
  ).toEqual([["MAINT-A", "MAINT-B"], ["MAINT-RIPE", "MAINT-SECOND"], ["MAINT-SIX"], [], [], []]);
});

test("takes what can be read of dumps that cannot be read", async () => {
  const dumps = ["no-such", "folder", "broken.gz", "radb.rpsl"];
  expect(await find(dumps, "192.0.2.0/24 AS64500@RADB")).toEqual([["MAINT-A", "MAINT-B"]]);
  expect(await find([], "192.0.2.0/24 AS64500@RADB")).toEqual([[]]);
});
