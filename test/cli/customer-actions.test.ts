import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { PLATFORMS } from "../../src/model/index.ts";
import { AZION_DUMP } from "../fixtures/azion-dump.ts";
import { expectGolden } from "../fixtures/expect-golden.ts";
import { captured } from "./captured.ts";

const VERSIONS = { junos: "22.4", iosxr: "7.11", bird: "2.0.12", frr: "8.4" } as const;

const NETWORK = `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { dumps: [irr.rpsl], sources: [RADB, TC] }
policy: { peer: peer-actions, customer: customer-actions }
routers:
${PLATFORMS.map(
  (platform, i) =>
    `  ${platform}: { platform: ${platform}, version: "${VERSIONS[platform]}", router_id: 192.0.2.${i + 1}, rpki: { caches: [{ address: 192.0.2.53, refresh: 300s }] }${platform === "junos" ? ", waive: [reject-as-set]" : ""} }\n`,
).join("")}exchanges:
  ix: { name: IX, lan: { ipv4: 187.16.216.0/21 }, settings: { exchange_id: 26162 } }
peers:
  - asn: 262589
    name: Customer
    relation: customer
    as_sets: [RADB::AS-PEER]
    sessions:
${PLATFORMS.map(
  (router, i) =>
    `      - { router: ${router}, pni: eth0, local: 198.51.100.${4 * i}, remote: 198.51.100.${4 * i + 1} }\n`,
).join("")}  - asn: 42
    name: Peer
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
${PLATFORMS.map(
  (router, i) =>
    `      - { router: ${router}, exchange: ix, local: 187.16.216.1${i}, remote: 187.16.216.2${i} }\n`,
).join("")}`;

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-actions-"));
  mkdirSync(join(root, "net"));
  writeFileSync(join(root, "net/network.yaml"), NETWORK);
  writeFileSync(join(root, "net/irr.rpsl"), AZION_DUMP);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test("what customers ask for with communities is in every platform's file, and is proven", async () => {
  expect((await captured(root, "fetch", "net")).stderr).toBe("");
  const { code, stderr } = await captured(root, "build", "net");
  expect([code, stderr.match(/^.*error\[.*$/gm)]).toEqual([0, null]);
  for (const platform of PLATFORMS) {
    const text = readFileSync(join(root, `net/rendered/${platform}.conf`), "utf8");
    expectGolden(`${platform}/customer-actions.txt`, aboutActions(text));
  }
});

/** The lines about what is asked for: those with one of its communities, or with a rule for them, and some behind each. */
function aboutActions(text: string): string {
  const lines = text.split("\n");
  const isAbout = (line: string) =>
    /52580[:_, ]+(?:1|[1-5]\d)[:_, ]|reject-not-(?:to|at)-|prepend-|scrub-but|low-preference/.test(
      line,
    );
  return lines.filter((_, at) => lines.slice(Math.max(0, at - 4), at + 1).some(isAbout)).join("\n");
}
