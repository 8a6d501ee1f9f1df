import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { readBodyTokens, readTokens } from "../../../../src/platforms/bird/reader/tokens.ts";

/** What all tokens are, in one pattern: blanks and comments; texts; addresses; numbers; words; signs; anything else. */
const PATTERN =
  /[ \t\r\n]+|#[^\n]*|\/\*[\s\S]*?\*\/|"([^"\n]*)"|((?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?|(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F:.]*(?:\/\d{1,3})?)|(0x[0-9a-fA-F]+|\d+)|([A-Za-z_][A-Za-z0-9_]*|'[^'\n]*')|(\[=|=\]|&&|\|\||!=|!~|<=|>=|->|\.\.|[^])/g;

function byPattern(text: string, first: number) {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const [, quoted, address, number, word, sign] = match;
    const line = first + text.slice(0, match.index).split("\n").length - 1;
    if (quoted !== undefined) return [{ kind: "text", text: quoted, line }];
    if (address !== undefined) {
      return [{ kind: address.includes("/") ? "prefix" : "address", text: address, line }];
    }
    if (number !== undefined) return [{ kind: "number", text: number, line }];
    if (word !== undefined) return [{ kind: "word", text: word.replaceAll("'", ""), line }];
    return sign === undefined ? [] : [{ kind: "sign", text: sign, line }];
  });
}

// No bracket that could open a set: those are read as one token.
const PIECES = [
  ...Array.from("{}();,~!=<>&|-+*?.:/#\"'\n \t\r_ü@"),
  ...[
    "a",
    "fe80",
    "Word_1",
    "0x1f",
    "0",
    "24",
    "255",
    "1..2",
    "10.0.0.0",
    "2001:db8::",
    "/*",
    "*/",
  ],
  ...["[=", "=]", "abcd:", "::", "10.0.0.0/8", "2001:db8::/32", "filter"],
];

describe("tokens", () => {
  test("mean what one pattern means, in any combination", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (given, line) => {
        expect(readBodyTokens(given, line)).toEqual(byPattern(given, line));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "filter f { accept; }",
    "define A = 1; filter f { if a then { reject; } }",
    "protocol device {}\nfilter f { # }\n }",
  ])("of `%s`, a body is one of them", (text) => {
    expect(readTokens(text).filter(({ kind }) => kind === "body")).toHaveLength(1);
  });

  test.each([
    'filter f { reject "}"; }',
    "filter 'f' { if '}' then reject; }",
    "filter f { /* } */ }",
    "filter f { accept;",
    "protocol bgp a { filter f { accept; } }",
    "import filter f { accept; }",
    "filter { accept; }",
  ])("of `%s`, nothing is a body", (text) => {
    expect(readTokens(text).some(({ kind }) => kind === "body")).toBe(false);
  });
});
