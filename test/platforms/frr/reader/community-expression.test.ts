import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  CommunitySet,
  formatCommunity,
  kindOfPattern,
  matchesPattern,
  type Community,
} from "../../../../src/net/index.ts";
import { readCommunityExpression } from "../../../../src/platforms/frr/reader/community-expression.ts";
import {
  communityExpression,
  communityText,
} from "../../../../src/platforms/frr/render/community-text.ts";
import { community, pattern } from "../../../fixtures/plan.ts";

const kindOf = (text: string) =>
  kindOfPattern(pattern(text)) === "standard" ? "community" : "large-community";

test.each([
  ["64500:*", "_64500:"],
  ["64500:100-199", "_64500:1[0-9][0-9]_"],
  ["64500:98-234", "_64500:(9[8-9]|1[0-9][0-9]|2[0-2][0-9]|23[0-4])_"],
  ["64500:7", "_64500:7_"],
  ["52580:1:*", "_52580:1:"],
  ["52580:*:*", "_52580:"],
  ["52580:1:2-3", "_52580:1:[2-3]_"],
  ["65535:600-700", "_(65535:([6][0-9][0-9]|700)_|blackhole_)"],
])("%s is written %s", (text, expression) => {
  expect(communityExpression(pattern(text))).toBe(expression.replace("[6]", "6"));
});

const numbers = fc.oneof(fc.nat(12), fc.nat(70_000), fc.constantFrom(65_535, 64_500));
const range = fc.tuple(numbers, numbers).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b) + 1}`);
const some = fc.oneof(
  fc.tuple(fc.constantFrom(0, 7, 65_535), fc.oneof(range, fc.constant("*"))),
  fc.tuple(numbers, numbers, fc.oneof(range, fc.constant("*"))),
  fc.tuple(numbers, fc.constant("*"), fc.constant("*")),
);
const patterns = some
  .map((parts) => parts.join(":"))
  .filter((text) => text.split(":").length === 3 || !(Number(/\d+$/.exec(text)?.[0]) > 65_535))
  .map(pattern);

test("what is written is read as the communities that the pattern matches", () => {
  fc.assert(
    fc.property(patterns, fc.array(numbers, { minLength: 3, maxLength: 3 }), (one, [a, b, c]) => {
      const kind = kindOfPattern(one) === "standard" ? "community" : "large-community";
      const read = readCommunityExpression(kind, communityExpression(one));
      expect(read?.anywhere).toBe(true);
      const near = one.kind === "range" ? one.fixed : [];
      const numbersOf = [near[0] ?? a, near[1] ?? b, c].map(Number);
      const [global = 0, local1 = 0, local2 = 0] = numbersOf;
      const tried: readonly Community[] = [
        { kind: "large", global, local1, local2 },
        { kind: "standard", high: global & 65_535, low: local2 & 65_535 },
      ];
      for (const each of tried) expect(read?.set.has(each)).toBe(matchesPattern(each, one));
    }),
    { numRuns: 1000 },
  );
});

describe("an expression", () => {
  test.each([
    ["^64500:", "64500:*", false],
    ["^64500:.*$", "64500:*", false],
    ["_64500:", "64500:*", true],
    ["_(64500:1|64500:2)_", "64500:1-2", true],
    ["_64500:1[0-9]_", "64500:10-19", true],
    ["_64500:1[0-9]$", "64500:10-19", false],
    ["^(65535:(666|667)_|blackhole$)", "65535:666-667", false],
    ["^52580:1:", "52580:1:*", false],
    ["_52580:1:[2-9]_", "52580:1:2-9", true],
  ])("%s finds %s", (expression, text, anywhere) => {
    const read = readCommunityExpression(kindOf(text), expression);
    const wanted = pattern(text);
    expect(read?.anywhere).toBe(anywhere);
    for (const [high, low] of [64500, 65535].flatMap((h) =>
      [0, 1, 9, 10, 19, 20, 666, 667].map((l) => [h, l]),
    )) {
      const one: Community = { kind: "standard", high: high ?? 0, low: low ?? 0 };
      expect(read?.set.has(one)).toBe(matchesPattern(one, wanted));
    }
  });

  test.each([
    "64500:",
    "_64500:1",
    "_64500",
    "_.*:1_",
    "_64500:1.*_",
    "_64500:[^1]_",
    "_65535:",
    "_65535:666_",
    "_blackhole_",
    "_64500:1_ _64500:2_",
    "_(64500:1_|64500:2",
  ])("%s is not understood", (expression) => {
    expect(readCommunityExpression("community", expression)).toBeNull();
  });

  test("of route targets is not understood", () => {
    expect(readCommunityExpression("extcommunity", "_RT:64500:")).toBeNull();
  });
});

test("a well-known community is found by either name", () => {
  const read = readCommunityExpression("community", communityExpression(community("65535:666")));
  expect(read?.set.key).toBe(CommunitySet.of([community("65535:666")]).key);
  expect(communityText(community("65535:666"))).not.toBe(formatCommunity(community("65535:666")));
});
