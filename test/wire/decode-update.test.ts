import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatPrefix, parseAddress, parsePrefix, type Prefix } from "../../src/net/index.ts";
import { parseAsPath } from "../../src/policy/index.ts";
import type { ReceivedRoute } from "../../src/routes/index.ts";
import {
  Cursor,
  decodeUpdate,
  unpackAttributes,
  withNextHop,
  type Update,
} from "../../src/wire/index.ts";
import { u16, u32, type Bytes } from "../live/bgp/bytes.ts";
import { arbitraryRoute } from "../routes/arbitrary-route.ts";
import { attribute, encodeUpdate, type SentRoute } from "./encode-bgp.ts";

const NO_PATHS = { ipv4: false, ipv6: false };

function decode(bytes: Buffer | Bytes, asnBytes: 2 | 4 = 4, hasPathIds = false) {
  const addPath = hasPathIds ? { ipv4: true, ipv6: true } : NO_PATHS;
  return decodeUpdate(new Cursor(Buffer.from(bytes)), { asnBytes, addPath });
}

function prefix(text: string): Prefix {
  const read = parsePrefix(text);
  if (!read) throw new Error(text);
  return read;
}

/** A route that BGP can send, and not only our form can hold. */
const sent: fc.Arbitrary<SentRoute> = arbitraryRoute
  .filter((route): route is ReceivedRoute & SentRoute => route.nextHop !== null)
  .map((route) => ({ ...route, communities: inOrder(route.communities) }));

const KINDS = ["standard", "extended", "large"] as const;
const inOrder = (all: SentRoute["communities"]) =>
  KINDS.flatMap((kind) => all.filter((one) => one.kind === kind));

/** An UPDATE with these attributes, and 192.0.2.0/24. */
function withAttributes(...attributes: readonly Bytes[]): Bytes {
  const all = attributes.flat();
  return [...u16(0), ...u16(all.length), ...all, 24, 192, 0, 2];
}

const ORIGIN = attribute(0x40, 1, [0]);
const NEXT_HOP = attribute(0x40, 3, [192, 0, 2, 1]);
const PATH = attribute(0x40, 2, [2, 1, ...u32(64500)]);

describe("UPDATE", () => {
  test("says what was encoded", () => {
    fc.assert(
      fc.property(
        sent,
        fc.array(sent, { maxLength: 3 }),
        fc.constantFrom(2 as const, 4 as const),
        fc.boolean(),
        (route, gone, asnBytes, hasPathIds) => {
          const withId = (one: SentRoute) => ({
            ...one,
            pathId: hasPathIds ? (one.pathId ?? 0) : null,
          });
          const [one, others] = [withId(route), gone.map(withId)];
          const update = decode(encodeUpdate(others, [one], asnBytes), asnBytes, hasPathIds);
          const { prefix, pathId, nextHop, ...attributes } = one;
          const { asPath, communities, med, localPreference, origin, otc } = attributes;
          const removed = others.map((other) => ({ prefix: other.prefix, pathId: other.pathId }));
          expect(update).toEqual({
            withdrawn: [
              ...removed.filter((other) => other.prefix.family === "ipv4"),
              ...removed.filter((other) => other.prefix.family === "ipv6"),
            ],
            announced: [{ prefix, pathId, nextHop }],
            attributes: {
              ...{ asPath, communities, med, localPreference, origin, otc },
              hasConfederation: false,
              nextHop: nextHop.family === "ipv4" ? nextHop : null,
            },
            packed: typeof update === "string" ? "" : update.packed,
            endOf: null,
            otherFamilies: [],
          } satisfies Update);
          if (typeof update === "string") return;
          expect(unpackAttributes(withNextHop(update.packed, nextHop))).toEqual({
            ...update.attributes,
            nextHop,
          });
        },
      ),
    );
  });

  test("never throws when it is damaged or cut off", () => {
    fc.assert(
      fc.property(sent, fc.nat(), fc.nat(255), fc.boolean(), (route, at, byte, hasPathIds) => {
        const bytes = encodeUpdate([route], [route]);
        for (let end = 0; end <= bytes.length; end++) decode(bytes.subarray(0, end), 4, hasPathIds);
        bytes[at % bytes.length] = byte;
        decode(bytes, 2, hasPathIds);
      }),
      { numRuns: 50 },
    );
  });

  test("that is cut off in its attributes is malformed", () => {
    const whole = Buffer.from(withAttributes(ORIGIN, PATH, NEXT_HOP));
    // The last bytes are a prefix, without which the rest withdraws and announces nothing.
    for (let end = 0; end < whole.length - 4; end++) {
      expect([end, typeof decode(whole.subarray(0, end))]).toEqual([end, "string"]);
    }
  });

  test.each<readonly [string, readonly Bytes[], string]>([
    ["no ORIGIN", [PATH, NEXT_HOP], "ORIGIN is missing"],
    ["ORIGIN 3", [attribute(0x40, 1, [3]), PATH, NEXT_HOP], "ORIGIN is malformed"],
    ["no AS_PATH", [ORIGIN, NEXT_HOP], "AS_PATH is missing"],
    ["no NEXT_HOP", [ORIGIN, PATH], "NEXT_HOP is missing"],
    [
      "a long NEXT_HOP",
      [ORIGIN, PATH, attribute(0x40, 3, [1, 2, 3, 4, 5])],
      "NEXT_HOP is malformed",
    ],
    ["ORIGIN twice", [ORIGIN, ORIGIN, PATH, NEXT_HOP], "ORIGIN is there twice"],
    ["an optional ORIGIN", [attribute(0xc0, 1, [0]), PATH, NEXT_HOP], "ORIGIN has the wrong flags"],
    [
      "an empty segment",
      [ORIGIN, attribute(0x40, 2, [2, 0]), NEXT_HOP],
      "AS_PATH has a segment without ASNs",
    ],
    [
      "a segment that is too long",
      [ORIGIN, attribute(0x40, 2, [2, 2, ...u32(1)]), NEXT_HOP],
      "AS_PATH has a segment that goes beyond its end",
    ],
    [
      "an unknown segment",
      [ORIGIN, attribute(0x40, 2, [5, 1, ...u32(1)]), NEXT_HOP],
      "AS_PATH has a segment of the unknown type 5",
    ],
    [
      "a short MED",
      [ORIGIN, PATH, NEXT_HOP, attribute(0x80, 4, [1])],
      "MULTI_EXIT_DISC is malformed",
    ],
    [
      "half a community",
      [ORIGIN, PATH, NEXT_HOP, attribute(0xc0, 8, [1, 2])],
      "COMMUNITIES is malformed",
    ],
    [
      "no large community",
      [ORIGIN, PATH, NEXT_HOP, attribute(0xc0, 32, [])],
      "LARGE_COMMUNITY is malformed",
    ],
    [
      "a next hop of five bytes",
      [ORIGIN, PATH, attribute(0x80, 14, [0, 2, 1, 5, 1, 2, 3, 4, 5, 0, 0]), NEXT_HOP],
      "MP_REACH_NLRI has a malformed next hop",
    ],
    [
      "an IPv4 next hop of IPv6",
      [ORIGIN, PATH, attribute(0x80, 14, [0, 2, 1, 4, 1, 2, 3, 4, 0, 0]), NEXT_HOP],
      "MP_REACH_NLRI has a malformed next hop",
    ],
  ])("with %s is malformed", (_, attributes, problem) => {
    expect(decode(withAttributes(...attributes))).toBe(problem);
  });

  test("with a prefix that is too long is malformed", () => {
    expect(decode([...u16(2), 33, 1, ...u16(0)])).toBe("a withdrawn prefix is malformed");
    expect(decode([...withAttributes(ORIGIN, PATH, NEXT_HOP), 33])).toBe("a prefix is malformed");
  });

  test("ends the routes of a family", () => {
    expect(decode([0, 0, 0, 0])).toMatchObject({ endOf: "ipv4" });
    expect(decode([0, 0, 0, 6, 0x80, 15, 3, 0, 2, 1])).toMatchObject({ endOf: "ipv6" });
    expect(decode([0, 0, 0, 7, 0x90, 15, 0, 3, 0, 1, 1])).toMatchObject({ endOf: "ipv4" });
    expect(decode([0, 0, 0, 6, 0x80, 15, 3, 0, 1, 128])).toMatchObject({
      endOf: null,
      otherFamilies: ["IPv4 VPN"],
    });
  });

  test("bits after a prefix do not count", () => {
    const update = decode([...u16(2), 4, 0xff, ...u16(0)]);
    expect(
      typeof update === "string" ? update : update.withdrawn.map((one) => formatPrefix(one.prefix)),
    ).toEqual(["240.0.0.0/4"]);
  });

  test("takes the global one of two next hops, and a link-local one that is alone", () => {
    const [global, local] = ["2001:db8::1", "fe80::1"].map(parseAddress);
    const bytes = (one: typeof global) => {
      const hex = (one?.value ?? 0n).toString(16).padStart(32, "0");
      return [...Buffer.from(hex, "hex")];
    };
    const hopOf = (...hop: readonly number[]) => {
      const reach = attribute(0x80, 14, [0, 2, 1, hop.length, ...hop, 0, 16, 0x20, 1]);
      const update = decode(withAttributes(ORIGIN, PATH, NEXT_HOP, reach));
      return typeof update === "string" ? update : update.announced[0]?.nextHop;
    };
    expect(hopOf(...bytes(global), ...bytes(local))).toEqual(global);
    expect(hopOf(...bytes(local))).toEqual(local);
    expect(hopOf(...Array<number>(16).fill(0), ...bytes(local))).toEqual(local);
  });

  test("of a confederation says so", () => {
    const path = attribute(0x40, 2, [3, 1, ...u32(65001), 2, 1, ...u32(64500)]);
    expect(decode(withAttributes(ORIGIN, path, NEXT_HOP))).toMatchObject({
      attributes: { asPath: [64500], hasConfederation: true },
    });
  });

  // RFC 6793, 4.2.3.
  test.each([
    ["23456 23456", "100000 200000", "100000 200000"],
    ["64500 23456 23456", "100000 200000", "64500 100000 200000"],
    ["64500", "100000 200000", "64500"],
    ["64500 {1,2} 23456", "{3,4} 200000", "64500 {3,4} 200000"],
  ])("completes %s with %s", (path, as4Path, whole) => {
    const encode = (text: string, bytes: (n: number) => Bytes) =>
      (parseAsPath(text) ?? []).flatMap((one) =>
        typeof one === "number" ? [2, 1, ...bytes(one)] : [1, one.length, ...one.flatMap(bytes)],
      );
    const attributes = [
      ORIGIN,
      attribute(0x40, 2, encode(path, u16)),
      NEXT_HOP,
      attribute(0xc0, 17, encode(as4Path, u32)),
    ];
    const expected = { attributes: { asPath: parseAsPath(whole) } };
    expect(decode(withAttributes(...attributes), 2)).toMatchObject(expected);
  });

  test("with ASNs of four bytes does not need AS4_PATH, which is ignored", () => {
    const as4Path = attribute(0xc0, 17, [2, 1, ...u32(1)]);
    expect(decode(withAttributes(ORIGIN, PATH, NEXT_HOP, as4Path))).toMatchObject({
      attributes: { asPath: [64500] },
    });
  });

  test("route targets of four bytes with a short ASN are other communities than those of two", () => {
    const value = [2, 2, ...u32(64500), ...u16(7), 0, 2, ...u16(64500), ...u32(7)];
    const update = decode(withAttributes(ORIGIN, PATH, NEXT_HOP, attribute(0xc0, 16, value)));
    expect(update).toMatchObject({
      attributes: { communities: [{ kind: "extended", administrator: 64500, value: 7 }] },
      announced: [{ prefix: prefix("192.0.2.0/24") }],
    });
  });
});
