import { isIPv4, isIPv6 } from "node:net";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  compareAddresses,
  equalAddresses,
  formatAddress,
  parseAddress,
  type Address,
} from "../../src/net/index.ts";
import { parseUnusual } from "../../src/net/address.ts";

const ipv4 = fc
  .bigInt({ min: 0n, max: 2n ** 32n - 1n })
  .map((value): Address => ({ family: "ipv4", value }));
/** With many zero groups, so that `::` has something to replace. */
const ipv6 = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
    minLength: 8,
    maxLength: 8,
  })
  .map((groups): Address => ({
    family: "ipv6",
    value: groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n),
  }));
const anyAddress = fc.oneof(ipv4, ipv6);

describe("addresses", () => {
  test("print and read back, for every address", () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });

  test("are printed as RFC 5952 says", () => {
    // The host of a URL is printed by the same rules (WHATWG URL, 3.5).
    fc.assert(
      fc.property(ipv6, (address) => {
        const text = formatAddress(address);
        expect(new URL(`http://[${text}]/`).hostname).toBe(`[${text}]`);
      }),
      { numRuns: 1000 },
    );
    const printed = (text: string): string => formatAddress(parseAddress(text) as Address);
    expect(printed("2001:DB8:0:0:1:0:0:1")).toBe("2001:db8::1:0:0:1");
    expect(printed("2001:db8:0:1:1:1:1:1")).toBe("2001:db8:0:1:1:1:1:1");
    expect(printed("0:0:0:0:0:0:0:0")).toBe("::");
    expect(printed("::ffff:192.0.2.1")).toBe("::ffff:c000:201");
  });

  test("accept nothing that the operating system's reading does not, and IPv4 as strictly", () => {
    const word = fc.string({
      unit: fc.constantFrom(..."0123456789abcdefABCDEF:::...%x- \n/".split("")),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.oneof(word, anyAddress.map(formatAddress), fc.string()), (text) => {
        const parsed = parseAddress(text);
        if (isIPv4(text)) expect(parsed?.family).toBe("ipv4");
        else if (parsed) expect(isIPv6(text)).toBe(true);
        else expect(isIPv6(text) && !text.includes("%")).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test("are read in the quick way as in the careful one", () => {
    const part = fc.constantFrom(
      ..."0 1 7 a F 25 255 256 db8 12345 : :: . 192.0.2.1 ::ffff: g".split(" "),
    );
    const joined = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(joined, anyAddress.map(formatAddress)), (text) => {
        expect(parseAddress(text)).toEqual(parseUnusual(text));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    "",
    "1.2.3",
    "1.2.3.4.",
    "1.2.3.256",
    "01.2.3.4",
    "0x1.2.3.4",
    " 1.2.3.4",
    "1.2.3.4\n",
    "1.2.3.4/32",
    "fe80::1%eth0",
    ":::",
    "1::2::3",
    "12345::",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "::ffff:1.2.3.256",
    "[::1]",
  ])("%j is none", (text) => expect(parseAddress(text)).toBeNull());

  test("are ordered by family, then by value", () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (a, b) => {
        const order = compareAddresses(a, b);
        expect(Math.sign(compareAddresses(b, a))).toBe(-Math.sign(order) + 0);
        expect(order === 0).toBe(equalAddresses(a, b));
        if (a.family === b.family) expect(order < 0).toBe(a.value < b.value);
        else expect(order < 0).toBe(a.family === "ipv4");
      }),
    );
  });
});
