import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { printableText } from "../../src/compile/printable-text.ts";
import { captured } from "../cli/captured.ts";

describe("printableText", () => {
  test.each([
    ["Cloudflare, Inc.", "Cloudflare, Inc."],
    ["Aut O'Mattic Ltd.", "Aut OMattic Ltd."],
    ["Associação NIC.br", "Associacao NIC.br"],
    ["Łódź Straße Øst", "Lodz Strasse Ost"],
    ['"Quoted" {x}; | $y?', "Quoted (x), / _y"],
    ["a  b ", "a b"],
    ["!# a", "a"],
    ["東京", "__"],
    ["\u0421loud", "_loud"],
    ["'", "-"],
    ["x".repeat(64), "x".repeat(40)],
  ])("%s is printed as %s", (text, printed) => {
    expect(printableText(text, 40)).toBe(printed);
  });

  test("whatever comes in, what goes out ends no text on any platform", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.integer({ min: 1, max: 80 }),
        (text, longest) => {
          const printed = printableText(text, longest);
          expect(printed).toMatch(
            /^[%&()*+,\-./0-9:=@A-Z[\]^_`a-z~](?:[ !#%&()*+,\-./0-9:=@A-Z[\]^_`a-z~]*)$/,
          );
          expect(printed).not.toMatch(/ {2}| $/);
          expect(printed.length).toBeLessThanOrEqual(longest);
        },
      ),
    );
  });
});

test("names as PeeringDB has them are built and proven on every platform", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "peerc-names-"));
  try {
    cpSync("test/hostile/base", cwd, { recursive: true });
    const path = join(cwd, "network.yaml");
    const session =
      "      - { router: gru1, exchange: ix-sp, local: 203.0.113.1, remote: 203.0.113.2 }\n";
    const others = ["bird", "frr", "iosxr"].map(
      (platform, at) => `  ${platform}1: { platform: ${platform}, router_id: 192.0.2.${at + 2} }\n`,
    );
    const sessions = ["bird", "frr", "iosxr"].map((platform, at) =>
      session.replace("gru1", `${platform}1`).replace("203.0.113.1,", `203.0.113.${at + 10},`),
    );
    const long = `Associação "NIC.br" O'Mattic; ${"ção ".repeat(8)}x}`;
    const text = readFileSync(path, "utf8")
      .replace("name: Azion", `name: "Aut O'Mattic Ltd."`)
      .replace("name: Cloudflare", `name: ${JSON.stringify(long)}`)
      .replace("exchanges:\n", `${others.join("")}exchanges:\n`)
      .replace(session, `${session}${sessions.join("")}`);
    writeFileSync(path, text);
    const { code, stderr } = await captured(cwd, "build", "--no-native-check");
    expect([code, stderr.includes("error[")]).toEqual([0, false]);
    for (const name of ["gru1", "bird1", "frr1", "iosxr1"]) {
      const file = readFileSync(join(cwd, `rendered/${name}.conf`), "utf8");
      expect([name, file.includes("AS13335 Associacao NIC.br OMattic, cao cao")]).toEqual([
        name,
        true,
      ]);
      expect([name, /^[\x20-\x7e\n\t]*$/.test(file)]).toEqual([name, true]);
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
