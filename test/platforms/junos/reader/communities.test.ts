import { describe, expect, test } from "@jest/globals";

import { CommunitySet, matchesPattern, type Community } from "../../../../src/net/index.ts";
import { readMember } from "../../../../src/platforms/junos/reader/communities.ts";
import { communityMember } from "../../../../src/platforms/junos/render/community-names.ts";
import { endsOfPattern } from "../../../fixtures/ends-of-pattern.ts";
import { pattern } from "../../../fixtures/plan.ts";

describe("a member", () => {
  test.each([
    ["64500:7", "64500:7"],
    ["64500:*", "64500:*"],
    ["64500:100-199", '"^64500:(1[0-9][0-9])$"'],
    ["64500:98-234", '"^64500:(9[8-9]|1[0-9][0-9]|2[0-2][0-9]|23[0-4])$"'],
    ["52580:*:*", "large:52580:*:*"],
    ["52580:1:*", "large:52580:1:*"],
    ["52580:1:2", "large:52580:1:2"],
    ["rt:64500:*", "target:64500:*"],
    ["rt:262589:*", "target:262589L:*"],
    ["rt:*:*", "target:*:*"],
  ])("%s is written and read as %s", (text, member) => {
    const one = pattern(text);
    expect(communityMember(one)).toBe(member);
    const read = readMember(member.replaceAll('"', ""));
    for (const end of endsOfPattern(one)) {
      for (const c of [end, ...beside(end)]) expect(read?.has(c)).toBe(matchesPattern(c, one));
    }
  });

  test.each([
    "64500:1[0-9][0-9]",
    "64500:1..",
    "*:64500",
    "^64500:(1[0-9][0-9])",
    "64500:(1[0-9][0-9])$",
    "^64500:1[0-9]$",
    "^64500:(1.)$",
    "^(64500):(1)$",
    "large:52580:1:[0-9]",
    "large:52580:*:1",
    "target:64500L:*",
    "target:262589:*",
    "64500",
    "^6450000:(1)$",
  ])("%s is not understood", (text) => expect(readMember(text)).toBeNull());

  test("numbers above what a community has are none of it", () => {
    const whole = CommunitySet.between(
      { kind: "standard", high: 1, low: 60_000 },
      { kind: "standard", high: 1, low: 65_535 },
    );
    expect(readMember("^1:(6[0-9][0-9][0-9][0-9])$")?.key).toBe(whole.key);
  });
});

function beside(c: Community): readonly Community[] {
  switch (c.kind) {
    case "standard":
      return [-1, 1].map((more) => ({ ...c, low: (c.low + more) & 65_535 }));
    case "large":
      return [-1, 1].map((more) => ({ ...c, local2: (c.local2 + more) >>> 0 }));
    case "extended":
      return [{ ...c, administrator: 64_499, value: 1 }];
  }
}
