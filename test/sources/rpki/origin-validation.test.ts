import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { covers } from "../../../src/net/index.ts";
import { indexVrps, originValidation } from "../../../src/sources/rpki/origin-validation.ts";
import { SMALL_WORLD } from "../../net/example.ts";
import { prefix, vrp } from "./example.ts";

const VRPS = [
  vrp("192.0.2.0/24 AS64500"),
  vrp("198.51.100.0/22-24 AS64500"),
  vrp("198.51.100.0/24 AS64501"),
  vrp("203.0.113.0/24-32 AS0"),
  vrp("2001:db8::/32-48 AS64500"),
];
const INDEX = indexVrps(VRPS);

describe("origin validation", () => {
  test.each([
    ["192.0.2.0/24", 64500, "valid", [0], [0]],
    ["192.0.2.0/24", 64501, "invalid", [0], []],
    ["192.0.2.0/25", 64500, "invalid", [0], []],
    ["192.0.0.0/16", 64500, "not-found", [], []],
    ["192.0.3.0/24", 64500, "not-found", [], []],
    ["198.51.100.0/24", 64500, "valid", [1, 2], [1]],
    ["198.51.100.0/24", 64501, "valid", [1, 2], [2]],
    ["198.51.100.0/25", 64501, "invalid", [1, 2], []],
    ["203.0.113.0/24", 0, "invalid", [3], []],
    ["203.0.113.7/32", 64500, "invalid", [3], []],
    ["192.0.2.0/24", null, "invalid", [0], []],
    ["10.0.0.0/8", null, "not-found", [], []],
    ["2001:db8:1::/48", 64500, "valid", [4], [4]],
    ["2001:db8:1:1::/64", 64500, "invalid", [4], []],
    ["::/0", 64500, "not-found", [], []],
  ])("of %s from %s: %s", (text, origin, state, covering, matching) => {
    expect(originValidation(prefix(text), origin, INDEX)).toEqual({
      state,
      covering: covering.map((i) => VRPS[i]),
      matching: matching.map((i) => VRPS[i]),
    });
  });

  test("is what RFC 6811 says, in a world of short prefixes", () => {
    const anyPrefix = fc.constantFrom(...SMALL_WORLD);
    const anyVrp = fc
      .record({ prefix: anyPrefix, more: fc.nat(2), asn: fc.nat(2) })
      .map(({ prefix, more, asn }) => ({ prefix, maxLength: prefix.length + more, asn }));
    fc.assert(
      fc.property(fc.array(anyVrp), anyPrefix, fc.nat(2), (vrps, route, origin) => {
        const around = vrps.filter((each) => covers(each.prefix, route));
        const isMatched = around.some(
          ({ asn, maxLength }) => asn !== 0 && asn === origin && route.length <= maxLength,
        );
        const expected = isMatched ? "valid" : around.length > 0 ? "invalid" : "not-found";
        const { state, covering } = originValidation(route, origin, indexVrps(vrps));
        expect(state).toBe(expected);
        expect(new Set(covering)).toEqual(new Set(around));
      }),
    );
  });
});
