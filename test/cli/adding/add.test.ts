import { rmSync } from "node:fs";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { net, port } from "../../sources/peeringdb/records.ts";
import { azionCopy, type AzionCopy } from "./azion-copy.ts";
import { HOSTILE } from "./hostile-texts.ts";

const FILE = "peers/content.yaml";
let azion: AzionCopy;
beforeEach(() => {
  azion = azionCopy();
});
afterEach(() => azion.remove());

/** The lines that a file has got, which are all that may change about it. */
function addedLines(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let at = 0;
  while (old[at] === now[at] && at < old.length) at++;
  const end = old.length - at;
  expect(now.slice(now.length - end)).toEqual(old.slice(at));
  return now.slice(at, now.length - end).join("\n");
}

describe("a new peer", () => {
  test("at one exchange, with every port there, both families, and what PeeringDB says", async () => {
    const before = azion.read(FILE);
    const { code, stdout, stderr } = await azion.run("add", "54113", "--exchange", "ix-br-sp");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(
      "- the IPv4 limit of AS54113, 720, is above that of the policy, 250\n",
    );
    expect(stdout).toContain(
      `Written: ${FILE}\nNext: \`peerc fetch\` gets what the peer has registered.\n`,
    );
    expect(addedLines(before, azion.read(FILE))).toBe(`  # From PeeringDB as of 2026-11-20.
  # Policy: Peering, peering@fastly.example
  # Check: PeeringDB does not say in which registry AS-FASTLY is: ask the peer, and write it as SOURCE::AS-FASTLY
  # Check: the IPv4 limit of AS54113, 720, is above that of the policy, 250
  - asn: 54113
    name: Fastly
    relation: peer
    as_sets: [AS-FASTLY]
    max_prefixes: { ipv4: 720, ipv6: 240 } # PeeringDB: 600 and 200
    sessions:
      - router: gru1
        exchange: ix-br-sp
        name: first
        local: 187.16.217.180
        remote: 187.16.218.201
      - router: gru1
        exchange: ix-br-sp
        name: second
        local: 187.16.217.180
        remote: 187.16.218.202
      - router: gru1
        exchange: ix-br-sp
        name: first
        local: "2001:12f8::217:180"
        remote: "2001:12f8::218:201"
      - router: gru1
        exchange: ix-br-sp
        name: second
        local: "2001:12f8::217:180"
        remote: "2001:12f8::218:202"
`);
    expect((await azion.run("validate")).code).toBe(0);
    const again = await azion.run("add", "54113", "--exchange", "ix-br-sp");
    expect(again.stdout).toBe("Nothing to add: all 4 sessions are declared.\n");
  });

  test("everywhere where both are, with the source interface that the router uses there", async () => {
    const before = azion.read(FILE);
    const { code } = await azion.run("add", "AS46489", "--margin", "50%");
    expect(code).toBe(0);
    const added = addedLines(before, azion.read(FILE));
    expect(added).toContain("max_prefixes: { ipv4: 60, ipv6: 30 } # PeeringDB: 40 and 20");
    expect(added).toContain(
      "      - router: mia1\n        exchange: nota\n        local: 198.32.124.180\n        remote: 198.32.124.210\n        update_source: TenGigE0/0/0/1\n",
    );
  });

  test("with a sentence as as-set: only what its ASN has registered, and what PeeringDB says", async () => {
    const before = azion.read(FILE);
    const { stdout } = await azion.run("add", "52863", "--exchange", "ix-br-sp");
    expect(stdout).toContain(
      '- the as-set of AS52863 is not known, so only what AS52863 itself has registered is accepted: PeeringDB says "AS-UPX, AS52863:AS-CUSTOMERS"\n',
    );
    expect(addedLines(before, azion.read(FILE))).toContain(
      'as_sets: [AS52863] # PeeringDB says "AS-UPX, AS52863:AS-CUSTOMERS"\n',
    );
  });

  test("that is a route server is declared as one, with the limits of that policy", async () => {
    const server = net(90_000, 394_000, {
      name: "RS",
      info_types: ["Route Server"],
      info_prefixes4: 999,
    });
    await azion.fetchWith({
      net: [server],
      netixlan: [port(95_000, 171, 394_000, { ipaddr4: "187.16.222.1" })],
    });
    const { stdout } = await azion.run("add", "394000", "--dry-run");
    expect(stdout).toContain("+    relation: route-server\n");
    expect(stdout).toContain(
      "# Check: PeeringDB says that AS394000 is a route server, so it is declared as one\n",
    );
  });

  test("without limits and contacts in PeeringDB, which is said", async () => {
    const { stdout } = await azion.run("add", "262589", "--dry-run", "--format", "json");
    const { remarks, sessions, diff } = JSON.parse(stdout) as {
      remarks: readonly string[];
      sessions: readonly { maximum: number; neighbor: string }[];
      diff: string;
    };
    expect(remarks).toEqual([
      "PeeringDB has no IPv4 limit of AS262589: that of the policy, 250, applies",
      "PeeringDB has no IPv6 limit of AS262589: that of the policy, 250, applies",
      "no contact of AS262589 is in the snapshot; `peerc fetch` gets those of declared peers",
    ]);
    expect(sessions.map(({ maximum, neighbor }) => [maximum, neighbor])).toEqual([
      [250, "45.6.52.77"],
      [250, "2001:12f8:0:2::52:77"],
    ]);
    expect(diff).not.toContain("max_prefixes");
  });

  test("over an interconnect, named by the interface on IOS-XR", async () => {
    const before = azion.read(FILE);
    const options = ["--pni", "HundredGigE0/0/0/9", "--router", "mia1"];
    const v4 = ["--local", "179.191.175.150", "--remote", "179.191.175.151"];
    const v6 = ["--local", "2804:cf8:c:150::", "--remote", "2804:cf8:c:150::1"];
    const { code } = await azion.run("add", "54113", ...options, ...v4, ...v6);
    expect(code).toBe(0);
    expect(addedLines(before, azion.read(FILE))).toContain(`    sessions:
      - router: mia1
        pni: HundredGigE0/0/0/9
        local: 179.191.175.150
        remote: 179.191.175.151
        update_source: HundredGigE0/0/0/9
      - router: mia1
        pni: HundredGigE0/0/0/9
        local: "2804:cf8:c:150::"
        remote: "2804:cf8:c:150::1"
        update_source: HundredGigE0/0/0/9`);
  });

  test("in a file of its own, that did not exist", async () => {
    const { code, stdout } = await azion.run("add", "28571", "--file", "peers/new.yaml");
    expect({ code, stdout: stdout.includes("Written: peers/new.yaml") }).toEqual({
      code: 0,
      stdout: true,
    });
    expect(azion.read("peers/new.yaml")).toBe(`# Peers that \`peerc add\` has added.
peers:
  # From PeeringDB as of 2026-11-20.
  # Policy: Peering, peering@usp.example
  - asn: 28571
    name: Universidade de São Paulo
    relation: peer
    as_sets: [TC::AS-USP]
    max_prefixes: { ipv4: 36 } # PeeringDB: 30
    sessions:
      - { router: gru1, exchange: ix-br-sp, local: 187.16.217.180, remote: 187.16.217.90 }
`);
  });

  test("writes nothing in a dry run, and a diff to stdout", async () => {
    const before = azion.read(FILE);
    const { code, stdout, stderr } = await azion.run("add", "28571", "--dry-run");
    expect(code).toBe(0);
    expect(azion.read(FILE)).toBe(before);
    expect(stdout).toMatch(/^--- a\/peers\/content\.yaml\n\+\+\+ b\/peers\/content\.yaml\n/);
    expect(stdout).toContain("+  - asn: 28571\n");
    expect(stderr).toContain("Would write: peers/content.yaml\n");
  });

  test("without any PeeringDB data, if the address is given", async () => {
    azion.write("network.yaml", azion.read("network.yaml").replace(/\nsources:[^]*/, "\n"));
    rmSync(azion.path("snapshot/sources"), { recursive: true });
    const nothing = await azion.run("add", "64999", "--exchange", "ix-br-sp");
    expect(nothing.stderr).toMatch(
      /add-not-at-exchange\]: the address of AS64999 at ix-br-sp is not known\n {2}hint: give it with --remote, or declare `sources/,
    );
    const { stdout, code } = await azion.run(
      "add",
      "399999",
      "--exchange",
      "ix-br-sp",
      "--remote",
      "187.16.218.99",
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      "- the name and the limits of AS399999 are not known: the snapshot has no PeeringDB data\n",
    );
    expect(azion.read(FILE)).toContain(
      "name: AS399999\n    relation: peer\n    as_sets: [AS399999]\n    sessions:\n",
    );
  });
});

describe("a peer that is declared", () => {
  test("gets the sessions that it lacks, and nothing else", async () => {
    const before = azion.read(FILE);
    const { code, stdout } = await azion.run("add", "16509", "--exchange", "ix-br-sp");
    expect(code).toBe(0);
    expect(stdout).toContain("Amazon (AS16509), which is a peer already:\n");
    expect(addedLines(before, azion.read(FILE))).toBe(
      '      - router: gru1\n        exchange: ix-br-sp\n        local: "2001:12f8::217:180"\n        remote: "2001:12f8::219:40"',
    );
  });

  test("has names for further sessions at one place", async () => {
    await azion.fetchWith({
      netixlan: [
        port(1, 171, 1916, { ipaddr4: "187.16.218.77" }),
        port(2, 171, 1916, { ipaddr4: "187.16.218.78" }),
        port(3, 177, 1916, { ipaddr4: "45.6.52.10" }),
      ],
    });
    const before = azion.read("peers/access.yaml");
    expect((await azion.run("add", "1916")).code).toBe(0);
    const added = addedLines(before, azion.read("peers/access.yaml"));
    // The session in Rio that is declared keeps its name, which is none.
    expect(added).toMatch(
      /exchange: ix-br-rj, name: second, local: 45\.6\.53\.80, remote: 45\.6\.52\.10/,
    );
    expect(added).toMatch(/name: first\n +local: 187\.16\.217\.180\n +remote: 187\.16\.218\.77\n/);
    expect(added).toMatch(/name: second\n +local: 187\.16\.217\.180\n +remote: 187\.16\.218\.78/);
  });

  test("does not use a name again", async () => {
    const before = azion.read(FILE).replace("name: first\n", "name: third\n");
    azion.write(FILE, before);
    await azion.fetchWith({ netixlan: [port(1, 177, 15169, { ipaddr4: "45.6.52.17" })] });
    const { code } = await azion.run(
      "add",
      "15169",
      "--exchange",
      "ix-br-rj",
      "--remote",
      "45.6.52.17",
    );
    expect(code).toBe(0);
    expect(addedLines(before, azion.read(FILE))).toContain("name: fourth");
  });

  test("keeps a session that is to be removed, and ports out of operation out", async () => {
    const removed = await azion.run("add", "6939");
    expect(removed.stdout).toContain(
      "- left out: 198.32.124.69 on mia1 is declared with `state: removed`; change it there if it is to come back\n",
    );
    const broken = await azion.run("add", "16509", "--exchange", "nota");
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/AS16509 has no address in operation in the LAN of nota/);
  });
});

describe("refuses", () => {
  const before = new Map<string, string>();
  beforeEach(() => {
    for (const name of ["access", "content"]) before.set(name, azion.read(`peers/${name}.yaml`));
  });
  afterEach(() => {
    for (const [name, text] of before) expect(azion.read(`peers/${name}.yaml`)).toBe(text);
  });

  test.each<readonly [string, readonly string[], number, RegExp]>([
    ["nobody", [], 64, /add needs an ASN, or --from/],
    ["what is no ASN", ["fastly"], 64, /add takes an ASN, and got `fastly`/],
    ["several", ["54113", "28571"], 64, /add takes one ASN/],
    [
      "an unknown exchange",
      ["54113", "--exchange", "ix-br-so"],
      1,
      /there is no exchange `ix-br-so`\n {2}hint: did you mean `ix-br-sp`/,
    ],
    ["an unknown router", ["54113", "--router", "gru9"], 1, /there is no router `gru9`/],
    [
      "an exchange where it is not",
      ["28571", "--exchange", "nota"],
      1,
      /AS28571 is not at nota, as far as PeeringDB says\n {2}hint: it is at ix-br-sp; otherwise give its address with --remote/,
    ],
    [
      "a network that is nowhere",
      ["399999"],
      1,
      /AS399999 is at none of our exchanges, as far as PeeringDB says, which has no such network there/,
    ],
    [
      "an interconnect without addresses",
      ["54113", "--pni", "xe-0/0/0", "--router", "gru1"],
      64,
      /--pni needs --local and --remote/,
    ],
    [
      "an interconnect of no router",
      ["54113", "--pni", "xe-0/0/0", "--local", "192.0.2.0", "--remote", "192.0.2.1"],
      64,
      /--pni needs --router/,
    ],
    [
      "both kinds of places",
      ["54113", "--pni", "xe-0/0/0", "--exchange", "nota"],
      64,
      /a session is at an exchange or at an interconnect/,
    ],
    [
      "an address of nothing",
      ["54113", "--exchange", "nota", "--remote", "198.32.124.300"],
      64,
      /--remote takes an IP address/,
    ],
    [
      "addresses of two families",
      ["54113", "--exchange", "nota", "--remote", "198.32.124.9", "--local", "2001:478:124::180"],
      64,
      /must have the same families/,
    ],
    [
      "an address of another network",
      ["54113", "--exchange", "nota", "--remote", "198.32.124.92"],
      1,
      /198\.32\.124\.92 at nota is AS2906's, as far as PeeringDB says, and not AS54113's/,
    ],
    [
      "an address outside of the LAN",
      ["54113", "--exchange", "nota", "--remote", "198.51.100.9"],
      1,
      /outside-lan/,
    ],
    ["a margin of nothing", ["54113", "--margin", "much"], 64, /--margin takes a percentage/],
    [
      "ourselves",
      ["52580", "--exchange", "nota", "--remote", "198.32.124.180"],
      1,
      /own-asn-as-peer|remote-is-ours/,
    ],
    [
      "a file outside",
      ["54113", "--file", "../elsewhere.yaml"],
      1,
      /\.\.\/elsewhere\.yaml is no file for peers/,
    ],
    ["a file that is none of peers", ["54113", "--file", "irr/tc.rpsl"], 1, /tc\.rpsl/],
    [
      "a request that is not there",
      ["--from", "nothing.json"],
      1,
      /nothing\.json: it cannot be read/,
    ],
  ])("%s", async (_, args, code, message) => {
    const result = await azion.run("add", ...args);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
    expect(result.stdout).toBe("");
  });

  test("a network with errors, without writing", async () => {
    const good = azion.read("network.yaml");
    azion.write("network.yaml", good.replace("platform: bird", "platform: bard"));
    const { code, stderr } = await azion.run("add", "28571");
    expect(code).toBe(1);
    expect(stderr).toMatch(/bard/);
  });

  test("to choose between our routers, and between our addresses", async () => {
    // Two of our routers are in Rio now, and nobody says which address the new one has.
    const access = azion.read("peers/access.yaml");
    const content = azion.read("peers/content.yaml");
    azion.write(
      "peers/content.yaml",
      content.replace(
        / {6}- \{ router: gig1, exchange: ix-br-rj, local: 45\.6\.53\.80, remote: 45\.6\.52\.34 \}\n/,
        "      - { router: gru1, exchange: ix-br-rj, local: 45.6.53.81, remote: 45.6.52.34 }\n",
      ),
    );
    before.set("content", azion.read("peers/content.yaml"));
    before.set("access", access);
    const { code, stderr } = await azion.run("add", "396986", "--exchange", "ix-br-rj");
    expect(code).toBe(1);
    expect(stderr).toMatch(/our router at ix-br-rj may be gig1 or gru1\n {2}hint: give --router/);
    const chosen = await azion.run(
      "add",
      "396986",
      "--exchange",
      "ix-br-rj",
      "--router",
      "gru1",
      "--dry-run",
    );
    expect(chosen.stderr).toMatch(
      /our IPv6 address at ix-br-rj is not known\n {2}hint: give --local/,
    );
  });
});

test("ten peers with names and as-sets that were meant to harm validate as they are", async () => {
  const nets = HOSTILE.slice(0, 10).map((text, i) =>
    net(90_000 + i, 394_000 + i, { name: text, irr_as_set: HOSTILE[(i + 7) % HOSTILE.length] }),
  );
  const ports = nets.map((_, i) =>
    port(95_000 + i, 171, 394_000 + i, { ipaddr4: `187.16.222.${i + 1}` }),
  );
  expect((await azion.fetchWith({ net: nets, netixlan: ports })).code).toBe(0);
  const before = azion.read(FILE);
  for (const [i] of nets.entries()) {
    const { code, stderr } = await azion.run("add", String(394_000 + i));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }
  expect(azion.read(FILE).startsWith(before)).toBe(true);
  const { code, stdout } = await azion.run("validate");
  expect(code).toBe(0);
  expect(stdout).toMatch(/: 4 routers, 28 peers, 58 sessions,/);
  const list = await azion.run("list", "--relation", "peer", "--format", "json");
  const rows = JSON.parse(list.stdout) as readonly { asn: number; peer: string }[];
  const names = new Map(rows.map(({ asn, peer }) => [asn, peer]));
  expect(nets.map((_, i) => names.get(394_000 + i))).toEqual(
    HOSTILE.slice(0, 10).map((text) => text.replaceAll("\n", " ")),
  );
}, 60_000);
