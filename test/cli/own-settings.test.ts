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
policy: { peer: listed }
routers:
${PLATFORMS.map(
  (platform, i) =>
    `  ${platform}: { platform: ${platform}, version: "${VERSIONS[platform]}", router_id: 192.0.2.${i + 1} }\n`,
).join("")}peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    settings:
      accepted_prefixes: [1.1.1.0/24, 104.16.0.0/12^13-24, "2606:4700::/32^+"]
      accepted_origins: [13335, 209242]
      unwanted: ["13335:666", "13335:667"]
    sessions:
${sessions(0, "")}  - asn: 42
    name: Second
    relation: peer
    settings: { accepted_prefixes: [9.9.9.0/24, "2620:fe::/48"] }
    sessions:
${sessions(1, ", settings: { accepted_prefixes: [9.9.9.0/24, 149.112.112.0/24], accepted_origins: private-asns }")}`;

function sessions(peer: number, v4: string): string {
  return PLATFORMS.map(
    (
      router,
      i,
    ) => `      - { router: ${router}, pni: eth${peer}, local: 198.51.${100 + peer}.${4 * i}, remote: 198.51.${100 + peer}.${4 * i + 1}${v4} }
      - { router: ${router}, pni: eth${peer}, local: "2001:db8:${peer}${i}::", remote: "2001:db8:${peer}${i}::1" }\n`,
  ).join("");
}

const POLICY = `name: listed
about: What each peer may send is written down.
settings:
  accepted_prefixes: { type: prefixes }
  accepted_origins: { type: asns, default: [42] }
  unwanted: { type: communities, default: [] }
  marks: { type: communities, default: ["52580:100", "52580:1:100"] }
limits: { max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: warn } }
import:
  - { name: unwanted, if: unwanted, when: { community: { any: $unwanted } }, then: { reject: unwanted } }
  - { name: not-listed, when: { prefix: { not_in: $accepted_prefixes } }, then: { reject: not-listed } }
  - { name: origin, when: { as_path_origin: { not_in: $accepted_origins } }, then: { reject: origin-not-listed } }
  - { name: mark, edit: { add_communities: $marks } }
  - use: accept-remaining
export:
  - use: reject-not-announced
  - use: accept-remaining
`;

const LIST = `name: private-asns
about: ASNs for private use.
asns: [{ asn: 64512-65534, why: RFC 6996 }]
`;

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-settings-"));
  mkdirSync(join(root, "net/policies/lists"), { recursive: true });
  writeFileSync(join(root, "net/network.yaml"), NETWORK);
  writeFileSync(join(root, "net/policies/listed.yaml"), POLICY);
  writeFileSync(join(root, "net/policies/lists/private-asns.yaml"), LIST);
  writeFileSync(join(root, "net/irr.rpsl"), AZION_DUMP);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("lists that a policy's settings hold", () => {
  test("are each peer's or session's own on every platform, and are proven", async () => {
    expect((await captured(root, "fetch", "net")).stderr).toBe("");
    const { code, stderr } = await captured(root, "build", "net");
    expect([code, stderr.match(/^.*error\[.*$/gm)]).toEqual([0, null]);
    for (const platform of PLATFORMS) {
      const text = readFileSync(join(root, `net/rendered/${platform}.conf`), "utf8");
      expectGolden(`${platform}/own-settings.txt`, text.replace(/^.*?(?=\n.*PEERC_)/s, ""));
    }
  });

  test("are what `explain` and `verify` speak of", async () => {
    const explain = (...argv: string[]) =>
      captured(root, "explain", "--dir", "net", "--router", "bird", ...argv);
    const taken = await explain("AS13335_ETH0_V4", "104.17.0.0/20", "--as-path", "13335 209242");
    expect(taken.stdout).toContain("ACCEPTED by accept-remaining");
    const refused = await explain("AS42_ETH1_V4", "104.17.0.0/20", "--as-path", "42");
    expect(refused.stdout).toContain("REJECTED: not-listed");
    expect(refused.stdout).toContain("accepted_prefixes of the session AS42_ETH1_V4");
    expect((await captured(root, "verify", "net")).code).toBe(0);
  });
});
