import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { comment, isName, MAX_TEXT, quote, unquotable } from "../../../src/platforms/bird/quote.ts";

describe("free text", () => {
  test.each([
    ['a "b', '"'],
    ["a $HOME", "$"],
    ["a\nb", "U+000A"],
    ["São", "U+00E3"],
    ["a\u2028b", "U+2028"],
    ["tab\there", "U+0009"],
    ["\u{1F600}", "U+1F600"],
  ])("%j holds %s, which cannot be quoted", (text, character) => {
    expect(unquotable(text)).toBe(character);
    expect(() => quote(text)).toThrow("unsafe");
  });

  test.each(["AS13335 Cloudflare at ix-br-sp", "a; } # b /* { \\ 'c' | d", ""])(
    "%j can",
    (text) => {
      expect(unquotable(text)).toBeNull();
      expect(quote(text)).toBe(`"${text}"`);
    },
  );

  test("a text of 4096 bytes would abort bird", () => {
    expect(quote("x".repeat(MAX_TEXT))).toHaveLength(MAX_TEXT + 2);
    expect(() => quote("x".repeat(MAX_TEXT + 1))).toThrow("unsafe");
  });

  test("what is quoted is one string of the lexer, whatever went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        if (unquotable(text) !== null) return;
        // conf/cf-lex.l: a string is everything up to the next double quote, without newlines.
        expect(/^"[^"\n$]*"$/.exec(quote(text))?.[0]).toBe(`"${text}"`);
      }),
    );
  });
});

describe("comments", () => {
  test("stay on their line and hold no placeholder, whatever is in them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(comment(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}$]/u);
      }),
    );
    expect(comment("AS1\nprotocol bgp evil { ${BGP_PASSWORD} }")).toBe(
      "AS1 protocol bgp evil {  {BGP_PASSWORD} }",
    );
    expect(comment("São Paulo")).toBe("São Paulo");
  });
});

describe("names", () => {
  test("only letters, digits and _ after PEERC_ are printed unchanged", () => {
    expect(isName("PEERC_AS13335_IX_BR_SP_V4")).toBe(true);
    for (const text of ["", "PEERC_", "AS1", "PEERC_A-B", "PEERC_A B", "PEERC_A;", "PEERC_A\n"]) {
      expect(isName(text)).toBe(false);
    }
  });
});
