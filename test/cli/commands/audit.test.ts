import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

const OWN = `title: Own
checks:
  - { id: number, text: A public ASN., check: { public_asn: {} } }
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-audit-"));
  for (const name of ["network.yaml", "peers", "irr", "base", "snapshot"]) {
    cpSync(`examples/azion/${name}`, join(folder, "azion", name), { recursive: true });
  }
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

  test.each([
    [["--agreement", "azoin"], 1, "there is no peering agreement `azoin`", "did you mean `azion`?"],
    [["--agreement", "./none.yaml"], 1, "./none.yaml cannot be read", ""],
    [["--agreement", "wrong.yaml"], 1, "unknown key `publik_asn`", "did you mean `public_asn`?"],
    [["--peer", "13336"], 1, "there is no peer `13336`", "did you mean `13335`?"],
    [["--peer", "1299"], 1, "AS1299 has the relation transit", ""],
    [["--check", "trafic"], 1, "has no check `trafic`", "did you mean `traffic`?"],
    [["--only", "violatd"], 64, "--only takes violated, undecided, ok", "did you mean violated?"],
    [["--now", "yesterday"], 64, "--now takes a time like", ""],
    [["--now", "2026-02-30"], 64, "--now takes a time like", ""],
  ])("%j is an error", async (args, code, message, hint) => {
    const found = await audit(...args);
    expect(found.code).toBe(code);
    expect(found.stdout).toBe("");
    expect(found.stderr).toContain(message);
    expect(found.stderr).toContain(hint);
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
