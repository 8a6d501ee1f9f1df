import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

const OWN = `title: Own
checks:
  - { id: number, text: A public ASN., check: { public_asn: {} } }
`;

const NOW = "2026-11-29";
const ROUTES = `${[
  { format: "peerc-routes", version: 1, time: "2026-11-28T20:00:00Z", router: "gru1" },
  {
    ...{ session: "AS13335_IX_BR_SP_V4", view: "adj-rib-in-pre-policy", prefix: "1.1.1.0/25" },
    ...{ as_path: "13335", next_hop: "187.16.219.133", origin: "igp" },
  },
  { routes: 1 },
]
  .map((line) => JSON.stringify(line))
  .join("\n")}\n`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-audit-"));
  for (const name of ["network.yaml", "peers", "irr", "base", "snapshot"]) {
    cpSync(`examples/azion/${name}`, join(folder, "azion", name), { recursive: true });
  }
  // What there is of evidence is up to each test.
  rmSync(join(folder, "azion/snapshot/sources"), { recursive: true, force: true });
  mkdirSync(join(folder, "azion/policies/agreements"), { recursive: true });
  writeFileSync(join(folder, "azion/policies/agreements/own.yaml"), OWN);
  writeFileSync(join(folder, "wrong.yaml"), OWN.replace("public_asn", "publik_asn"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const audit = (...args: readonly string[]) => captured(folder, "audit", "azion", ...args);

describe("peerc audit", () => {
  test("holds the peers to the declared agreement, and nobody else", async () => {
    const { code, stdout, stderr } = await audit();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^Peering policy of AS52580 \(Azion\): .*policies\/agreements\/azion.yaml\n/,
    );
    expect(stdout).toMatch(/^public-asn +0 +0 +11$/m);
    expect(stdout).toMatch(/^AS13335 Cloudflare: /m);
    // Its transits and customers have other contracts.
    expect(stdout).not.toMatch(/Arelion|Locaweb/);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
  });

  test("with one peer, shows the evidence for what is ok", async () => {
    const { stdout } = await audit("--peer", "AS13335");
    expect(stdout).toMatch(
      /^ {4}- AS13335 is in no reserved range \[azion\/peers\/content.yaml:5\]$/m,
    );
    expect(stdout).not.toContain("Google");
  });

  test("says what is asked of ourselves after the peers, unless a peer is asked for", async () => {
    const all = await audit();
    expect(all.stdout).toMatch(/\nOur own network:\n(?: {2,}.*\n)*$/);
    expect(all.stdout).toMatch(/^ {2}ok {2}our-as-sets, our-registration, our-filters$/m);
    const one = await audit("--check", "our-filters", "--verbose");
    expect(one.stdout).toMatch(/^ {4}- \d+ sessions accept nothing beyond what is registered/m);
    expect(one.stdout).not.toContain("AS13335");
    const peer = await audit("--peer", "13335");
    expect(peer.stdout).not.toContain("Our own network");
  });

  test("takes another agreement by name, or a file", async () => {
    const named = await audit("--agreement", "own");
    expect(named.stdout).toMatch(/^Own: azion\/policies\/agreements\/own.yaml\n/);
    const file = await audit("--agreement", "azion/policies/agreements/own.yaml");
    expect(file.stdout).toBe(named.stdout);
  });

  test("chooses checks and verdicts", async () => {
    const { stdout } = await audit("--check", "public-asn", "--only", "ok");
    expect(stdout).not.toContain("traffic");
    const none = await audit("--only", "violated");
    expect(none).toEqual({ code: 0, stdout: "", stderr: "there is no such result\n" });
  });

  test("reads received routes, and says who sends what", async () => {
    writeFileSync(join(folder, "gru1.jsonl"), ROUTES);
    const { code, stdout } = await audit("--routes", "gru1.jsonl", "--peer", "13335", "--now", NOW);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Evidence: received routes of 2026-11-28$/m);
    expect(stdout).toContain(
      "1 route on PEERC_AS13335_IX_BR_SP_V4 on gru1 longer than /24 (IPv4) and /48 (IPv6)",
    );
    expect(stdout).toMatch(/not decidable {2}default-route:/);
    // Too old to say anything.
    const later = await audit("--routes", "gru1.jsonl", "--now", "2027-11-29");
    expect(later.code).toBe(0);
    const wrong = await audit("--routes", "azion/network.yaml");
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toBe("");
  });

  test("reads what filters counted, and traffic by ASN", async () => {
    writeFileSync(
      join(folder, "counts.jsonl"),
      `${JSON.stringify({
        ...{ router: "mia1", interface: "HundredGigE0/0/0/4", family: "ipv4" },
        ...{ from: "2026-11-20T00:00:00Z", to: "2026-11-27T00:00:00Z" },
        announced: { packets: 500 },
        other: { packets: 500 },
      })}\n`,
    );
    writeFileSync(join(folder, "flows.csv"), "asn,in_p95_bps,out_p95_bps\n13335,1,1\n");
    const files = ["--counters", "counts.jsonl", "--flows", "flows.csv"];
    const { code, stdout } = await audit(...files, "--peer", "13335", "--only", "violated");
    expect(code).toBe(2);
    expect(stdout).toContain("mia1 HundredGigE0/0/0/4: 50% of 1000 IPv4 packets since 2026-11-20");
    const wrong = await audit("--counters", "flows.csv", "--flows", "none.csv");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("none.csv cannot be read");
    expect(wrong.stderr).toContain("flows.csv:1");
  });

  test("drafts a mail about what is violated", async () => {
    writeFileSync(join(folder, "gru1.jsonl"), ROUTES);
    const args = ["--routes", "gru1.jsonl", "--peer", "13335", "--now", NOW, "--format", "mail"];
    const { code, stdout } = await audit(...args, "--language", "pt", "--check", "prefix-length");
    expect(code).toBe(2);
    expect(stdout).toContain("Subject: Peering entre o AS13335 e o AS52580: um ponto");
    expect(stdout).toContain("(em IX.br São Paulo)");
    const none = await audit("--peer", "15169", "--format", "mail");
    expect(none.stdout).toBe("");
    expect(none.stderr).toContain("nothing to write about");
  });

  test("prints what is worse than in another version", async () => {
    cpSync(join(folder, "azion"), join(folder, "before"), { recursive: true });
    const path = join(folder, "azion/peers/content.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("as_sets: [RADB::AS-GOOGLE]", "as_sets: [RADB::AS-NEW]"));
    const { code, stdout } = await audit("--since", "before", "--check", "as-set");
    writeFileSync(path, text);
    expect(code).toBe(0);
    expect(stdout).toContain("AS15169 Google: 1 not decidable\n");
    expect(stdout).toContain("(was ok)");
    expect(stdout).not.toContain("Cloudflare");
    const same = await audit("--since", "before");
    expect(same).toEqual({ code: 0, stdout: "", stderr: "nothing got worse\n" });
  });

  test.each(["json", "junit", "markdown"])("prints %s, also of errors", async (format) => {
    const found = await audit("--format", format);
    expect(found.code).toBe(0);
    expect(found.stdout).toContain("public-asn");
    const failed = await audit("--format", format, "--peer", "1");
    expect(failed.code).toBe(1);
    if (format === "json") {
      expect(JSON.parse(failed.stdout)).toMatchObject({
        version: 1,
        errors: [{ code: "unknown-peer" }],
      });
    }
    if (format === "junit") expect(failed.stdout).toContain('type="unknown-peer"');
    if (format === "markdown") expect(failed.stderr).toContain("there is no peer `1`");
  });

  test.each([
    [["--agreement", "azoin"], 1, "there is no peering agreement `azoin`", "did you mean `azion`?"],
    [["--agreement", "./none.yaml"], 1, "./none.yaml cannot be read", ""],
    [["--agreement", "wrong.yaml"], 1, "unknown key `publik_asn`", "did you mean `public_asn`?"],
    [["--peer", "13336"], 1, "there is no peer `13336`", "did you mean `13335`?"],
    [["--peer", "1299"], 1, "AS1299 has the relation transit", ""],
    [["--check", "trafic"], 1, "has no check `trafic`", "did you mean `traffic`?"],
    [["--only", "violatd"], 64, "--only takes violated, undecided, ok", "did you mean violated?"],
    [["--now", "yesterday"], 64, "--now takes a time like", ""],
    [["--format", "mail"], 64, "--format mail writes to one peer", ""],
    [["--language", "pt"], 64, "--language is for --format mail", ""],
    [
      ["--peer", "13335", "--format", "mail", "--language", "fr"],
      64,
      "--language takes en, pt",
      "",
    ],
    [["--since", "nowhere"], 1, "", ""],
    [["--now", "2026-02-30"], 64, "--now takes a time like", ""],
  ])("%j is an error", async (args, code, message, hint) => {
    const found = await audit(...args);
    expect(found.code).toBe(code);
    expect(found.stdout).toBe("");
    expect(found.stderr).toContain(message);
    expect(found.stderr).toContain(hint);
  });

  test("is not needed to find mistakes in agreements: validate does", async () => {
    const good = await captured(folder, "validate", "azion");
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining("1 peering agreement")]);
    const path = join(folder, "azion/policies/agreements/own.yaml");
    writeFileSync(path, OWN.replace("public_asn", "publik_asn"));
    writeFileSync(join(folder, "azion/policies/agreements/other.yml"), OWN);
    const bad = await captured(folder, "validate", "azion");
    writeFileSync(path, OWN);
    rmSync(join(folder, "azion/policies/agreements/other.yml"));
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain("own.yaml:3:49: error[unknown-key]");
    expect(bad.stderr).toContain("other.yml does not end in .yaml");
  });

  test("a network that names no agreement, or one with a shipped name, is told so", async () => {
    const path = join(folder, "azion/network.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/^ {2}agreement: .*$/m, ""));
    const none = await audit();
    expect(none.code).toBe(1);
    expect(none.stderr).toContain("the network names no peering agreement");
    expect(none.stderr).toContain("there is azion, own");
    writeFileSync(path, text);
    writeFileSync(join(folder, "azion/policies/agreements/azion.yaml"), OWN);
    const twice = await audit();
    expect(twice.code).toBe(1);
    expect(twice.stderr).toContain("has the name of an agreement that peerc ships");
    rmSync(join(folder, "azion/policies/agreements/azion.yaml"));
  });
});
