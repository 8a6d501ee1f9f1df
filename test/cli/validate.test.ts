import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, describe, expect, test } from "@jest/globals";

import { captured, type Captured } from "./captured.ts";

/** The small network of the hostile tests, which is right, and has a snapshot of two objects and our own ASN. */
const BASE = "test/hostile/base";

let root = "";

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Runs `validate` in a copy of the base without its snapshot, or with it, with files written over it. */
async function validate(
  files: Readonly<Record<string, string>>,
  { snapshot = false, command = "validate" } = {},
): Promise<Captured & { readonly told: readonly string[] }> {
  root = mkdtempSync(join(tmpdir(), "peerc-validate-"));
  const folder = join(root, "net");
  cpSync(BASE, folder, { recursive: true });
  if (!snapshot) rmSync(join(folder, "snapshot"), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const outcome = await captured(root, command, "net");
  const told = outcome.stderr
    .split("\n")
    .flatMap(
      (line) => /^(.*?): ?(?:error|warning)\[([a-z-]+)\]/.exec(line)?.slice(1).join(" ") ?? [],
    );
  return { ...outcome, told };
}

const HEAD = `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { dumps: [irr/registry.rpsl], sources: [RADB] }
policy: small
exchanges:
  ix-sp: { name: IX, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
`;
const JUNOS = 'gru1: { platform: junos, version: "25.4", router_id: 192.0.2.1 }';

/** network.yaml with routers and peers, a line each; the routers begin in line 7. */
const network = (routers: readonly string[], peers: readonly string[]): string =>
  `${HEAD}routers:\n${routers.map((r) => `  ${r}\n`).join("")}peers:\n${peers.map((p) => `  - ${p}\n`).join("")}`;

const peer = (asn: number, router: string, host: number, more = "") =>
  `{ asn: ${asn}, name: Peer ${asn}, relation: peer, as_sets: [RADB::AS-CLOUDFLARE]${more}, ` +
  `sessions: [{ router: ${router}, exchange: ix-sp, local: 203.0.113.1, remote: 203.0.113.${host} }] }`;

const policy = (name: string, terms: readonly string[]) => `name: ${name}
about: For a test.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
import:
${terms.map((term) => `  - ${term}\n`).join("")}export:
  - use: accept-remaining
`;

describe("without a snapshot", () => {
  test("a network that is right is valid, and what is left unchecked is said in one line", async () => {
    const { code, stdout, stderr } = await validate({});
    expect(stdout).toBe(
      "net: 1 router, 1 peer, 1 session, 6 policies, 152 terms: valid\n" +
        "not checked without the registry data of AS52580, RADB::AS-AZION and RADB::AS-CLOUDFLARE" +
        " (run `peerc fetch`): families without prefixes, default routes, max_prefixes, the size of lists\n",
    );
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("programs are told of it by a note", async () => {
    await validate({});
    const { stdout } = await captured(root, "validate", "net", "--format", "json");
    const [only, ...others] = JSON.parse(stdout) as { code: string; severity: string }[];
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: "registry-data-missing", severity: "note" });
  });

  test("a version, a cache, and a test after an edit that make the build fail are found", async () => {
    const late = policy("late", [
      '{ name: tag, edit: { add_communities: ["$own:1:2"] } }',
      '{ name: late, when: { community: { any: ["$own:1:2"] } }, then: { reject: tagged } }',
      "use: accept-remaining",
    ]);
    const { code, told } = await validate({
      "network.yaml": network(
        [
          JUNOS,
          'mia1: { platform: iosxr, version: "6.1", router_id: 192.0.2.2 }',
          'for1: { platform: bird, version: "2.0.12", router_id: 192.0.2.3 }',
        ],
        [
          peer(13335, "gru1", 2),
          peer(6939, "gru1", 3, ", policy: late"),
          peer(15169, "gru1", 4, ", policy: late"),
          peer(8075, "for1", 5, ", policy: azion-peering").replace("203.0.113.1,", "203.0.113.9,"),
        ],
      ),
      "policies/late.yaml": late,
    });
    expect(told).toEqual([
      "net/network.yaml:8:3 unsupported-version",
      "net/network.yaml:9:3 rpki-without-cache",
      "net/policies/late.yaml:6:5 test-after-edit",
    ]);
    expect(code).toBe(1);
  });
});

describe("with a snapshot that lacks an object", () => {
  const files = {
    "network.yaml": network(
      [JUNOS],
      [
        peer(13335, "gru1", 2),
        peer(6939, "gru1", 3, ", max_prefixes: { ipv4: 1 }").replace("AS-CLOUDFLARE", "AS-NEW"),
        peer(15169, "gru1", 4, ", max_prefixes: { ipv4: 1 }"),
      ],
    ),
  };

  test("what the others have is checked, and the one is named", async () => {
    const { code, stdout, told } = await validate(files, { snapshot: true });
    expect(told).toEqual(["net/network.yaml:11:107 max-prefixes-below-registered"]);
    expect(stdout.split("\n")[1]).toMatch(
      /^not checked without the registry data of RADB::AS-NEW \(/,
    );
    expect(code).toBe(0);
  });

  test("building is refused", async () => {
    const { code, told } = await validate(files, { snapshot: true, command: "build" });
    expect(told).toContain("net/network.yaml:10:61 not-in-snapshot");
    expect(code).toBe(1);
  });
});
