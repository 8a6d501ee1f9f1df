import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { formatPrefix } from "../../src/net/index.ts";
import { filterFiles, MODES } from "../../src/traffic/index.ts";
import { filterName } from "../../src/traffic/formats/counter-name.ts";
import { planned } from "./planned.ts";
import { readIosXrFilters, readJunosFilters } from "./read-acl.ts";
import { canRunAerleon, runAerleon } from "./run-aerleon.ts";

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20" }
      - { router: gru1, pni: HundredGigE0/0/0/4.100, local: 179.191.160.10, remote: 179.191.160.11 }
`;

const router = (platform: string) => `
  gru1:
    platform: ${platform}
    router_id: 179.191.160.1
    rpki: { caches: [{ address: 179.191.160.53 }] }
    ${platform === "junos" ? "waive: [reject-as-set]" : ""}
`;

const aerleonTest = canRunAerleon ? test : test.skip;

describe("what Aerleon makes of the policy", () => {
  const cases = MODES.flatMap((mode) => [
    { mode, platform: "junos", file: "gru1.jcl", read: readJunosFilters },
    { mode, platform: "iosxr", file: "gru1.xacl", read: readIosXrFilters },
  ]);

  aerleonTest.each(cases)(
    "is a filter of $platform, in mode $mode, that permits the same addresses",
    ({ mode, platform, file, read }) => {
      const plan = planned({ peers: PEERS, routers: router(platform) }).router;
      const folder = mkdtempSync(join(tmpdir(), "peerc-acl-"));
      for (const { path, text } of filterFiles(plan, mode)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const made = runAerleon(folder);
      rmSync(folder, { recursive: true });
      expect([...made.keys()]).toEqual([file]);
      const found = read(made.get(file) ?? "");
      expect([...found.keys()].sort()).toEqual([
        "PEERC_IN_HUNDREDGIGE0_0_0_4_100_V4",
        "PEERC_IN_IX_V4",
        "PEERC_IN_IX_V6",
      ]);
      for (const filter of plan.filters) {
        for (const { family, announced } of filter.families) {
          const rules = found.get(filterName(filter, family)) ?? [];
          const own = filter.own.filter((one) => one.family === family).map(formatPrefix);
          const control =
            family === "ipv4" ? ["224.0.0.0/4", "255.255.255.255/32"] : ["fe80::/10", "ff00::/8"];
          const permitted = rules.slice(0, -1);
          expect(permitted.every(({ to, does }) => to.length > 0 && does === "permit")).toBe(true);
          expect(permitted.flatMap(({ to }) => to.map(formatPrefix)).sort()).toEqual(
            [...own, ...control, ...announced.map(formatPrefix)].sort(),
          );
          expect(rules.at(-1)).toEqual({
            to: [],
            does: mode === "count" ? "permit" : "deny",
            counts: platform === "junos" ? "not-announced" : null,
          });
        }
      }
    },
  );

  aerleonTest(
    "is the same for the committed policies of examples/azion: no name twice, nothing refused",
    () => {
      const made = runAerleon("examples/azion/acl");
      const filters = [
        readJunosFilters(made.get("gru1.jcl") ?? ""),
        readIosXrFilters(made.get("mia1.xacl") ?? ""),
      ];
      expect(filters.map(({ size }) => size)).toEqual([6, 4]);
      // A name of a filter of Junos with an interface's must fit into 64 characters.
      for (const name of filters.flatMap((one) => [...one.keys()])) {
        expect(name.length).toBeLessThanOrEqual(52);
      }
    },
  );
});
