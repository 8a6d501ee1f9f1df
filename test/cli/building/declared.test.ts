import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { PLATFORMS } from "../../../src/model/index.ts";
import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { expectGolden } from "../../fixtures/expect-golden.ts";
import { captured } from "../captured.ts";

const VERSIONS = { junos: "22.4", iosxr: "7.11", bird: "2.0.12", frr: "8.4" } as const;

const NETWORK = `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { dumps: [irr.rpsl], sources: [RADB, TC] }
routers:
${PLATFORMS.map(
  (platform, i) =>
    `  ${platform}: { platform: ${platform}, version: "${VERSIONS[platform]}", router_id: 192.0.2.${i + 1}, rpki: { caches: [{ address: 192.0.2.53, refresh: 300s }] }${platform === "junos" ? ", waive: [reject-as-set]" : ""} }\n`,
).join("")}`;

/** Two peers: one with an as-set and more, one whose registration has not begun. */
const PEERS = `peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    prefixes:
      - 1.1.0.0/24
      - 8.8.8.0/22^23-24
      - 2620:fe::/48^+
    origins: [19281]
    settings: { max_length: { ipv4: 24, ipv6: 128 } }
    sessions:
${PLATFORMS.map(
  (
    router,
    i,
  ) => `      - { router: ${router}, pni: eth0, local: 198.51.100.${4 * i}, remote: 198.51.100.${4 * i + 1} }
      - { router: ${router}, pni: eth0, local: "2001:db8:${i}::", remote: "2001:db8:${i}::1" }\n`,
).join("")}
  - asn: 42
    name: Late
    relation: peer
    prefixes: [9.9.9.0/24]
    origins: [42]
    sessions:
${PLATFORMS.map(
  (router, i) =>
    `      - { router: ${router}, pni: eth1, local: 203.0.113.${4 * i}, remote: 203.0.113.${4 * i + 1} }\n`,
).join("")}`;

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-declared-"));
  mkdirSync(join(root, "net/peers"), { recursive: true });
  writeFileSync(join(root, "net/network.yaml"), NETWORK);
  writeFileSync(join(root, "net/peers/late.yaml"), PEERS);
  writeFileSync(
    join(root, "net/irr.rpsl"),
    `${AZION_DUMP}\nroute6: 2606:4700::/32\norigin: AS13335\nsource: RADB\n`,
  );
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Everything that a file has to say about the lists of what is registered: each with its comment. */
function listsOf(text: string): string {
  const lines = text.split("\n");
  const about = lines.flatMap((line, at) => (/declared in/.test(line) ? [at] : []));
  const blocks = about.map((at) => {
    const indent = lines[at]?.search(/\S/) ?? 0;
    const ends = lines.findIndex(
      (line, i) =>
        i > at + 1 && (/^(?:!|\];|end-set)?$/.test(line) || line.indexOf("}") === indent),
    );
    // IOS-XR has the comment inside.
    const begins = /^(?:prefix-set|as-path-set) /.test(lines[at - 1] ?? "") ? at - 1 : at;
    return lines.slice(begins, ends + 1).join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

describe("prefixes and origins that a peer declares", () => {
  test("are in every platform's file, with their origin, and are proven", async () => {
    expect((await captured(root, "fetch", "net")).stderr).toBe("");
    const { code, stderr } = await captured(root, "build", "net");
    expect([code, stderr.match(/^.*error\[.*$/gm)]).toEqual([0, null]);
    for (const platform of PLATFORMS) {
      const text = readFileSync(join(root, `net/rendered/${platform}.conf`), "utf8");
      expectGolden(`${platform}/declared.txt`, listsOf(text));
    }
  });

  test("say so in `explain`, with file and line", async () => {
    const explain = (...argv: string[]) =>
      captured(root, "explain", "--dir", "net", "--router", "bird", ...argv);
    const both = await explain("AS13335_ETH0_V4", "8.8.9.0/24", "--as-path", "13335 19281");
    expect(both.stdout).toContain("ACCEPTED by accept-remaining");
    expect(both.stdout.split("Registry\n")[1]).toBe(`  not registered in RADB::AS-PEER
  declared: 8.8.8.0/22^23-24, net/peers/late.yaml:8
  AS19281 is not in RADB::AS-PEER
  AS19281 is a declared origin, net/peers/late.yaml:10
`);
    const alone = await explain("AS42_ETH1_V4", "9.9.9.0/24");
    expect(alone.stdout).toContain("ACCEPTED by accept-remaining");
    expect(alone.stdout).toContain(
      "9.9.9.0/24 is in PEERC_AS42_IRR_V4 (declared in peers/late.yaml (9.9.9.0/24))",
    );
    expect(alone.stdout.split("Registry\n")[1]).toBe(`  declared: 9.9.9.0/24, net/peers/late.yaml:25
  AS42 is a declared origin, net/peers/late.yaml:26
`);
    const other = await explain("AS42_ETH1_V4", "9.9.10.0/24");
    expect(other.stdout).toContain("REJECTED: not-in-irr");
    expect(other.stdout).toContain("Registry\n  not among the declared prefixes\n");
  });

  test("are named by file alone in what is rendered, so that lines above them change nothing", async () => {
    writeFileSync(join(root, "net/peers/late.yaml"), `# moved\n\n${PEERS}`);
    const { code, stdout } = await captured(root, "build", "net", "--check");
    expect([code, stdout.includes("Nothing changed.")]).toEqual([0, true]);
    const elsewhere = await captured(join(root, "net"), "build", "--check");
    expect([elsewhere.code, elsewhere.stdout.includes("Nothing changed.")]).toEqual([0, true]);
  });

  test("cannot break out of a comment by the name of their file", async () => {
    const name = '*} end; ${HOME} é"\n!.yaml';
    renameSync(join(root, "net/peers/late.yaml"), join(root, "net/peers", name));
    const { code, stderr } = await captured(root, "build", "net");
    expect([code, stderr.match(/^.*error\[.*$/gm)]).toEqual([0, null]);
    for (const platform of PLATFORMS) {
      const text = readFileSync(join(root, `net/rendered/${platform}.conf`), "utf8");
      expect(text).toContain("declared in peers/*");
      expect(text).not.toContain("${HOME}");
      expect(text).toMatch(/^.*declared in .*yaml.*$/m);
    }
  });
});
