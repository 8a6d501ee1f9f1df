import { describe, expect, test } from "@jest/globals";

import { conditionText } from "../../../../src/platforms/iosxr/render/condition.ts";
import { editLines } from "../../../../src/platforms/iosxr/render/edit.ts";
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

const asns = asnList("PEERC_N", 1, [64512, 65534]);

describe("conditions", () => {
  const cases: readonly (readonly [Test, string, string])[] = [
    [
      { kind: "prefix", list: prefixList("PEERC_P_V4", "ipv4", ["192.0.2.0/24"]) },
      "destination in PEERC_P_V4",
      "not destination in PEERC_P_V4",
    ],
    [{ kind: "as-path-length", atLeast: 65 }, "as-path length ge 65", "not as-path length ge 65"],
    [
      { kind: "as-path-contains", list: asns },
      "as-path in PEERC_N_ANY",
      "not as-path in PEERC_N_ANY",
    ],
    [
      { kind: "as-path-first", asn: 13335 },
      "as-path neighbor-is '13335'",
      "not as-path neighbor-is '13335'",
    ],
    [
      { kind: "as-path-origin", list: asns },
      "as-path in PEERC_N_LAST",
      "not as-path in PEERC_N_LAST",
    ],
    [
      { kind: "as-path-has-set" },
      "as-path in (ios-regex '[{]')",
      "not as-path in (ios-regex '[{]')",
    ],
    [{ kind: "as-path-empty" }, "as-path is-local", "not as-path is-local"],
    [
      { kind: "next-hop", addresses: [address("2001:db8::1")] },
      "next-hop in (2001:db8::1/128)",
      "not next-hop in (2001:db8::1/128)",
    ],
    [
      { kind: "next-hop", addresses: [address("192.0.2.1"), address("192.0.2.2")] },
      "next-hop in (192.0.2.1/32, 192.0.2.2/32)",
      "not next-hop in (192.0.2.1/32, 192.0.2.2/32)",
    ],
    [
      { kind: "community", list: communityList("PEERC_S", "65535:666") },
      "community matches-any PEERC_S",
      "not community matches-any PEERC_S",
    ],
    [
      { kind: "community", list: communityList("PEERC_L", "52580:1:1") },
      "large-community matches-any PEERC_L",
      "not large-community matches-any PEERC_L",
    ],
    [
      { kind: "community", list: communityList("PEERC_R", "rt:52580:1") },
      "extcommunity rt matches-any PEERC_R",
      "not extcommunity rt matches-any PEERC_R",
    ],
    [
      { kind: "rpki", state: "not-found" },
      "validation-state is not-found",
      "not validation-state is not-found",
    ],
    [{ kind: "origin", origin: "egp" }, "origin is egp", "not origin is egp"],
  ];

  test.each(cases)("%j", (test, positive, negative) => {
    expect(conditionText(is(test), false)).toBe(positive);
    expect(conditionText(isNot(test), false)).toBe(negative);
  });

  test("the first and the last ASN are guarded where an AS_SET may come", () => {
    const first: Test = { kind: "as-path-first", asn: 1 };
    expect(conditionText(is(first), true)).toBe(
      "as-path neighbor-is '1' and not as-path in (ios-regex '^[{]')",
    );
    expect(conditionText(isNot({ kind: "as-path-origin", list: asns }), true)).toBe(
      "not (as-path in PEERC_N_LAST and not as-path in (ios-regex '[}]$'))",
    );
  });
});

describe("edits", () => {
  const cases: readonly (readonly [Edit, readonly string[]])[] = [
    [
      { kind: "add-communities", list: communityList("PEERC_S", "52580:1") },
      ["set community PEERC_S additive"],
    ],
    [
      { kind: "add-communities", list: communityList("PEERC_L", "52580:1:1") },
      ["set large-community PEERC_L additive"],
    ],
    [
      { kind: "add-communities", list: communityList("PEERC_E", "rt:52580:1", "rt:262589:1") },
      ["set extcommunity rt PEERC_E additive"],
    ],
    [remove("52580:*"), ["delete community in (52580:*)"]],
    [remove("52580:*:*"), ["delete large-community in (52580:*:*)"]],
    [remove("rt:*:*"), ["delete extcommunity rt all"]],
    [{ kind: "set-local-preference", value: 0 }, ["set local-preference 0"]],
    [{ kind: "set-med", value: 50 }, ["set med 50"]],
    [{ kind: "set-next-hop", to: "self" }, ["set next-hop self"]],
    [{ kind: "set-next-hop", to: "discard" }, ["set next-hop discard"]],
    [{ kind: "prepend", asn: 52580, times: 3 }, ["prepend as-path 52580 3"]],
  ];

  test.each(cases)("%j", (edit, lines) => {
    expect(editLines(edit)).toEqual(lines);
  });
});
