import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, describe, expect, test } from "@jest/globals";

import { captured, type Captured } from "../captured.ts";

/** The small network of the hostile tests, which is right, and has a snapshot of two objects and our own ASN. */
const BASE = "test/hostile/base";

let root = "";

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Runs `validate` in a copy of the base without its snapshot, or with it, with files written over it. */
async function validate(
  files: Readonly<Record<string, string>>,
  { snapshot = false, command = "validate" } = {},
): Promise<Captured & { readonly reported: readonly string[] }> {
  root = mkdtempSync(join(tmpdir(), "peerc-validate-"));
  const folder = join(root, "net");
  cpSync(BASE, folder, { recursive: true });
  if (!snapshot) rmSync(join(folder, "snapshot"), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const outcome = await captured(root, command, "net");
  const reported = outcome.stderr
    .split("\n")
    .flatMap(
      (line) => /^(.*?): ?(?:error|warning)\[([a-z-]+)\]/.exec(line)?.slice(1).join(" ") ?? [],
    );
  return { ...outcome, reported };
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
  test("a correct network is valid, and what was not checked is reported in one line", async () => {
    const { code, stdout, stderr } = await validate({});
    expect(stdout).toBe(
      "net: 1 router, 1 peer, 1 session, 10 policies, 300 terms: valid\n" +
        "not checked without the registry data of AS52580, RADB::AS-AZION and RADB::AS-CLOUDFLARE" +
        " (run `peerc fetch`): families without prefixes, default routes, max_prefixes, the size of lists\n",
    );
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("programs get a note about it", async () => {
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
    const { code, reported } = await validate({
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
    expect(reported).toEqual([
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
    const { code, stdout, reported } = await validate(files, { snapshot: true });
    expect(reported).toEqual(["net/network.yaml:11:107 max-prefixes-below-registered"]);
    expect(stdout.split("\n")[1]).toMatch(
      /^not checked without the registry data of RADB::AS-NEW \(/,
    );
    expect(code).toBe(0);
  });

  test("building is refused", async () => {
    const { code, reported } = await validate(files, { snapshot: true, command: "build" });
    expect(reported).toContain("net/network.yaml:10:61 not-in-snapshot");
    expect(code).toBe(1);
  });
});

describe("a network with a mistake of each layer", () => {
  const files = {
    "network.yaml": network(
      [
        JUNOS,
        'mia1: { platform: iosxr, version: "6.1", router_id: 192.0.2.2 }',
        "for1: { platform: brid, router_id: 192.0.2.3 }",
      ],
      [
        peer(13335, "gru1", 2),
        peer(6939, "gru9", 3),
        // A session of the router that is broken: nothing is said of it.
        peer(15169, "for1", 4).replace("203.0.113.1,", "203.0.113.9,"),
        peer(8075, "gru1", 5).replace("113.5 }", "113.5, ttl_security: true }"),
        peer(20940, "gru1", 6, ", settings: { prepend: 1 }"),
        peer(32934, "gru1", 7, ", policy: late"),
        // What these settings are for is what is broken in the policies.
        peer(714, "gru1", 8, ", policy: broken, settings: { prepend: 1 }"),
        peer(2906, "gru1", 9, ", policy: unshaped, settings: { prepend: 1 }"),
        peer(7018, "gru1", 10, ", policy: lists"),
        peer(32590, "gru1", 11).replace("AS-CLOUDFLARE", "AS-NEW"),
      ],
    ),
    "peers/shape.yaml": `peers:\n  - ${peer(3356, "gru1", 12).replace("3356,", "none,")}\n`,
    "peers/syntax.yaml": "peers: {\n",
    "policies/late.yaml": policy("late", [
      '{ name: tag, edit: { add_communities: ["$own:1:2"] } }',
      '{ name: late, when: { community: { any: ["$own:1:2"] } }, then: { reject: tagged } }',
      "use: accept-remaining",
    ]),
    "policies/broken.yaml": policy("broken", ["use: no-such-rule", "use: accept-remaining"]),
    "policies/unshaped.yaml": policy("unshaped", ["{ use: accept-remaining, wehn: {} }"]),
    "policies/lists.yaml": policy("lists", [
      "{ name: listed, when: { prefix: { in: broken-list } }, then: { reject: listed } }",
      "use: broken-rule",
      "use: accept-remaining",
    ]),
    "policies/lists/broken-list.yaml":
      "name: broken-list\nabout: A list.\nprefixes: { ipv4: 1, ipv6: [] }\n",
    "policies/rules.yaml":
      "rules:\n  broken-rule: { about: A rule., whne: {} }\n" +
      "  idle-rule: { about: A rule., when: { as_path_empty: true } }\n",
    "tests/leaks.yaml": `assertions:
  - { name: a, on: { direction: import, router: gru7 }, every: {}, expect: reject }
  - { name: b, on: { direction: import, router: for1 }, every: {}, expect: reject }
  - { name: c, on: { direction: import, peer: 6939 }, every: {}, expect: reject, extra: 1 }
  - { name: d, on: { direction: import, session: AS15169_IX_SP_V4 }, every: {}, expect: reject }
`,
  };
  /** Each once, and nothing that follows from another. */
  const expected = [
    "net/network.yaml:8:3 unsupported-version",
    "net/network.yaml:9:21 unknown-value",
    "net/network.yaml:12:104 unknown-router",
    "net/network.yaml:14:94 unsupported-construct",
    "net/network.yaml:15:5 setting-unused",
    "net/peers/shape.yaml:2:12 invalid-value",
    "net/peers/syntax.yaml:1:8 yaml-syntax",
    "net/policies/broken.yaml:5:10 unknown-rule",
    "net/policies/late.yaml:6:5 test-after-edit",
    "net/policies/lists/broken-list.yaml:3:19 wrong-type",
    "net/policies/rules.yaml:2:34 unknown-key",
    "net/policies/rules.yaml:3:14 idle-term",
    "net/policies/unshaped.yaml:5:30 unknown-key",
    "net/tests/leaks.yaml:2:49 unknown-name",
    "net/tests/leaks.yaml:4:82 unknown-key",
  ];
  const ofData = "net/network.yaml:20:63 not-in-snapshot";

  test("has all of them reported, by file and line, without a snapshot", async () => {
    const { code, reported, stdout } = await validate(files);
    expect(reported).toEqual(expected);
    expect(stdout).toMatch(/^not checked without the registry data of AS52580, .*\n$/);
    expect(code).toBe(1);
  });

  test("…with one that lacks an object", async () => {
    const { reported, stdout } = await validate(files, { snapshot: true });
    expect(reported).toEqual(expected);
    expect(stdout).toMatch(/^not checked without the registry data of RADB::AS-NEW \(.*\n$/);
  });

  test("…with one of which an object is damaged, and nothing that follows from that", async () => {
    const { reported } = await validate(
      { ...files, "snapshot/RADB/AS-CLOUDFLARE.ipv4": "nonsense\n" },
      { snapshot: true },
    );
    const damaged = "net/snapshot/RADB/AS-CLOUDFLARE.ipv4:1:1 snapshot-line-invalid";
    expect(reported).toEqual([...expected, damaged].sort(byPlace));
  });

  test("…by a build, which writes nothing", async () => {
    const { code, reported, stderr } = await validate(files, { snapshot: true, command: "build" });
    expect(reported).toEqual(
      [...expected.filter((line) => !line.includes("tests/")), ofData].sort(byPlace),
    );
    expect(stderr).not.toContain("native-check");
    expect(readFileSync(join(root, "net/rendered/gru1.conf"), "utf8")).toBe(
      readFileSync(`${BASE}/rendered/gru1.conf`, "utf8"),
    );
    expect(code).toBe(1);
  });

  test("…and by a build without a snapshot", async () => {
    const { stderr } = await validate(files, { command: "build" });
    expect(stderr).toContain("error[no-snapshot]");
    expect(stderr).toContain("error[unsupported-version]");
    expect(stderr).not.toContain("not-in-snapshot");
  });
});

/** The order of lines `path:line:column code`. */
function byPlace(a: string, b: string): number {
  const [one, other] = [a, b].map((line) => /^(.*?):(\d+):(\d+)/.exec(line) ?? []);
  if (one?.[1] !== other?.[1]) return String(one?.[1]) < String(other?.[1]) ? -1 : 1;
  return Number(one?.[2]) - Number(other?.[2]) || Number(one?.[3]) - Number(other?.[3]);
}

describe("a session that accepts no route", () => {
  const lab = (routers: readonly string[], peers: readonly string[]) =>
    network(routers, peers).replace(
      "as_sets: [RADB::AS-AZION]",
      "as_sets: [RADB::AS-AZION], lab: true",
    );
  const refused = peer(64500, "gru1", 2, ", policy: azion-peering").replace(
    "as_sets: [RADB::AS-CLOUDFLARE]",
    "prefixes: [8.8.8.0/24], origins: [64500]",
  );
  const bird =
    "gru1: { platform: bird, router_id: 192.0.2.1, rpki: { caches: [{ address: 192.0.2.53 }] } }";

  test("is reported whatever is wrong with another one", async () => {
    const { reported } = await validate({
      "network.yaml": lab([bird], [refused, peer(6939, "gru9", 3)]),
    });
    expect(reported.map((line) => line.split(" ")[1])).toEqual([
      "accepts-no-route",
      "unknown-router",
    ]);
  });

  test("is not reported if the accepting term could not be read", async () => {
    const { reported } = await validate({
      "network.yaml": lab([bird], [refused.replace("azion-peering", "broken")]),
      "policies/broken.yaml": policy("broken", ["use: reject-own-asn"]).replace(
        "use: reject-own-asn",
        "{ name: takes, then: acept }",
      ),
    });
    expect(reported.map((line) => line.split(" ")[1])).not.toContain("accepts-no-route");
  });
});

describe("a file that is no YAML hides nothing in the others", () => {
  test("network.yaml", async () => {
    const { reported, stdout } = await validate({
      "network.yaml": "network: [\n",
      "peers/a.yaml": `peers:\n  - ${peer(13335, "gru1", 2, ", settings: { max_length: 9 }")}\n`,
      "tests/a.yaml":
        "assertions:\n  - { name: a, on: { direction: import, router: gru1, peer: 6939 }, every: {}, expect: { reject: no-such-reason } }\n",
    });
    expect(reported).toEqual([
      "net/network.yaml:1:10 yaml-syntax",
      "net/peers/a.yaml:2:109 wrong-type",
      "net/tests/a.yaml:2:98 unknown-name",
    ]);
    expect(stdout).not.toContain("AS23456");
  });

  test("a policy", async () => {
    const { reported } = await validate({
      "network.yaml": network(
        ['mia1: { platform: iosxr, version: "6.1", router_id: 192.0.2.2 }'],
        [peer(13335, "mia1", 2, ", policy: gone"), peer(6939, "mia1", 3, ", bfd: 1")],
      ),
      "policies/gone.yaml": "name: gone\n  about: [\n",
    });
    expect(reported).toEqual([
      "net/network.yaml:7:3 unsupported-version",
      "net/network.yaml:10:83 unknown-key",
      expect.stringMatching(/^net\/policies\/gone.yaml:\S+ yaml-syntax$/),
    ]);
  });
});

describe("consequences of a mistake are not reported as well", () => {
  const on = (platform: string, peers: readonly string[]) => ({
    "network.yaml": network([`gru1: { platform: ${platform}, router_id: 192.0.2.1 }`], peers),
  });
  const with2 = (text: string, more: string) => text.replace("113.2 }", `113.2, ${more} }`);

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "our own ASN as a peer's, on BIRD: a session inside our AS",
      on("bird", [peer(52580, "gru1", 2)]),
      "own-asn-as-peer",
    ],
    [
      "two sessions with a neighbor, on BIRD: the second never comes up",
      on("bird", [peer(13335, "gru1", 2), peer(6939, "gru1", 2)]),
      "duplicate-remote",
    ],
    [
      "TTL security over several hops, on IOS-XR",
      on("iosxr", [with2(peer(13335, "gru1", 2), "ttl_security: true, multihop: 3")]),
      "ttl-security-and-multihop",
    ],
    [
      "a password and TCP-AO, on BIRD before 2.17",
      on('bird, version: "2.0.12"', [
        with2(
          peer(13335, "gru1", 2),
          "password: { env: A }, tcp_ao: { keys: [{ id: 1, algorithm: hmac-sha-1-96, secret: { env: B } }] }",
        ),
      ]),
      "password-and-tcp-ao",
    ],
    [
      "an ASN that cannot be read: a base file with another one, a community that does not fit",
      {
        "network.yaml": network(
          ["gru1: { platform: frr, router_id: 192.0.2.1, base: base.conf }"],
          [peer(13335, "gru1", 2)],
        ).replace("asn: 52580", "asn: none"),
        "base.conf": "router bgp 52580\n no bgp default ipv4-unicast\n",
      },
      "invalid-value",
    ],
    [
      "a base file that is a folder: that there is none",
      {
        "network.yaml": network(
          ["gru1: { platform: frr, router_id: 192.0.2.1, base: irr }"],
          [peer(13335, "gru1", 2)],
        ),
      },
      "base-file-missing",
    ],
    [
      "what routers share by an alias: once, and not that the others have none",
      {
        "network.yaml": network(
          [
            "gru1: { platform: bird, router_id: 192.0.2.1, rpki: &rpki { caches: [{ address: 192.0.2.300 }] } }",
            "mia1: { platform: bird, router_id: 192.0.2.2, rpki: *rpki }",
          ],
          [peer(13335, "mia1", 2, ", policy: azion-peering")],
        ),
      },
      "invalid-value",
    ],
    [
      "a router's only session is wrong: its waiver is not unused",
      on('junos, version: "25.4", waive: [reject-as-set]', [
        peer(13335, "gru1", 2, ", policy: azion-peering, settings: 1"),
      ]),
      "wrong-type",
    ],
  ])("%s", async (_, files, code) => {
    const { reported } = await validate(files);
    expect(reported.map((line) => line.split(" ")[1])).toEqual([code]);
  });

  test("an object without data: that another one has more", async () => {
    const { reported } = await validate(
      {
        "network.yaml": network([JUNOS], [peer(13335, "gru1", 2)]).replace(
          "[RADB::AS-AZION]",
          "[RADB::AS-AZION, RADB::AS-NEW]",
        ),
      },
      { snapshot: true },
    );
    expect(reported).toEqual([]);
  });
});
