import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatPacked, packPrefix, readPacked, unpackPrefix } from "../../src/irr/packed-prefix.ts";
import { formatPrefix, networkOf, readPrefix, type Family } from "../../src/net/index.ts";

const words = new Uint32Array(4);

/** Prefixes of a family with runs of zeros in them. */
function prefixes(family: Family) {
  const groups = family === "ipv4" ? 4 : 8;
  const bits = family === "ipv4" ? 8n : 16n;
  const group = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: family === "ipv4" ? 255 : 65535 }),
  );
  return fc
    .tuple(
      fc.array(group, { minLength: groups, maxLength: groups }),
      fc.integer({ min: 0, max: family === "ipv4" ? 32 : 128 }),
    )
    .map(([all, length]) => {
      const value = all.reduce((sum, part) => (sum << bits) | BigInt(part), 0n);
      return networkOf({ family, value }, length);
    });
}

describe.each(["ipv4", "ipv6"] as const)("packed %s prefixes", (family) => {
  test("are read and printed as net does it", () => {
    fc.assert(
      fc.property(prefixes(family), (prefix) => {
        const text = formatPrefix(prefix);
        expect(readPacked(text, family, words)).toBe(prefix.length);
        expect(unpackPrefix(family, words, 0, prefix.length)).toEqual(prefix);
        expect(formatPacked(family, words, 0, prefix.length)).toBe(text);
        const table = new Uint32Array(8);
        packPrefix(prefix, table.subarray(4));
        expect(formatPacked(family, table, 4, prefix.length)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test("are accepted and refused as net does it, however they are written", () => {
    const part = fc.constantFrom(
      "0",
      "00",
      "1",
      "a",
      "F",
      "255",
      "256",
      "db8",
      "12345",
      ":",
      "::",
      ".",
      "/",
      "24",
      "128",
      "/32",
      " ",
      "192.0.2.0",
      "2001:db8::",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const expected = readPrefix(text);
        const length = readPacked(text, family, words);
        if (typeof expected === "string") expect(length).toBe(expected);
        else if (expected.family !== family) expect(length).toBe("syntax");
        else {
          expect(length).toBe(expected.length);
          expect(unpackPrefix(family, words, 0, expected.length)).toEqual(expected);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

test.each([
  "2001:db8:0:0:0:0:0:0/32",
  "2001:0DB8::/32",
  "::/0",
  "::1/128",
  "1:2:3:4:5:6:7::/112",
  "::2:3:4:5:6:7:8/128",
  "1::8/128",
  "::ffff:192.0.2.0/120",
  "1:2:3:4:5:6:7:8::/128",
  "1:::8/128",
  ":1::/64",
  "1:2:3:4:5:6:7:8/128",
  "1:2:3:4:5:6:7:/128",
  "2001:db8::/129",
  "2001:db8::1/64",
])("%s is read as net reads it", (text) => {
  const expected = readPrefix(text);
  const length = readPacked(text, "ipv6", words);
  expect(length).toEqual(typeof expected === "string" ? expected : expected.length);
  if (typeof expected !== "string") {
    expect(unpackPrefix("ipv6", words, 0, expected.length)).toEqual(expected);
  }
});
