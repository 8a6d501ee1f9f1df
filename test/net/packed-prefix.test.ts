import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { collapseIPv6Number, IPv4, IPv6 } from "ip-num";

import {
  formatAddress,
  formatPacked,
  maxLength,
  networkOf,
  packValue,
  parseAddress,
  readPacked,
  readPrefix,
  unpackValue,
  type Family,
  type Prefix,
  type PrefixProblem,
} from "../../src/net/index.ts";

const words = new Uint32Array(8);

/** Addresses of a family with runs of zeros in them. */
function addresses(family: Family): fc.Arbitrary<bigint> {
  const [count, bits] = family === "ipv4" ? [4, 8n] : [8, 16n];
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: (1 << Number(bits)) - 1 }));
  return fc
    .array(group, { minLength: count, maxLength: count })
    .map((groups) => groups.reduce((value, part) => (value << bits) | BigInt(part), 0n));
}

function prefixes(family: Family): fc.Arbitrary<Prefix> {
  return fc
    .tuple(addresses(family), fc.integer({ min: 0, max: maxLength(family) }))
    .map(([value, length]) => networkOf({ family, value }, length));
}

/** The printing of ip-num. */
function printed(family: Family, value: bigint): string {
  return family === "ipv4"
    ? IPv4.fromNumber(value).toString()
    : collapseIPv6Number(IPv6.fromBigInt(value).toString());
}

/** What reading a prefix means, by the reading of addresses, which ip-num does. */
function readSlowly(text: string): Prefix | PrefixProblem {
  const [before = "", after, ...more] = text.split("/");
  const address = parseAddress(before);
  if (address === null || more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(after ?? "")) {
    return "syntax";
  }
  const length = Number(after);
  const bits = maxLength(address.family);
  if (length > bits) return "length";
  if (address.value % (1n << BigInt(bits - length)) !== 0n) return "host-bits";
  return { ...address, length };
}

function expectReadAsSlowly(text: string, family: Family): void {
  const expected = readSlowly(text);
  expect(readPrefix(text)).toEqual(expected);
  const length = readPacked(text, family, words);
  if (typeof expected === "string") expect(length).toBe(expected);
  else if (expected.family !== family) expect(length).toBe("syntax");
  else {
    expect(length).toBe(expected.length);
    expect(unpackValue(family, words, 0)).toBe(expected.value);
  }
}

describe.each(["ipv4", "ipv6"] as const)("packed %s prefixes", (family) => {
  test("are printed as ip-num prints them, in any position", () => {
    fc.assert(
      fc.property(addresses(family), fc.nat(4), (value, offset) => {
        packValue(family, value, words, offset);
        expect(unpackValue(family, words, offset)).toBe(value);
        expect(formatPacked(family, words, offset)).toBe(printed(family, value));
        expect(formatAddress({ family, value })).toBe(printed(family, value));
      }),
      { numRuns: 2000 },
    );
  });

  test("are read as ip-num reads their addresses", () => {
    fc.assert(
      fc.property(prefixes(family), fc.boolean(), (prefix, upper) => {
        const text = `${printed(family, prefix.value)}/${prefix.length}`;
        expect(readSlowly(text)).toEqual(prefix);
        expectReadAsSlowly(upper ? text.toUpperCase() : text, family);
      }),
      { numRuns: 1000 },
    );
  });

  test("have bits after their length or not, at every length", () => {
    const bits = maxLength(family);
    for (let length = 0; length <= bits; length++) {
      for (let bit = 0; bit < bits; bit++) {
        const value = 1n << BigInt(bits - 1 - bit);
        const text = `${printed(family, value)}/${length}`;
        expect(readPacked(text, family, words)).toBe(bit < length ? length : "host-bits");
      }
    }
  });

  test("are accepted and refused as parseAddress does it, however they are written", () => {
    const part = fc.constantFrom(
      ..."0 00 1 a F 255 256 db8 12345 : :: . / 24 128 /32 192.0.2.0 2001:db8:: ::ffff: g".split(
        " ",
      ),
      " ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expectReadAsSlowly(parts.join(""), family);
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
  "::1::/128",
  "1:2:3:4:5:6:7:8/128",
  "1:2:3:4:5:6:7:/128",
  "1:2:3:4:5:6:7:8:9/128",
  "00001::/64",
  "2001:db8::/129",
  "2001:db8::/032",
  "2001:db8::1/64",
  "2001:db8::",
  "2001:db8::/",
  "192.0.2.0/24 ",
  "192.0.2.0.0/24",
  "192.0.2/24",
  "192.0.02.0/24",
])("%s is read as parseAddress reads it", (text) => {
  expectReadAsSlowly(text, "ipv4");
  expectReadAsSlowly(text, "ipv6");
});
