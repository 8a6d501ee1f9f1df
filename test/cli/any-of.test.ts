import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { PLATFORMS } from "../../src/model/index.ts";
import { AZION_DUMP } from "../fixtures/azion-dump.ts";
import { expectGolden } from "../fixtures/expect-golden.ts";
import { captured } from "./captured.ts";

const VERSIONS = { junos: "22.4", iosxr: "7.11", bird: "2.0.12", frr: "8.4" } as const;

const NETWORK = `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { dumps: [irr.rpsl], sources: [RADB, TC] }
policy: { peer: steered }
routers:
${PLATFORMS.map(
  (platform, i) =>
    `  ${platform}: { platform: ${platform}, version: "${VERSIONS[platform]}", router_id: 192.0.2.${i + 1} }\n`,
).join("")}exchanges:
  ix: { name: IX, lan: { ipv4: 198.51.100.0/24, ipv6: "2001:db8::/64" } }
peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    sessions:
${PLATFORMS.map(
  (router, i) =>
    `      - { router: ${router}, exchange: ix, local: 198.51.100.${i + 1}, remote: 198.51.100.${i + 101} }\n`,
).join("")}`;

const POLICY = `name: steered
about: Terms with alternatives of every form.
settings: { empty: { type: prefixes, default: [] } }
limits: { max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: warn } }
import:
  - name: reject-any
    when:
      any_of:
        - prefix: { in: bogon-prefixes }
        - { as_path_contains: { in: bogon-asns }, community: { none: ["52580:1"] } }
        - prefix: { in: $empty }
    then: { reject: any }
  - name: less-preferred
    when:
      prefix: { longer_than: { ipv4: 22, ipv6: 44 } }
      any_of:
        - community: { any: ["$own:10:1", "$own:10:2"] }
        - { as_path_length: { over: 5 }, as_path_first: { is: $peer } }
        - { as_path_empty: false, origin: { is: incomplete }, as_path_origin: { not_in: own-asn } }
    edit: { add_communities: ["$own:99:1"], set_local_preference: 50, set_med: 10 }
  - name: by-its-routers
    when:
      any_of:
        - { next_hop: { in: $peer_routers }, origin: { is: igp } }
        - { next_hop: { is: $peer }, as_path_first: { is_not: $peer } }
    then: accept
export:
  - use: reject-not-announced
  - name: once
    when:
      community: { none: ["$own:11:1"] }
      any_of:
        - community: { any: ["$own:12:1"] }
        - community: { any: ["$own:12:2"] }
    edit: { prepend: 1 }
    then: accept
`;

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-any-of-"));
  mkdirSync(join(root, "net/policies"), { recursive: true });
  writeFileSync(join(root, "net/network.yaml"), NETWORK);
  writeFileSync(join(root, "net/policies/steered.yaml"), POLICY);
  writeFileSync(join(root, "net/irr.rpsl"), AZION_DUMP);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("terms with alternatives", () => {
  test("are printed and proven on every platform", async () => {
    expect((await captured(root, "fetch", "net")).stderr).toBe("");
    const { code, stderr } = await captured(root, "build", "net");
    expect([code, stderr.match(/^.*error\[.*$/gm)]).toEqual([0, null]);
    for (const platform of PLATFORMS) {
      const text = readFileSync(join(root, `net/rendered/${platform}.conf`), "utf8");
      expectGolden(`${platform}/any-of.txt`, text.replace(/^.*?(?=\n.*PEERC_)/s, ""));
    }
    expect((await captured(root, "verify", "net")).code).toBe(0);
  });

  test("are explained by the alternative that holds", async () => {
    const explain = (...argv: string[]) =>
      captured(root, "explain", "--dir", "net", "--router", "frr", "AS13335_IX_V4", ...argv);
    const far = await explain("1.1.1.0/24", "--as-path", "13335 1 2 3 4 5");
    expect(far.stdout).toMatch(/less-preferred +1\.1\.1\.0\/24 is in PEERC_LONGER_THAN_22_V4/);
    expect(far.stdout).toMatch(/alternative 2 of 3: .*6 hops/);
    const usual = await explain("1.1.1.0/24");
    expect(usual.stdout).toMatch(/alternative 1 of 3: communities \(none\): none of/);
    expect(usual.stdout).toContain("ACCEPTED by by-its-routers");
  });
});
