import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { unquotable as birdUnquotable } from "../../src/platforms/bird/quote.ts";
import { platformFacts } from "../../src/platforms/facts.ts";
import {
  freeText as frrText,
  unsafeCharacter as frrUnsafe,
} from "../../src/platforms/frr/quote.ts";
import {
  quoteText as iosxrText,
  unsafeCharacter as iosxrUnsafe,
} from "../../src/platforms/iosxr/quote.ts";
import { unsafeCharacter as junosUnsafe } from "../../src/platforms/junos/quote.ts";
import { captured } from "../cli/captured.ts";

/** Signs that mean something to some platform, and letters of many kinds. */
const HOSTILE = fc.constantFrom(
  ...Array.from("\"'`$\\{}[]()<>;|!#?*/ \t\n\r\0éßŁı\u2019\u202e\uff04\u00a0東"),
);

describe("a text for people", () => {
  test.each([
    ["Cloudflare, Inc.", "Cloudflare, Inc."],
    ["Aut O'Mattic Ltd.", "Aut O'Mattic Ltd."],
    ["Aut O\u2019Mattic \u2014 Ltd\u2026", "Aut O'Mattic - Ltd..."],
    ["Associação NIC.br", "Associacao NIC.br"],
    ["Łódź Straße Øst ｆｕｌｌ", "Lodz Strasse Ost full"],
    ["a  b\u00a0 c ", "a b c"],
    ["# ! a", "a"],
    ["東京 NTT (日本)", "NTT"],
    ["東京", ""],
    ["NTT '東京' ('日本') “東” x", "NTT x"],
    ["A 'new' 'peer', it's 'B'", "A 'new' 'peer', it's 'B'"],
    ["'", ""],
    ["\u0421loud", "loud"],
    ["$HOME ${X}", { iosxr: "HOME (X)", others: "HOME {X}" }],
    [
      'A "B" {C}; D | E? <F> \\ G!',
      {
        bird: "A 'B' {C}; D | E? <F> \\ G!",
        frr: 'A "B" {C}; D / E <F> \\ G!',
        iosxr: "A 'B' (C), D / E (F) / G",
        junos: "A 'B' {C}; D | E? <F> / G!",
      },
    ],
  ])("%s", (text, printed) => {
    for (const { name, freeText } of Object.values(platformFacts)) {
      const wanted: Readonly<Record<string, string>> =
        typeof printed === "string" ? { others: printed } : printed;
      expect([name, freeText(text)]).toEqual([name, wanted[name] ?? wanted["others"]]);
    }
  });

  test("is, whatever comes in, one that the platform takes, and stays as it is from then on", () => {
    const takes = {
      bird: (text: string) => birdUnquotable(text) === null,
      frr: (text: string) => frrUnsafe(text) === null && frrText(text) === text,
      iosxr: (text: string) => iosxrUnsafe(text) === null && iosxrText(text) === text,
      junos: (text: string) => junosUnsafe(text) === null,
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(HOSTILE, fc.string({ unit: "binary" })) }), (text) => {
        for (const { name, freeText } of Object.values(platformFacts)) {
          // FRR accepts 128 bytes; anything longer is shortened when a description is made.
          const printed = freeText(text).slice(0, 100).trimEnd();
          if (printed === "") continue;
          expect([name, printed, takes[name](printed)]).toEqual([name, printed, true]);
          expect([name, freeText(printed)]).toEqual([name, printed]);
        }
      }),
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
    const long = `Associação NIC.br O'Mattic, ${"ção ".repeat(8)}x`;
    const text = readFileSync(path, "utf8")
      .replace("name: Azion", `name: "Aut O'Mattic Ltd."`)
      .replace("name: Cloudflare", `name: ${JSON.stringify(long)}`)
      .replace("exchanges:\n", `${others.join("")}exchanges:\n`)
      .replace(session, `${session}${sessions.join("")}`);
    writeFileSync(path, text);
    const { code, stderr } = await captured(cwd, "build");
    expect([code, stderr.match(/error\[.*/g)]).toEqual([0, null]);
    for (const name of ["gru1", "bird1", "frr1", "iosxr1"]) {
      const file = readFileSync(join(cwd, `rendered/${name}.conf`), "utf8");
      expect([name, file.includes("AS13335 Associacao NIC.br O'Mattic, cao cao")]).toEqual([
        name,
        true,
      ]);
      expect([name, /^[\x20-\x7e\n\t]*$/.test(file)]).toEqual([name, true]);
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
