import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatObjectName, parseObjectName } from "../../src/net/index.ts";

describe("parseObjectName", () => {
  test.each([
    ["AS-AZION", "as-set", null, "AS-AZION"],
    ["radb::as-azion", "as-set", "RADB", "AS-AZION"],
    ["RIPE-NONAUTH::AS-X_Y-1", "as-set", "RIPE-NONAUTH", "AS-X_Y-1"],
    ["AS64496:AS-CONE", "as-set", null, "AS64496:AS-CONE"],
    ["AS-A:AS64496:AS-B", "as-set", null, "AS-A:AS64496:AS-B"],
    ["RIPE::AS1:AS2:AS3:AS4:AS-X", "as-set", "RIPE", "AS1:AS2:AS3:AS4:AS-X"],
    ["RS-FOO", "route-set", null, "RS-FOO"],
    ["AS64496:RS-FOO", "route-set", null, "AS64496:RS-FOO"],
    ["as64496", "asn", null, "AS64496"],
    ["AS4294967295", "asn", null, "AS4294967295"],
  ])("%s is an %s", (text, kind, source, name) => {
    const asn = kind === "asn" ? Number(name.slice(2)) : null;
    expect(parseObjectName(text)).toEqual({ kind, source, name, asn });
  });

  test.each([
    "",
    "AS-",
    "AS-X-",
    "AS--",
    "AS",
    "ASFOO",
    "AS64496:FOO",
    "AS64496:AS64497",
    "AS-X:RS-Y",
    "AS1:AS2:AS3:AS4:AS5:AS-X",
    "AS01",
    "AS4294967296",
    "AS1.1",
    "64496",
    "::AS-X",
    "RADB::",
    "RADB:AS-X",
    "RADB::RIPE::AS-X",
    "RADB:::AS-X",
    "9SRC::AS-X",
    "EXCEPT",
    "ANY",
    "-v",
    "--help",
    "-h evil.example:43",
    "AS-X -F",
    "AS-X;id",
    "AS-$(id)",
    "AS-`id`",
    "AS-X|cat",
    "AS-X AS-Y",
    "AS-X\n!iAS-DEMO",
    "AS-X\r",
    "AS-X\0",
    "AS-X,1",
    "AS-X^+",
    "AS-É",
    "ＡＳ-X",
    "AS-ſ",
    "../AS-X",
    "AS-X/../..",
    "RADB::__proto__",
    "constructor",
    `AS-${"X".repeat(198)}`,
  ])("%j is none", (text) => expect(parseObjectName(text)).toBeNull());

  test("gives only names of safe characters, that read back as themselves", () => {
    const piece = fc.constantFrom(
      ..."AS- RS- AS1 AS64496 RADB X x _ - : :: ^ , ; $ \n \0 \u0131 \u017f é".split(" "),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((p) => p.join("")),
          fc.string(),
        ),
        (text) => {
          const name = parseObjectName(text);
          if (name === null) return;
          const printed = formatObjectName(name);
          expect(printed).toMatch(/^[A-Z][A-Z0-9:_-]*$/);
          expect(printed.length).toBeLessThanOrEqual(200);
          expect(parseObjectName(printed)).toEqual(name);
          expect(printed).toBe(text.toUpperCase());
        },
      ),
      { numRuns: 3000 },
    );
  });
});
