import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { PrefixScanner, readPrefix, unpackValue } from "../../src/net/index.ts";

const part = fc.constantFrom(
  ..."0 1 7 a F 25 255 db8 12345 : :: . / 24 128 /32 192.0.2.0/24 2001:db8::/32 ::/0 ::ffff: g".split(
    " ",
  ),
  " ",
  "\n",
  ",",
  "{",
);
const texts = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(""));

describe("PrefixScanner", () => {
  test("reads in the middle of a text what readPrefix reads on its own, up to where it ends", () => {
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const scanner = new PrefixScanner();
        const whole = before + text;
        if (!scanner.scan(whole, before.length)) return;
        const { family, length, end, words } = scanner;
        expect(readPrefix(whole.slice(before.length, end))).toEqual({
          family,
          length,
          value: unpackValue(family, words, 0),
        });
        expect(/^\d/.test(whole.slice(end))).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    "192.0.2.0/24",
    "0.0.0.0/0",
    "255.255.255.255/32",
    "2001:db8::/32",
    "::/0",
    "::1/128",
    "1:2:3:4:5:6:7:8/128",
  ])("finds %s plain", (text) => {
    const scanner = new PrefixScanner();
    expect(scanner.scan(`  ${text},`, 2)).toBe(true);
    expect(scanner.end).toBe(2 + text.length);
  });

  test.each([
    "192.0.2.1/24",
    "192.0.2.0/33",
    "192.0.02.0/24",
    "192.0.2.0",
    "2001:db8::1/32",
    ":1::/16",
    "1:::/16",
    "",
  ])("leaves %s to others", (text) => {
    expect(new PrefixScanner().scan(text, 0)).toBe(false);
  });
});
