import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  comparePrefixes,
  covers,
  defaultRoute,
  formatPrefix,
  halves,
  holds,
  maxLength,
  networkOf,
  parsePrefix,
  readPrefix,
  type Prefix,
} from "../../src/net/index.ts";
import { anyPrefix, SMALL_WORLD } from "./example.ts";

/** The first bits of a prefix, as a text: `covers` is then `startsWith`. */
function bitsOf({ family, value, length }: Prefix): string {
  return `${family}:${value.toString(2).padStart(maxLength(family), "0").slice(0, length)}`;
}

describe("prefixes", () => {
  test("print and read back, for every prefix", () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => expect(readPrefix(formatPrefix(prefix))).toEqual(prefix)),
    );
  });

  test.each([
    ["10.0.0.0", "syntax"],
    ["10.0.0.0/", "syntax"],
    ["10.0.0.0/08", "syntax"],
    ["10.0.0.0/-1", "syntax"],
    ["10.0.0.0/8 ", "syntax"],
    ["10.0.0.0/8\n", "syntax"],
    ["10/8", "syntax"],
    ["010.0.0.0/8", "syntax"],
    ["10.0.0.0/255.0.0.0", "syntax"],
    ["10.0.0.0/33", "length"],
    ["::/129", "length"],
    ["::/999", "length"],
    ["10.0.0.1/8", "host-bits"],
    ["2001:db8::1/32", "host-bits"],
  ])("%j is none: %s", (text, problem) => {
    expect(readPrefix(text)).toBe(problem);
    expect(parsePrefix(text)).toBeNull();
  });

  test("cover what begins with their bits, and nothing of the other family", () => {
    const near = fc
      .tuple(anyPrefix, fc.nat(128))
      .chain(([inner, n]) =>
        fc.constantFrom(
          { outer: networkOf(inner, Math.min(n, inner.length)), inner },
          { outer: inner, inner: networkOf(inner, Math.min(n, inner.length)) },
        ),
      );
    fc.assert(
      fc.property(
        fc.oneof(near, fc.record({ outer: anyPrefix, inner: anyPrefix })),
        ({ outer, inner }) => {
          expect(covers(outer, inner)).toBe(bitsOf(inner).startsWith(bitsOf(outer)));
        },
      ),
    );
    for (const outer of SMALL_WORLD) {
      for (const inner of SMALL_WORLD) {
        expect(covers(outer, inner)).toBe(bitsOf(inner).startsWith(bitsOf(outer)));
      }
    }
  });

  test("hold an address exactly where they cover it as a prefix", () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, ({ family, value }, prefix) => {
        const host = { family, value, length: maxLength(family) };
        expect(holds(prefix, { family, value })).toBe(covers(prefix, host));
      }),
    );
    expect(holds(defaultRoute("ipv6"), { family: "ipv4", value: 0n })).toBe(false);
  });

  test("have two halves, which are all there is between them and the next longer ones", () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        fc.pre(prefix.length < maxLength(prefix.family));
        expect(halves(prefix).map(bitsOf)).toEqual([`${bitsOf(prefix)}0`, `${bitsOf(prefix)}1`]);
      }),
    );
  });

  test("are ordered by family, address, and length", () => {
    const texts = ["::/0", "10.0.0.0/9", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "10.0.0.0/32"];
    const sorted = texts.map((text) => parsePrefix(text) as Prefix).sort(comparePrefixes);
    expect(sorted.map(formatPrefix)).toEqual([
      "0.0.0.0/0",
      "10.0.0.0/8",
      "10.0.0.0/9",
      "10.0.0.0/32",
      "::/0",
      "2001:db8::/32",
    ]);
  });
});
