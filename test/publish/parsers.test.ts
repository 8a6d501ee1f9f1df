import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { MaskedFile } from "../../src/diagnostics/index.ts";
import { ReadingProblems } from "../../src/platforms/reading-problems.ts";
import { readStatements } from "../../src/platforms/junos/reader/statements.ts";
import { birdInstalled } from "../platforms/bird/installed.ts";
import { frrInstalled } from "../platforms/frr/installed.ts";
import { published } from "./published.ts";

/** Names that are as bad as a declaration can have them. */
const BAD = [
  `\\"; } protocol bgp x { #`,
  "*/ system { } /* <script> São Paulo 東京",
  "${BGP_PASSWORD} | ? ! $(reboot) `id`",
].map((text) => JSON.stringify(text));

/** Sessions with every option that the other side must know of, in both families, and names to stumble over. */
const FILES = published({
  network: "  prefixes: [203.0.113.0/24]\n",
  objects: {
    AS52580: { prefixes: ["179.191.160.0/20"], asns: [52580] },
    "RADB::AS-AZION": {
      prefixes: [
        ...["179.191.160.0/20", "179.191.160.0/21", "179.191.168.0/21", "45.238.16.0/22"],
        ...["2804:cf8::/32", "2804:cf8:1::/48", "2804:cf8:2::/48", "2804:cf8:3::/48"],
      ],
      asns: [52580],
    },
    "RADB::AS-PEER": { prefixes: ["1.1.1.0/24", "2606:4700::/32"], asns: [13335] },
  },
  routers: `
  r1: { platform: bird, router_id: 192.0.2.1, site: ${BAD[0]!}, rpki: &rpki { caches: [{ address: 192.0.2.53 }] } }
  r2: { platform: bird, router_id: 192.0.2.2, site: ${BAD[1]!}, rpki: *rpki }
`,
  peers: `
  - asn: 13335
    name: ${BAD[2]!}
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: r1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20, password: { env: BGP_SECRET_NAME } }
      - { router: r1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20", role: strict }
      - { router: r1, exchange: ix, name: second, local: 187.16.216.10, remote: 187.16.216.21, password: { env: BGP_OTHER } }
      - { router: r2, pni: eth0, local: 198.51.100.1, remote: 198.51.100.2, ttl_security: true, bfd: { interval: 500ms, multiplier: 4 } }
      - { router: r2, pni: eth0, local: "2804:cf8:c:1::", remote: "2804:cf8:c:1::1", bfd: true, passive: true }
      - { router: r2, pni: eth1, local: 198.51.100.3, remote: 203.0.112.4, multihop: 3, role: false }
      - { router: r2, pni: eth2, local: "fe80::1", remote: "fe80::2", interface: eth2 }
`,
});

const text = (path: string): string => {
  const found = FILES.get(path);
  if (found === undefined) throw new Error(`not published: ${path}`);
  return found;
};
const both = (file: string) => text(`filters/${file}`) + text(`peers/AS13335/${file}`);

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "peerc-parse-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program says of a file with a text, and its exit code. */
function parsed(command: string, args: readonly string[], name: string, content: string) {
  const file = join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  const { status, stdout, stderr } = spawnSync(command, [...args, file], { encoding: "utf8" });
  return {
    status,
    said: `${stdout}${stderr}`.replaceAll(/^.*(?:vtysh\.conf|zclient_send).*\n/gm, ""),
  };
}

describe("BIRD", () => {
  const birdTest = birdInstalled() ? test : test.skip;
  const main = "router id 192.0.2.9;\nprotocol device { }\nprotocol bfd { }\n";
  const check = (content: string) => parsed("bird", ["-p", "-c"], "bird.conf", main + content);

  birdTest("reads what is published", () => {
    expect(check(both("bird.conf"))).toEqual({ status: 0, said: "" });
    expect(check(`${both("bird.conf")}protocol bgp x { local as 1; neighbr }`).status).toBe(1);
  });
});

describe("FRR", () => {
  const frrTest = frrInstalled() ? test : test.skip;
  const vtysh = (content: string) => parsed("vtysh", ["-C", "-f"], "frr.conf", content).said;
  const bgpd = (content: string) =>
    parsed("/usr/lib/frr/bgpd", ["-C", "-S", "-f"], "bgpd.conf", content).said;

  frrTest("reads what is published", () => {
    expect([vtysh(both("frr.conf")), bgpd(both("frr.conf"))]).toEqual(["", ""]);
    // A surplus exit would hide what comes after it.
    expect(vtysh(`${both("frr.conf")}no such command\n`)).toContain("no such command");
    expect(bgpd(both("frr.conf").replace("local-role peer", "local-role pear"))).toContain("pear");
  });
});

describe("OpenBGPD", () => {
  const isThere = spawnSync("/usr/sbin/bgpd", ["-V"]).error === undefined;
  if (!isThere && process.env["CI"] !== undefined) throw new Error("openbgpd is not installed");
  if (!isThere)
    console.warn("NOT TESTED: OpenBGPD is not installed, so nothing is checked with it");
  const openTest = isThere ? test : test.skip;
  const check = (content: string) =>
    parsed(
      "/usr/sbin/bgpd",
      ["-n", "-f"],
      "openbgpd.conf",
      `AS 13335\nrouter-id 192.0.2.9\n${content}`,
    );
  const ours = text("peers/AS13335/openbgpd.conf") + text("filters/openbgpd.conf");

  openTest("reads what is published", () => {
    expect(check(ours)).toEqual({ status: 0, said: "configuration OK\n" });
    expect(check(ours.replace("prefix-set AS52580_V4 {", "prefix-set {")).status).toBe(1);
  });

  openTest("up to 7.7 reads the role as the comment says", () => {
    const roles = ours.replaceAll(/^\t# RFC 9234.*"(announce policy [a-z]+)"$/gm, "\t$1");
    expect(roles).toContain("\n\tannounce policy peer\n");
    expect(check(roles)).toEqual({ status: 0, said: "configuration OK\n" });
  });
});

test("Junos has the statements that are meant, and no others", () => {
  const file = { path: "junos.conf", raw: both("junos.conf") };
  const found: string[] = [];
  const masked = new MaskedFile(file, () => []);
  const problems = new ReadingProblems("Junos", masked, (d) => found.push(d.message));
  const root = readStatements(file.raw, problems);
  expect(found).toEqual([]);
  expect([...root.children].map(({ word }) => word)).toEqual(["policy-options", "protocols"]);
});

describe("in every file", () => {
  const snippets = [...FILES].filter(([path]) => path.startsWith("peers/"));

  test("secrets are a placeholder: neither their variable nor its value", () => {
    expect(snippets).toHaveLength(6);
    for (const [, content] of snippets) {
      expect(content).toContain("PASSWORD-AGREED-WITH-US");
      expect(content).not.toMatch(/BGP_SECRET|BGP_OTHER|\$/);
    }
  });

  test("names are plain text", () => {
    for (const [path, content] of FILES) {
      if (!/^(?:peers|filters)\//.test(path)) continue;
      expect(content).not.toMatch(/[^\n\t -~]|`|<script/);
    }
  });

  test("the two sessions with one address of ours are one, with both addresses of the peer", () => {
    for (const [, content] of snippets) {
      expect(content).toMatch(/The same on your router with 187\.16\.216\.21/);
      expect(content).not.toMatch(/^[^#!/*]*187\.16\.216\.21/m);
    }
  });

  test("what depends on the peer's side is named and left out", () => {
    for (const [, content] of snippets) {
      expect(content).toMatch(/Not here is the session with fe80::1: its address is link-local/);
    }
  });
});

describe("what both sides must agree about", () => {
  const line = (file: string, pattern: RegExp) => text(`peers/AS13335/${file}`).match(pattern)?.[0];

  test("TTL security is the TTL of a packet that was not forwarded", () => {
    expect(line("bird.conf", /ttl security on;/)).toBeDefined();
    expect(line("iosxr.conf", /^ {2}ttl-security$/m)).toBeDefined();
    expect(line("frr.conf", /neighbor 198\.51\.100\.1 ttl-security hops 1\n/)).toBeDefined();
    expect(line("openbgpd.conf", /\tttl-security yes\n/)).toBeDefined();
    expect(line("routeros.rsc", /local\.ttl=255 remote\.ttl=255/)).toBeDefined();
    expect(line("junos.conf", /multihop \{\n *ttl 255;/)).toBeDefined();
  });

  test("BFD has our times", () => {
    expect(
      line("bird.conf", /with a protocol bfd in.*\n {2}bfd \{ interval 500 ms; multiplier 4; \};/),
    ).toBeDefined();
    expect(line("frr.conf", /bfdd=yes.*\n.* bfd 4 500 500\n/)).toBeDefined();
    expect(line("iosxr.conf", /bfd minimum-interval 500\n {2}bfd multiplier 4\n/)).toBeDefined();
    expect(line("junos.conf", /minimum-interval 500;\n *multiplier 4;/)).toBeDefined();
    expect(line("routeros.rsc", /# BFD is every 500 ms, 4 times/)).toBeDefined();
  });

  test("the limit is the suggested one", () => {
    const { suggested } = (JSON.parse(text("limits.json")) as { ipv4: { suggested: number } }).ipv4;
    expect(suggested).toBe(10);
    expect(line("bird.conf", /receive limit 10 action restart;/)).toBeDefined();
    expect(line("frr.conf", /maximum-prefix 10 80 restart 30\n/)).toBeDefined();
    expect(line("iosxr.conf", /maximum-prefix 10 80 restart 30\n/)).toBeDefined();
    expect(line("junos.conf", /maximum 10;\n *teardown 80 idle-timeout 30;/)).toBeDefined();
    expect(line("openbgpd.conf", /max-prefix 10 restart 30\n/)).toBeDefined();
    expect(line("routeros.rsc", /input\.limit-process-routes-ipv4=10 /)).toBeDefined();
  });
});
