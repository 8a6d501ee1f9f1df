import { spawnSync } from "node:child_process";

import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { expandObject, expandWithBgpq4, startIrrdServer } from "../../../src/irr/index.ts";
import { runCommand } from "../../../src/system/index.ts";
import { objectName, readRegistry } from "../registry.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
if (!installed && !process.env["CI"]) console.warn("bgpq4 is not installed: its tests are skipped");
const describeBgpq4 = installed || process.env["CI"] ? describe : describe.skip;

const RPSL = `
as-set: AS-ONE
members: AS64500, AS-TWO, AS4200000000
source: RADB

as-set: AS-TWO
members: AS64501, AS-ONE, AS64500:AS-CONE
source: RIPE

as-set: AS-ONE
members: AS64502
source: RIPE

as-set: AS64500:AS-CONE
members: AS23456, AS64503
source: RADB

route: 192.0.2.0/24
origin: AS64500
source: RADB

route: 192.0.2.0/25
origin: AS64500
source: RIPE

route: 198.51.100.0/24
origin: AS64501
source: RIPE

route6: 2001:db8:0:1::/64
origin: AS64501
source: RIPE

route6: 2001:db8::/32
origin: AS4200000000
source: RADB

route: 203.0.113.0/24
origin: AS64502
source: RADB

route: 100.64.0.0/10
origin: AS23456
source: RADB
`;

describeBgpq4("bgpq4 and the native engine", () => {
  test("give the same prefixes and origins over the same data", async () => {
    const database = await readRegistry(RPSL);
    const server = await startIrrdServer(database);
    try {
      const names = ["AS-ONE", "AS-TWO", "RIPE::AS-TWO", "AS64500:AS-CONE", "AS64500"];
      const diagnostics = new Diagnostics();
      const expansions = await expandWithBgpq4(
        names.map((text) => ({ name: objectName(text) })),
        { server, sources: ["RADB", "RIPE"], timeoutSeconds: 20, run: runCommand },
        diagnostics.report,
      );
      expect(diagnostics.all.filter((d) => d.severity === "error")).toEqual([]);
      expansions?.forEach((expansion, i) => {
        const name = objectName(names[i] ?? "");
        // With bgpq4 the object's own source comes first for its members as well.
        const sources = name.source === null ? ["RADB", "RIPE"] : ["RIPE", "RADB"];
        expect(expansion?.object.sources).toEqual(sources);
        const { object } = expandObject(database, name, { sources });
        const unrouted = (["ipv4", "ipv6"] as const).map((family) =>
          Array.from(object.prefixes[family], ({ range }) => ({ range, routes: [] })),
        );
        expect([expansion?.object.prefixes.ipv4, expansion?.object.prefixes.ipv6]).toEqual(
          unrouted,
        );
        expect(expansion?.object.origins.map(({ asn }) => asn)).toEqual(
          object.origins.map(({ asn }) => asn),
        );
      });
      expect(expansions).toHaveLength(names.length);
    } finally {
      await server.close();
    }
  });
});
