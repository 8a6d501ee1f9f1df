import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  isName,
  quoteComment,
  quoteName,
  quoteText,
  unsafeCharacter,
} from "../../../src/platforms/iosxr/quote.ts";

/** Texts with everything that means something to IOS-XR, to `envsubst`, or to a terminal. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "\n",
        "\r",
        "!",
        "#",
        ";",
        "?",
        "|",
        "$",
        "{",
        "}",
        '"',
        "\\",
        "\t",
        "\u2028",
        " ",
        "no neighbor",
        "end-policy",
        "commit",
        "a",
        "'",
        "é",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

describe("free text", () => {
  test("is refused or stays one harmless line", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        if (unsafeCharacter(text) === null) {
          expect(quoteText(text)).toMatch(/^[!-~](?:[ -~]*[!-~])?$/);
          expect(quoteText(text)).not.toMatch(/[!"$;<>?\\`{|}]|^#| {2}/);
        } else expect(() => quoteText(text)).toThrow("not safe");
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["AS13335 Cloudflare (IX.br, 100G): O'Reilly #2", null],
    ["two\nlines", "\n"],
    ["carriage\rreturn", "\r"],
    ["a ! comment", "!"],
    ["# a remark", "#"],
    ["one; two", ";"],
    ["help?", "?"],
    ["$HOME", "$"],
    ["São Paulo", "ã"],
    ["   ", " "],
    ["", " "],
  ])("%j: the first unsafe character is %j", (text, character) => {
    expect(unsafeCharacter(text)).toBe(character);
  });

  test("runs of blanks, which the router keeps as one, are written as one", () => {
    expect(quoteText("  a   b ")).toBe("a b");
  });
});

describe("comments", () => {
  test("are one line of printable ASCII, short, without what envsubst replaces, whatever the text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(quoteComment(text)).toMatch(/^[ -~]{0,160}$/);
        expect(quoteComment(text)).not.toMatch(/[!"$';<>?\\`{|}]/);
      }),
      { numRuns: 2000 },
    );
  });

  test("keep what is safe", () => {
    expect(quoteComment("AS13335: RADB::AS-CLOUDFLARE, IPv4")).toBe(
      "AS13335: RADB::AS-CLOUDFLARE, IPv4",
    );
    expect(quoteComment("x\nno router bgp 1")).toBe("x_no router bgp 1");
    expect(quoteComment("a".repeat(200))).toBe(`${"a".repeat(157)}...`);
  });
});

describe("names", () => {
  test("hold no blank, no line break, nothing a parser splits at", () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom("object", "interface", "keychain", "variable"),
        (text, kind) => {
          if (isName(kind, text)) expect(quoteName(kind, text)).toMatch(/^[\w.:/-]+$/);
          else expect(() => quoteName(kind, text)).toThrow("not a name");
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["object", "PEERC_AS13335_IX_BR_SP_V4", true],
    ["object", "$as", false],
    ["object", "1abc", false],
    ["interface", "TenGigE0/2/0/0.2", true],
    ["interface", "Loopback 0", false],
    ["keychain", "BGP-AO.1", true],
    ["keychain", "a b", false],
    ["variable", "BGP_PASSWORD_13335", true],
    ["variable", "BGP-PASSWORD", false],
  ] as const)("%s %j: %j", (kind, name, expected) => {
    expect(isName(kind, name)).toBe(expected);
  });
});
