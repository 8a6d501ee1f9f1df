import { describe, expect, test } from "@jest/globals";

import { prefixSetView } from "../../../../src/platforms/iosxr/render/list-view.ts";
import { prefixEntries } from "../../../../src/platforms/iosxr/render/prefix-entries.ts";
import { prefixList } from "../../../fixtures/plan.ts";

describe("entries of a prefix set", () => {
  test.each([
    ["192.0.2.0/24", "192.0.2.0/24"],
    ["192.0.2.0/24^+", "192.0.2.0/24 le 32"],
    ["192.0.2.0/24^-", "192.0.2.0/24 ge 25 le 32"],
    ["192.0.2.0/24^26", "192.0.2.0/24 eq 26"],
    ["192.0.2.0/24^24-26", "192.0.2.0/24 le 26"],
    ["192.0.2.0/24^25-26", "192.0.2.0/24 ge 25 le 26"],
    ["192.0.2.1/32^+", "192.0.2.1/32"],
    ["0.0.0.0/0", "0.0.0.0/0"],
  ])("%s is %s", (range, entry) => {
    expect(prefixEntries(prefixList("PEERC_X_V4", "ipv4", [range]).set)).toEqual([entry]);
  });

  test("IPv6 goes to 128", () => {
    const { set } = prefixList("PEERC_X_V6", "ipv6", ["2001:db8::/32^+", "2001:db8::/32^48"]);
    expect(prefixEntries(set)).toEqual(["2001:db8::/32 le 128"]);
  });

  test("one entry each, in the set's order", () => {
    const list = prefixList("PEERC_X_V4", "ipv4", ["198.51.100.0/24", "192.0.2.0/24"]);
    expect(prefixSetView(list)).toEqual({
      head: "prefix-set PEERC_X_V4",
      about: "PEERC_X_V4 of the fixture",
      entries: ["192.0.2.0/24", "198.51.100.0/24"],
    });
  });
});
