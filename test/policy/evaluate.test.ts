import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatCommunity, parsePrefix, type Prefix } from "../../src/net/index.ts";
import {
  applyEdit,
  evaluate,
  NO_TERM_MATCHED,
  satisfies,
  type Condition,
  type Edit,
  type Policy,
  type Route,
  type Term,
  type Test,
} from "../../src/policy/index.ts";
import {
  accept,
  address,
  asnList,
  community,
  communityList,
  is,
  isNot,
  next,
  prefixList,
  reject,
  remove,
  term,
} from "../fixtures/plan.ts";

const ROUTE: Route = {
  prefix: prefix("192.0.2.0/24"),
  asPath: [64500, 64501, 64500],
  nextHop: address("198.51.100.1"),
  communities: [],
  rpki: "not-found",
  origin: "igp",
  localPreference: null,
  med: null,
};

function prefix(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

function policy(...terms: readonly Term[]): Policy {
  return { name: "PEERC_TEST", family: "ipv4", direction: "import", terms };
}

const all = (...texts: string[]) => texts.map(community);
const texts = (route: Route) => route.communities.map(formatCommunity);

describe("a test", () => {
  const list = prefixList("L", "ipv4", ["192.0.2.0/24", "10.0.0.0/8^16-24"]);
  const asns = asnList("A", 64501, [65000, 65010]);
  const communities = communityList("C", "65535:0", "65535:666");

  const cases: [string, Test, [string, Partial<Route>, boolean][]][] = [
    [
      "number of communities",
      { kind: "community-count", atLeast: 3 },
      [
        ["that are none", { communities: [] }, false],
        ["of both kinds", { communities: ["1:1", "1:2", "1:1:1"].map(community) }, true],
        ["of one kind", { communities: ["1:1", "1:2", "1:3", "1:4"].map(community) }, true],
        ["that are too few", { communities: ["1:1", "1:1:1"].map(community) }, false],
        [
          "with route targets, which do not count",
          { communities: ["1:1", "1:1:1", "rt:1:1", "rt:1:2"].map(community) },
          false,
        ],
      ],
    ],
    [
      "MED",
      { kind: "med", atLeast: 51 },
      [
        ["that is absent", { med: null }, false],
        ["of 0", { med: 0 }, false],
        ["below", { med: 50 }, false],
        ["at least", { med: 51 }, true],
      ],
    ],
    [
      "MED of 0",
      { kind: "med", atLeast: 0 },
      [
        ["that is absent", { med: null }, false],
        ["of 0", { med: 0 }, true],
      ],
    ],
    [
      "prefix",
      { kind: "prefix", list },
      [
        ["in the list", {}, true],
        ["longer than the list's", { prefix: prefix("192.0.2.0/25") }, false],
        ["in a range", { prefix: prefix("10.1.0.0/16") }, true],
        ["shorter than the range", { prefix: prefix("10.0.0.0/15") }, false],
        ["longer than the range", { prefix: prefix("10.0.0.0/25") }, false],
        ["of the other family", { prefix: prefix("::/0") }, false],
      ],
    ],
    [
      "as-path-length",
      { kind: "as-path-length", atLeast: 3 },
      [
        ["three hops", {}, true],
        ["two hops", { asPath: [1, 2] }, false],
        ["a set, which counts as one", { asPath: [1, [2, 3, 4]] }, false],
        ["two hops and a set", { asPath: [1, 2, [3, 4]] }, true],
        ["no path", { asPath: [] }, false],
      ],
    ],
    [
      "as-path-contains",
      { kind: "as-path-contains", list: asns },
      [
        ["in the middle", {}, true],
        ["not there", { asPath: [64500] }, false],
        ["in a set", { asPath: [1, [2, 65005]] }, true],
        ["no path", { asPath: [] }, false],
      ],
    ],
    [
      "as-path-first",
      { kind: "as-path-first", asn: 64500 },
      [
        ["nearest", {}, true],
        ["only last", { asPath: [1, 64500] }, false],
        ["in a set at the front", { asPath: [[64500], 1] }, false],
        ["no path", { asPath: [] }, false],
      ],
    ],
    [
      "as-path-origin",
      { kind: "as-path-origin", list: asns },
      [
        ["last", { asPath: [1, 65000] }, true],
        ["in the middle only", {}, false],
        ["the only one", { asPath: [64501] }, true],
        ["in a set at the end", { asPath: [1, [64501]] }, false],
        ["no path", { asPath: [] }, false],
      ],
    ],
    [
      "as-path-has-set",
      { kind: "as-path-has-set" },
      [
        ["none", {}, false],
        ["one", { asPath: [1, [2]] }, true],
        ["an empty one", { asPath: [[]] }, true],
      ],
    ],
    [
      "as-path-empty",
      { kind: "as-path-empty" },
      [
        ["not", {}, false],
        ["our own", { asPath: [] }, true],
      ],
    ],
    [
      "next-hop",
      { kind: "next-hop", addresses: [address("198.51.100.1")] },
      [
        ["the address", {}, true],
        ["another", { nextHop: address("198.51.100.2") }, false],
        [
          "the same number in the other family",
          { nextHop: { family: "ipv6", value: address("198.51.100.1").value } },
          false,
        ],
        ["ourselves", { nextHop: "self" }, false],
        ["nowhere", { nextHop: "discard" }, false],
      ],
    ],
    [
      "one of several next hops",
      { kind: "next-hop", addresses: [address("198.51.100.7"), address("198.51.100.8")] },
      [
        ["the first", { nextHop: address("198.51.100.7") }, true],
        ["the second", { nextHop: address("198.51.100.8") }, true],
        ["another", { nextHop: address("198.51.100.9") }, false],
        ["ourselves", { nextHop: "self" }, false],
      ],
    ],
    [
      "community",
      { kind: "community", list: communities },
      [
        ["none", {}, false],
        ["one of them", { communities: all("1:1", "65535:666") }, true],
        ["another", { communities: all("1:1") }, false],
        ["the same numbers of another kind", { communities: all("rt:65535:666") }, false],
      ],
    ],
    [
      "rpki",
      { kind: "rpki", state: "invalid" },
      [
        ["not found", {}, false],
        ["valid", { rpki: "valid" }, false],
        ["invalid", { rpki: "invalid" }, true],
      ],
    ],
    [
      "origin",
      { kind: "origin", origin: "incomplete" },
      [
        ["IGP", {}, false],
        ["EGP", { origin: "egp" }, false],
        ["incomplete", { origin: "incomplete" }, true],
      ],
    ],
  ];

  describe.each(cases)("for %s", (_kind, subject, examples) => {
    test.each(examples)("%s", (_what, change, expected) => {
      const route = { ...ROUTE, ...change };
      expect(satisfies(route, is(subject))).toBe(expected);
      expect(satisfies(route, isNot(subject))).toBe(!expected);
    });
  });
});

describe("an edit", () => {
  const edit = (change: Edit, route: Partial<Route> = {}): Route =>
    applyEdit({ ...ROUTE, ...route }, change);

  test("adds communities once, keeps the others, in order", () => {
    const route = { communities: all("65535:0", "52580:1:2") };
    const added = edit(
      { kind: "add-communities", list: communityList("C", "65535:0", "1:2") },
      route,
    );
    expect(texts(added)).toEqual(["1:2", "65535:0", "52580:1:2"]);
  });

  test.each<[string, string[], string[]]>([
    ["standard communities of an ASN", ["1:*"], ["2:1", "rt:1:1", "rt:2:2", "1:2:3", "2:1:1"]],
    ["large communities of an ASN", ["1:*:*"], ["1:1", "1:2", "2:1", "rt:1:1", "rt:2:2", "2:1:1"]],
    [
      "large communities of a second number",
      ["2:1:*"],
      ["1:1", "1:2", "2:1", "rt:1:1", "rt:2:2", "1:2:3"],
    ],
    ["a range", ["1:2-9"], ["1:1", "2:1", "rt:1:1", "rt:2:2", "1:2:3", "2:1:1"]],
    ["a range of large ones", ["1:2:3-9"], ["1:1", "1:2", "2:1", "rt:1:1", "rt:2:2", "2:1:1"]],
    ["single ones", ["1:1", "2:1"], ["1:2", "rt:1:1", "rt:2:2", "1:2:3", "2:1:1"]],
    ["route targets of an ASN", ["rt:2:*"], ["1:1", "1:2", "2:1", "rt:1:1", "1:2:3", "2:1:1"]],
    ["all extended communities", ["rt:*:*"], ["1:1", "1:2", "2:1", "1:2:3", "2:1:1"]],
  ])("removes %s and nothing else", (_what, patterns, left) => {
    const communities = all("1:1", "1:2", "2:1", "rt:1:1", "rt:2:2", "1:2:3", "2:1:1");
    expect(texts(edit(remove(...patterns), { communities }))).toEqual(left);
  });

  test.each<[Edit, Partial<Route>]>([
    [{ kind: "set-local-preference", value: 0 }, { localPreference: 0 }],
    [{ kind: "set-med", value: 0 }, { med: 0 }],
    [{ kind: "set-next-hop", to: "self" }, { nextHop: "self" }],
    [{ kind: "set-next-hop", to: "discard" }, { nextHop: "discard" }],
    [{ kind: "prepend", asn: 7, times: 2 }, { asPath: [7, 7, ...ROUTE.asPath] }],
    [{ kind: "prepend", asn: 7, times: 0 }, {}],
  ])("%j changes that and nothing else", (change, expected) => {
    expect(edit(change)).toEqual({ ...ROUTE, ...expected });
  });
});

describe("evaluate", () => {
  test("refuses what no term decides on, and without any term", () => {
    for (const terms of [
      [],
      [term(100, "tag", [], next)],
      [term(100, "a", [is({ kind: "as-path-empty" })], accept)],
    ]) {
      const outcome = evaluate(policy(...terms), ROUTE);
      expect(outcome).toMatchObject({ verdict: "reject", reason: NO_TERM_MATCHED, term: null });
      expect(outcome.steps).toHaveLength(terms.length);
    }
  });

  test("uses the first term that decides, and none after it", () => {
    const terms = [
      term(100, "no", [is({ kind: "as-path-empty" })], reject("own")),
      term(200, "first", [], reject("first")),
      term(300, "second", [], accept),
    ];
    const outcome = evaluate(policy(...terms), ROUTE);
    expect(outcome).toMatchObject({ verdict: "reject", reason: "first", term: terms[1] });
    expect(outcome.steps).toEqual([
      { term: terms[0], failed: terms[0]?.when[0] },
      { term: terms[1], failed: null },
    ]);
    expect(evaluate(policy(...terms.slice(2)), ROUTE)).toMatchObject({
      verdict: "accept",
      reason: null,
    });
  });

  test("applies a term only where all its conditions hold, and names the first that fails", () => {
    const holds = isNot({ kind: "as-path-empty" });
    const fails = is({ kind: "rpki", state: "valid" });
    const also = is({ kind: "as-path-has-set" });
    const both = term(100, "both", [holds, fails, also], accept);
    expect(evaluate(policy(both), ROUTE).steps).toEqual([{ term: both, failed: fails }]);
    const one = term(100, "one", [holds], accept);
    expect(evaluate(policy(one), ROUTE).verdict).toBe("accept");
  });

  test("applies a term with alternatives where all conditions of one hold, and edits once however many do", () => {
    const [yes, no] = [isNot({ kind: "as-path-empty" }), is({ kind: "as-path-empty" })];
    const outcomeOf = (when: readonly Condition[], ...anyOf: readonly (readonly Condition[])[]) => {
      const alone = term(
        100,
        "alone",
        when,
        accept,
        [{ kind: "prepend", asn: 1, times: 1 }],
        anyOf,
      );
      const { verdict, route, steps } = evaluate(policy(alone), ROUTE);
      const [{ failed } = { failed: undefined }] = steps;
      return { verdict, prepended: route.asPath.length - ROUTE.asPath.length, failed };
    };
    const applied = { verdict: "accept", prepended: 1, failed: null };
    const passed = { verdict: "reject", prepended: 0 };
    expect(outcomeOf([], [yes], [no])).toEqual(applied);
    expect(outcomeOf([], [no], [no, yes], [yes, yes])).toEqual(applied);
    expect(outcomeOf([yes], [yes], [yes], [yes])).toEqual(applied);
    expect(outcomeOf([], [yes, no], [no, yes])).toEqual({ ...passed, failed: "any-of" });
    expect(outcomeOf([], [no])).toEqual({ ...passed, failed: "any-of" });
    expect(outcomeOf([no], [yes], [yes])).toEqual({ ...passed, failed: no });
  });

  test("lets the route go on edited, and leaves it alone where a term does not apply", () => {
    const tag = (text: string): Edit => ({
      kind: "add-communities",
      list: communityList("C", text),
    });
    const outcome = evaluate(
      policy(
        term(100, "tag", [], next, [
          tag("1:1"),
          { kind: "set-med", value: 5 },
          { kind: "set-med", value: 6 },
        ]),
        term(200, "never", [is({ kind: "as-path-empty" })], next, [tag("2:2")]),
        term(
          300,
          "seen",
          [is({ kind: "community", list: communityList("D", "1:1") })],
          reject("tagged"),
          [tag("3:3")],
        ),
      ),
      ROUTE,
    );
    expect(outcome).toMatchObject({ verdict: "reject", reason: "tagged" });
    expect(texts(outcome.route)).toEqual(["1:1", "3:3"]);
    expect(outcome.route.med).toBe(6);
    expect(ROUTE.communities).toEqual([]);
  });

  test("a condition and its negation never decide alike", () => {
    const test = fc.constantFrom<Test>(
      { kind: "as-path-length", atLeast: 2 },
      { kind: "as-path-empty" },
      { kind: "as-path-has-set" },
      { kind: "as-path-first", asn: 1 },
      { kind: "as-path-contains", list: asnList("A", 2) },
      { kind: "as-path-origin", list: asnList("A", 2) },
      { kind: "rpki", state: "valid" },
      { kind: "origin", origin: "egp" },
    );
    const segment = fc.oneof(fc.nat(3), fc.array(fc.nat(3)));
    const route = fc.record({
      asPath: fc.array(segment, { maxLength: 4 }),
      rpki: fc.constantFrom<Route["rpki"]>("valid", "invalid", "not-found"),
      origin: fc.constantFrom<Route["origin"]>("igp", "egp", "incomplete"),
    });
    fc.assert(
      fc.property(test, route, (subject, change) => {
        const seen = { ...ROUTE, ...change };
        const verdicts = [is(subject), isNot(subject)].map(
          (condition) => evaluate(policy(term(100, "t", [condition], accept)), seen).verdict,
        );
        expect(verdicts.sort()).toEqual(["accept", "reject"]);
      }),
    );
  });
});
