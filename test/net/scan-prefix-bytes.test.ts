import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  hasHostBits,
  PrefixScanner,
  scanPrefixBytes,
  WORDS,
  type Family,
} from "../../src/net/index.ts";

const part = fc.constantFrom(
  ..."0 1 7 a F 25 255 256 db8 12345 : : :: . / /24 /32 192.0.2.0/24 2001:db8:: ::/0 2001:db8::/32 1:2:3:4:5:6:7: g".split(
    " ",
  ),
  " ",
  "\u00e9",
);
const octets = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(256))).map((all) => all.join("."));
const groups = fc
  .array(fc.constantFrom("0", "", "1", "db8", "FFFF", "0000", "10000"), {
    minLength: 7,
    maxLength: 9,
  })
  .map((all) => all.join(":"));
const prefixes = fc
  .tuple(fc.oneof(octets, groups, fc.ipV6()), fc.nat(130))
  .map(([address, length]) => `${address}/${length}`);
const texts = fc.oneof(
  fc.array(part, { maxLength: 9 }).map((parts) => parts.join("")),
  prefixes,
);

function scanText(text: string, family: Family) {
  const scanner = new PrefixScanner();
  const whole = scanner.scan(text, 0) && scanner.end === text.length && scanner.family === family;
  return whole ? { length: scanner.length, words: takeWords(scanner.words, family) } : null;
}

function scanBytes(before: string, text: string, family: Family) {
  const words = new Uint32Array(4);
  const bytes = Buffer.from(`${before}${text}0/1`, "latin1");
  const length = scanPrefixBytes(bytes, before.length, before.length + text.length, family, words);
  // Host bits are another function's to find.
  if (length < 0 || hasHostBits(family, words, length)) return null;
  return { length, words: takeWords(words, family) };
}

function takeWords(words: Uint32Array, family: Family): number[] {
  return [...words.subarray(0, WORDS[family])];
}

describe("scanPrefixBytes", () => {
  test("reads of bytes what PrefixScanner reads of a text, and no more or less", () => {
    let read = 0;
    fc.assert(
      fc.property(texts, texts, fc.constantFrom("ipv4", "ipv6"), (before, text, family) => {
        const found = scanBytes(before, text, family);
        expect(found).toEqual(scanText(text, family));
        if (found !== null) read++;
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test.each([
    ["192.0.2.0/24", "ipv4"],
    ["0.0.0.0/0", "ipv4"],
    ["255.255.255.255/32", "ipv4"],
    ["2001:db8::/32", "ipv6"],
    ["2001:DB8:0:1::/64", "ipv6"],
    ["::/0", "ipv6"],
    ["1:2:3:4:5:6:7:8/128", "ipv6"],
  ] as const)("finds %s plain", (text, family) => {
    const found = scanBytes("route: ", text, family);
    expect(found).not.toBeNull();
    expect(found).toEqual(scanText(text, family));
  });
});
