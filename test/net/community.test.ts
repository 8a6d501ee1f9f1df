import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  compareCommunities,
  formatCommunity,
  MAX_ASN,
  parseCommunity,
  WELL_KNOWN,
  type Community,
} from "../../src/net/index.ts";

const u16 = fc.integer({ min: 0, max: 65535 });
const u32 = fc.integer({ min: 0, max: MAX_ASN });
const anyCommunity: fc.Arbitrary<Community> = fc.oneof(
  fc.record({ kind: fc.constant("standard" as const), high: u16, low: u16 }),
  fc.record({ kind: fc.constant("large" as const), global: u32, local1: u32, local2: u32 }),
  fc.record({ kind: fc.constant("extended" as const), administrator: u16, value: u32 }),
  fc.record({
    kind: fc.constant("extended" as const),
    administrator: fc.integer({ min: 65536, max: MAX_ASN }),
    value: u16,
  }),
);

describe("communities", () => {
  test("print and read back, for every community", () => {
    fc.assert(
      fc.property(anyCommunity, (c) => expect(parseCommunity(formatCommunity(c))).toEqual(c)),
    );
  });

  test.each([
    ["graceful-shutdown", "65535:0"],
    ["blackhole", "65535:666"],
    ["no-export", "65535:65281"],
    ["no-advertise", "65535:65282"],
    ["no-export-subconfed", "65535:65283"],
    ["no-peer", "65535:65284"],
  ])("%s is %s", (name, numbers) => {
    expect(parseCommunity(name)).toEqual(parseCommunity(numbers));
    expect(Object.keys(WELL_KNOWN)).toContain(name);
  });

  test.each([
    "",
    "1",
    "1:",
    "65536:1",
    "1:65536",
    "01:1",
    "1:1:1:1",
    "4294967296:1:1",
    "1:1:4294967296",
    "rt:1",
    "rt:65536:65536",
    "rt:4294967296:1",
    "ro:1:1",
    "soo:1:1",
    "1:1 ",
    "1:1\n",
    "-1:1",
    "*:1",
    "BLACKHOLE",
    "toString",
    "__proto__",
  ])("%j is none", (text) => expect(parseCommunity(text)).toBeNull());

  test("are the same in their order only where they are the same", () => {
    fc.assert(
      fc.property(anyCommunity, anyCommunity, anyCommunity, (a, b, c) => {
        expect(compareCommunities(a, b) === 0).toBe(formatCommunity(a) === formatCommunity(b));
        expect(compareCommunities(a, b) < 0).toBe(compareCommunities(b, a) > 0);
        if (compareCommunities(a, b) <= 0 && compareCommunities(b, c) <= 0) {
          expect(compareCommunities(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
