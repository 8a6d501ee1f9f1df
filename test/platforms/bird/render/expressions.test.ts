import { describe, expect, test } from "@jest/globals";

import { parseCommunity, readPrefixRange, type Community } from "../../../../src/net/index.ts";
import {
  communityLiteral,
  editStatements,
} from "../../../../src/platforms/bird/render/edit-statements.ts";
import { prefixEntry } from "../../../../src/platforms/bird/render/list-view.ts";
import {
  conditionExpression,
  testExpression,
} from "../../../../src/platforms/bird/render/test-expression.ts";
import type { Edit, Test } from "../../../../src/policy/index.ts";
import {
  address,
  asnList,
  communityList,
  is,
  isNot,
  prefixList,
  remove,
} from "../../../fixtures/plan.ts";

const LOCAL = address("198.51.100.1");
const ORIGINS = asnList("PEERC_ORIGINS", 64496);
const ORIGINS_WITH_ZERO = asnList("PEERC_ORIGINS", 0, 64496);

describe("tests", () => {
  const cases: readonly (readonly [Test, string])[] = [
    [{ kind: "prefix", list: prefixList("PEERC_P", "ipv4", ["192.0.2.0/24"]) }, "net ~ PEERC_P"],
    [{ kind: "as-path-length", atLeast: 65 }, "bgp_path.len >= 65"],
    [{ kind: "as-path-contains", list: ORIGINS_WITH_ZERO }, "bgp_path ~ PEERC_ORIGINS"],
    [{ kind: "as-path-first", asn: 4200000000 }, "bgp_path.first = 4200000000"],
    [{ kind: "as-path-origin", list: ORIGINS }, "bgp_path.last ~ PEERC_ORIGINS"],
    [{ kind: "as-path-has-set" }, "PEERC_has_as_set()"],
    [{ kind: "as-path-empty" }, "bgp_path.len = 0"],
    [{ kind: "next-hop", addresses: [address("2001:db8::2")] }, "bgp_next_hop = 2001:db8::2"],
    [{ kind: "next-hop", addresses: [address("fe80::2")] }, "gw = fe80::2"],
    [
      { kind: "next-hop", addresses: [address("192.0.2.1"), address("192.0.2.2")] },
      "(bgp_next_hop = 192.0.2.1 || bgp_next_hop = 192.0.2.2)",
    ],
    [{ kind: "community", list: communityList("PEERC_C", "65535:666") }, "bgp_community ~ PEERC_C"],
    [
      { kind: "community", list: communityList("PEERC_C", "70000:1:2") },
      "bgp_large_community ~ PEERC_C",
    ],
    [
      { kind: "community", list: communityList("PEERC_C", "rt:70000:2") },
      "bgp_ext_community ~ PEERC_C",
    ],
    [
      { kind: "community-count", atLeast: 101 },
      "bgp_community.len + bgp_large_community.len >= 101",
    ],
    [{ kind: "origin", origin: "incomplete" }, "bgp_origin = ORIGIN_INCOMPLETE"],
    [
      { kind: "origin", origin: "igp" },
      "(bgp_origin != ORIGIN_EGP && bgp_origin != ORIGIN_INCOMPLETE)",
    ],
  ];

  test.each(cases)("%j", (subject, expected) => {
    expect(testExpression(subject, "ipv4")).toBe(expected);
    expect(conditionExpression(is(subject), "ipv4")).toBe(expected);
    expect(conditionExpression(isNot(subject), "ipv4")).toBe(`!(${expected})`);
  });

  test("an origin list with ASN 0 does not match where there is no origin", () => {
    expect(testExpression({ kind: "as-path-origin", list: ORIGINS_WITH_ZERO }, "ipv4")).toBe(
      "(bgp_path.last ~ PEERC_ORIGINS && (bgp_path.last != 0 || (bgp_path.len > 0 && !PEERC_has_as_set())))",
    );
  });

  test.each([
    ["valid", "ipv4", "roa_check(PEERC_ROA_V4, net, PEERC_origin_asn()) = ROA_VALID"],
    ["invalid", "ipv6", "roa_check(PEERC_ROA_V6, net, PEERC_origin_asn()) = ROA_INVALID"],
    ["not-found", "ipv6", "roa_check(PEERC_ROA_V6, net, PEERC_origin_asn()) = ROA_UNKNOWN"],
  ] as const)("RPKI %s in %s", (state, family, expected) => {
    expect(testExpression({ kind: "rpki", state }, family)).toBe(expected);
  });
});

describe("edits", () => {
  const cases: readonly (readonly [Edit, readonly string[]])[] = [
    [
      { kind: "add-communities", list: communityList("PEERC_A", "1:2", "3:4") },
      ["bgp_community.add((1, 2));", "bgp_community.add((3, 4));"],
    ],
    [
      { kind: "add-communities", list: communityList("PEERC_A", "70000:1:2") },
      ["bgp_large_community.add((70000, 1, 2));"],
    ],
    [
      { kind: "add-communities", list: communityList("PEERC_A", "rt:1:2", "rt:70000:3") },
      ["bgp_ext_community.add((rt, 1, 2));", "bgp_ext_community.add((rt, 70000, 3));"],
    ],
    [remove("65535:*"), ["bgp_community.delete([(65535, *)]);"]],
    [remove("4200000000:*:*"), ["bgp_large_community.delete([(4200000000, *, *)]);"]],
    [remove("rt:*:*"), ["PEERC_remove_route_targets();"]],
    [{ kind: "set-local-preference", value: 0 }, ["bgp_local_pref = 0;"]],
    [{ kind: "set-med", value: 4294967295 }, ["bgp_med = 4294967295;"]],
    [{ kind: "set-next-hop", to: "self" }, ["bgp_next_hop = 198.51.100.1;"]],
    [{ kind: "set-next-hop", to: "discard" }, ["dest = RTD_BLACKHOLE;"]],
    [
      { kind: "prepend", asn: 64500, times: 3 },
      ["bgp_path.prepend(64500);", "bgp_path.prepend(64500);", "bgp_path.prepend(64500);"],
    ],
  ];

  test.each(cases)("%j", (edit, expected) => {
    expect(editStatements(edit, LOCAL)).toEqual(expected);
  });

  test("a standard community of a 4-byte ASN is a bug, as BIRD would refuse the route at run time", () => {
    expect(() => editStatements(remove("70000:*"), LOCAL)).toThrow("4-byte");
  });
});

describe("entries of lists", () => {
  test.each([
    ["192.0.2.0/24", "192.0.2.0/24"],
    ["192.0.2.0/24^+", "192.0.2.0/24+"],
    ["192.0.2.0/24^-", "192.0.2.0/24{25,32}"],
    ["192.0.2.0/24^24-26", "192.0.2.0/24{24,26}"],
    ["192.0.2.0/24^26", "192.0.2.0/24{26,26}"],
    ["192.0.2.1/32^+", "192.0.2.1/32"],
    ["::/0^49-128", "::/0{49,128}"],
    ["2001:db8::/32^+", "2001:db8::/32+"],
  ])("%s is %s", (text, expected) => {
    const range = readPrefixRange(text);
    if (typeof range === "string") throw new Error(range);
    expect(prefixEntry(range)).toBe(expected);
  });

  test.each([
    ["65535:666", "(65535, 666)"],
    ["70000:1:2", "(70000, 1, 2)"],
    ["rt:1:70000", "(rt, 1, 70000)"],
    ["rt:70000:1", "(rt, 70000, 1)"],
  ])("%s is %s", (text, expected) => {
    expect(communityLiteral(parseCommunity(text) as Community)).toBe(expected);
  });
});
