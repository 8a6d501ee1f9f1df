import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { snapshotFiles } from "../../fixtures/snapshot-files.ts";
import { captured } from "../captured.ts";

const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB, RIPE] }
policy: { peer: ours, transit: ours }
routers:
  r1: { platform: bird, router_id: 192.0.2.1, site: São Paulo }
exchanges:
  ix-sp: { name: IX São Paulo, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
peers:
  - asn: 64510
    name: Flare
    relation: peer
    sessions:
      - { router: r1, exchange: ix-sp, local: 203.0.113.1, remote: 203.0.113.3, password: { env: BGP_PASSWORD } }
      - { router: r1, exchange: ix-sp, local: "2001:db8:ff::1", remote: "2001:db8:ff::3" }
  - asn: 64520
    name: Transit
    relation: transit
    sessions: [{ router: r1, pni: eth0, local: 198.51.100.5, remote: 198.51.100.6 }]
`;
const SECOND = `peers:
  - asn: 64511
    name: Second
    relation: peer
    sessions:
      - { router: r1, pni: eth1, local: 198.51.100.1, remote: 198.51.100.2, state: { is: shut, message: "maintenance" } }
`;
const POLICY = `name: ours
about: For a test.
limits: { max_prefixes: { ipv4: 250, ipv6: 20, warn_at: 80%, on_exceed: shutdown } }
import: [{ use: reject-everything }]
export: [{ use: reject-not-announced }, { use: accept-remaining }]
`;
const OURS = Array.from({ length: 50 }, (_, i) => `100.64.${i * 2}.0/24 AS64496@RADB`);
const OURS6 = ["2001:db8:2::/48 AS64496@RADB"];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-publish-"));
  write({
    "network.yaml": NETWORK,
    "peers/second.yaml": SECOND,
    "policies/ours.yaml": POLICY,
  });
  register(OURS);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string | null>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, "net", path)), { recursive: true });
    writeFileSync(join(root, "net", path), content ?? "");
  }
}

/** Makes prefixes of IPv4 what is registered. */
function register(prefixes: readonly string[]): void {
  const ours = { prefixes: [...prefixes, ...OURS6], origins: ["AS64496"] };
  write(
    snapshotFiles("snapshot", {
      AS64496: ours,
      "RADB::AS-OURS": { ...ours, origins: ["AS64496 RADB::AS-OURS"] },
    }),
  );
}

const publish = (...args: readonly string[]) => captured(root, "publish", "net", ...args);
const at = (path: string) => join(root, "net/published", path);
const text = (path: string) => readFileSync(at(path), "utf8");

/** The text of every file in a folder. */
function state(folder = at("")): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names
      .filter((name) => !lstatSync(join(folder, name)).isDirectory())
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

describe("peerc publish", () => {
  test("writes a folder for a web server, the same for the same input", async () => {
    const first = await publish();
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /^FAMILY {2}ANNOUNCED {2}REGISTERED {2}SUGGESTED LIMIT\nipv4 +50 +50 +60\nipv6 +1 +1 +10\n\nWritten: net\/published \(15 files\)\n$/,
    );
    const before = state();
    expect(Object.keys(before).filter((path) => path.startsWith("peers"))).toEqual([]);
    const again = await publish();
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toContain("\nNothing changed.\n");
    expect(state()).toEqual(before);
    await publish("--out", "elsewhere");
    expect(state(join(root, "elsewhere"))).toEqual(before);
  });

  test("says nothing of peers in public: no ASN, name or address of one", async () => {
    await publish();
    for (const [path, content] of Object.entries(state())) {
      expect([path, content.match(/6451|Flare|Second|203\.0\.113|BGP_PASSWORD|r1|eth/)]).toEqual([
        path,
        null,
      ]);
    }
  });

  test("writes the other side of a peer's sessions if asked, and of nobody else", async () => {
    expect(await publish("--peer", "AS64511")).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(at("peers"))).toEqual(["AS64511"]);
    expect(text("index.html")).toContain('<a href="peers/AS64511/bird.conf">BIRD</a>');
    for (const content of Object.values(state())) {
      expect(content).not.toMatch(/64510|Flare|maintenance|eth1|r1/);
    }
    await publish("--peers");
    expect(readdirSync(at("peers")).sort()).toEqual(["AS64510", "AS64511"]);
    expect(Object.values(state()).join("")).not.toContain("BGP_PASSWORD");
    expect(await publish()).toMatchObject({ code: 0 });
    expect(existsSync(at("peers"))).toBe(false);
  });

  test("writes the peering policy in each language that the agreement has, without what is only for us", async () => {
    const agreement = `title: What we <ask>
intro: |
  First
  paragraph.

  Second paragraph.
pt: { title: O que pedimos }
checks:
  - { id: public-asn, text: Have a public ASN., pt: Ter um ASN público., check: { public_asn: {} } }
  - { id: secret, text: For us only., published: false, check: { public_asn: {} } }
`;
    write({
      "policies/agreements/ours.yaml": agreement,
      "network.yaml": NETWORK.replace("name: Test", "name: Test, agreement: ours"),
    });
    expect(await publish()).toMatchObject({ code: 0, stderr: "" });
    expect(text("policy.html")).toContain("<p>First paragraph.</p>\n<p>Second paragraph.</p>\n");
    expect(text("policy.html")).toContain("<h1>What we &lt;ask&gt;</h1>");
    expect(text("policy.html")).toContain('<li id="public-asn">Have a public ASN.</li>\n</ol>');
    expect(text("policy.pt.html")).toContain('<li id="public-asn">Ter um ASN público.</li>');
    expect(text("index.html")).toContain('<a href="policy.pt.html">Português</a>');

    write({ "policies/agreements/ours.yaml": agreement.replace("public_asn", "no_such_check") });
    const before = state();
    expect(await publish()).toMatchObject({ code: 1, stdout: "" });
    expect(state()).toEqual(before);
  });

  test.each([
    [["--peer", "64512"], "unknown-peer", 1],
    [["--peer", "64520"], "AS64520 is no peer but a transit", 1],
    [["--margin", "lots"], "--margin takes a percentage up to 1000%, and got `lots`", 64],
    [["--peers", "--check"], "--check and --peers exclude each other", 64],
  ])("%j is refused, and nothing is written", async (args, message, code) => {
    const said = await publish(...args);
    expect([said.code, existsSync(at(""))]).toEqual([code, false]);
    expect(said.stderr + said.stdout).toContain(message);
  });

  test("leaves the folder alone if the network has errors", async () => {
    await publish();
    const before = state();
    writeFileSync(join(root, "net/network.yaml"), "network: {}\n");
    const said = await publish();
    expect(said.code).toBe(1);
    expect(said.stdout + said.stderr).toContain("error[");
    expect(state()).toEqual(before);
  });

  test.each<[string, () => void, string]>([
    ["a file of somebody else", () => writeFileSync(at("robots.txt"), ""), "robots.txt"],
    ["another index", () => writeFileSync(at("index.json"), "{}"), "exchanges/ix-sp.ipv4.txt"],
    ["a damaged index", () => writeFileSync(at("index.json"), "{"), "exchanges/ix-sp.ipv4.txt"],
    [
      "a link in the place of a file",
      () => {
        rmSync(at("limits.json"));
        symlinkSync("/etc/hosts", at("limits.json"));
      },
      "limits.json",
    ],
  ])("never replaces a folder with %s", async (_, change, named) => {
    await publish();
    change();
    const before = state();
    const said = await publish("--margin", "30");
    expect(said.code).toBe(1);
    expect(said.stderr).toContain("error[directory-not-ours]: net/published is not replaced");
    expect(said.stderr).toContain(named);
    expect(state()).toEqual(before);
  });

  test("prints its figures for a program", async () => {
    const said = await publish("--format", "json", "--margin", "50%");
    expect(JSON.parse(said.stdout)).toMatchObject({
      diagnostics: [],
      asn: 64496,
      ipv4: { announced: 50, registered: 50, suggested: 75 },
      locations: 2,
    });
  });
});

describe("peerc publish --check", () => {
  test("is content with what is announced now, by the options of the folder", async () => {
    await publish("--margin", "50", "--peer", "64510");
    expect(await publish("--check")).toEqual({
      code: 0,
      stderr: "",
      stdout: "net/published is what we announce now.\n",
    });
  });

  test("lists what is announced and not published, and the other way around", async () => {
    await publish();
    const before = state();
    register(OURS.slice(7));
    const gone = await publish("--check");
    expect(gone).toMatchObject({ code: 2, stderr: "" });
    expect(gone.stdout).toMatch(/^net\/published is not what would be published now:\n/);
    const first = [0, 2, 4, 6, 8].map((n) => `100.64.${n}.0/24`).join(", ");
    expect(gone.stdout).toContain(
      `\n  ipv4: published, not announced: ${first} and 2 more\n  12 files differ: `,
    );
    expect(gone.stdout).toMatch(
      /\n {2}12 files differ: exchanges\/ix-sp\.ipv4\.txt, .* and 7 more\n$/,
    );
    expect(state()).toEqual(before);

    await publish();
    register(OURS.slice(5));
    const back = await publish("--check", "--format", "json");
    expect(back.code).toBe(2);
    const { difference } = JSON.parse(back.stdout) as {
      readonly difference: { readonly lists: readonly object[] };
    };
    expect(difference.lists[0]).toEqual({
      locations: [null, "IX São Paulo", "São Paulo"],
      family: "ipv4",
      missing: ["100.64.10.0/24", "100.64.12.0/24"],
      surplus: [],
    });
  });

  test("a peer that is gone is a difference, not an error", async () => {
    await publish("--peer", "64511");
    rmSync(join(root, "net/peers/second.yaml"));
    const said = await publish("--check");
    expect(said).toMatchObject({ code: 2, stderr: "" });
    expect(said.stdout).toContain("peers/AS64511/bird.conf");
  });

  test.each<[string, () => void, readonly string[]]>([
    ["no folder", () => rmSync(at(""), { recursive: true }), ["index.json is missing"]],
    ["no index", () => rmSync(at("index.json")), ["index.json is missing"]],
    ["another index", () => writeFileSync(at("index.json"), "[]"), ["is not of `peerc publish`"]],
    [
      "an index of another version",
      () =>
        writeFileSync(at("index.json"), text("index.json").replace('"format": 1', '"format": 2')),
      ["has a format that this version of peerc does not know"],
    ],
    [
      "an index with a path that leaves the folder",
      () =>
        writeFileSync(
          at("index.json"),
          text("index.json").replace("limits.json", "../limits.json"),
        ),
      ["index.json is damaged"],
    ],
    [
      "files that are changed, gone and new",
      () => {
        writeFileSync(
          at("prefixes.json"),
          text("prefixes.json").replace("100.64.0.0", "100.64.1.0"),
        );
        rmSync(at("filters/bird.conf"));
        writeFileSync(at("robots.txt"), "");
      },
      [
        "net/published/prefixes.json was changed",
        "net/published/filters/bird.conf is missing",
        "net/published/robots.txt is not listed in index.json",
      ],
    ],
  ])("%s is an error", async (_, change, messages) => {
    await publish();
    change();
    const said = await publish("--check");
    expect(said.code).toBe(1);
    for (const message of messages) expect(said.stderr).toContain(message);
    expect(said.stderr.match(/^.*error\[/gm)).toHaveLength(messages.length);
  });
});
