import { describe, expect, test } from "@jest/globals";

import { readText, route, verdictOn, type RouteWords } from "../reading.ts";

const bgp = (attached: string) =>
  `protocols { bgp { group g { type external; graceful-shutdown { receiver { disable; } } neighbor 198.51.100.2 { peer-as 64496; ${attached} } } } }\n`;
const read = (text: string) => readText("junos", [22, 4], text);

function outcome(text: string, prefix: string, words: RouteWords = {}): string {
  const { reading, errors } = read(text);
  expect(errors).toEqual([]);
  return verdictOn(reading.sessions[0], "import", route(prefix, words));
}

/** The result of the terms of the policy P for a route on import. */
const verdict = (terms: string, prefix: string, words: RouteWords = {}, objects = "") =>
  outcome(
    `policy-options { ${objects} policy-statement P { ${terms} } }\n${bgp("import P;")}`,
    prefix,
    words,
  );
/** Which routes match a condition. */
const taken = (from: string, routes: readonly (readonly [string, RouteWords?])[], objects = "") =>
  routes.map(
    ([prefix, words]) =>
      verdict(`term a { from { ${from} } then accept; } then reject;`, prefix, words, objects) ===
      "accept",
  );

test("routes of BGP are selected by what no other route has", () => {
  const sent = (from: string) => {
    const policy = `term a { from { ${from} } then accept; } then reject;`;
    const text = `policy-options { policy-statement P { ${policy} } }\n${bgp("export P;")}`;
    const { reading, errors } = read(text);
    const origins = ["igp", "egp", "incomplete"] as const;
    const takes = origins.filter(
      (origin) =>
        verdictOn(reading.sessions[0], "export", route("10.0.0.0/8", { origin })) === "accept",
    );
    return errors.length > 0 ? errors : takes;
  };
  expect(sent("protocol bgp; origin egp;")).toEqual(["egp"]);
  expect(sent("protocol bgp; origin incomplete;")).toEqual(["incomplete"]);
  expect(sent("protocol bgp; origin igp; as-path-calc-length 1 orhigher;")).toEqual(["igp"]);
  const refused = [
    ...["origin igp;", "origin egp;", "protocol bgp; origin igp;", "protocol bgp;"],
    ...["protocol bgp; as-path-calc-length 0 equal;"],
    ...["protocol bgp; as-path-calc-length 2 orlower;"],
  ];
  for (const from of refused) expect(new Set(sent(from))).toEqual(new Set(["not-understood 1"]));
  expect(taken("origin egp;", [["10.0.0.0/8"], ["10.0.0.0/8", { origin: "egp" }]])).toEqual([
    false,
    true,
  ]);
});

test("a session is shut down, with the message in any form that Junos takes", () => {
  const shutdown = (statement: string) => {
    const { reading, errors } = read(bgp(`family inet { unicast; } ${statement}`));
    return errors.length > 0 ? errors : reading.sessions.map(({ options }) => options.shutdown);
  };
  const message = (text: string) => shutdown(`shutdown { notify-message ${text}; }`);
  expect(shutdown("")).toEqual([null]);
  expect(shutdown("shutdown;")).toEqual([{ message: null }]);
  expect(shutdown("inactive: shutdown;")).toEqual([null]);
  expect(message("maintenance")).toEqual([{ message: "maintenance" }]);
  expect(message('"a; { b } # c /* d */"')).toEqual([{ message: "a; { b } # c /* d */" }]);
  expect(message('"manutenção"')).toEqual([{ message: "manutenção" }]);
  expect(message("two words")).toEqual([expect.stringMatching(/^not-understood/)]);
  expect(shutdown("shutdown { notify-text x; }")).toEqual([
    expect.stringMatching(/^not-understood/),
  ]);
});

describe("verdicts", () => {
  test("the end, a chain's end, and no policy accept", () => {
    expect(verdict("term a { then { metric 5; } }", "10.0.0.0/8")).toBe("accept, med 5");
    expect(outcome(bgp(""), "10.0.0.0/8")).toBe("accept");
    expect(
      verdict("term a { from { route-filter 10.0.0.0/8 exact; } then reject; }", "11.0.0.0/8"),
    ).toBe("accept");
  });

  test("what is outside of all terms comes last", () => {
    expect(verdict("then reject; term a { then accept; }", "10.0.0.0/8")).toBe("accept");
  });

  test("a chain goes on at its next policy, and ends at a verdict", () => {
    const chain = (first: string) =>
      outcome(
        `policy-options { policy-statement A { ${first} } policy-statement B { then { metric 7; reject; } } }\n${bgp("import [ A B ];")}`,
        "10.0.0.0/8",
      );
    expect(chain("term a { then accept; }")).toBe("accept");
    expect(chain("term a { then { next policy; } } then accept;")).toBe("reject");
    expect(chain("term a { then { next term; } } then accept;")).toBe("accept");
    expect(chain("term a { then { local-preference 5; } }")).toBe("reject");
  });

  test("a subroutine is a condition, and true where nothing in it decides", () => {
    const q = (body: string) => `policy-statement Q { ${body} }`;
    expect(taken("policy Q;", [["10.0.0.0/8"]], q("then accept;"))).toEqual([true]);
    expect(taken("policy Q;", [["10.0.0.0/8"]], q("then reject;"))).toEqual([false]);
    expect(
      taken("policy Q;", [["10.0.0.0/8"]], q("term a { then next policy; } then reject;")),
    ).toEqual([true]);
    const some = q("term a { from { route-filter 10.0.0.0/8 exact; } then reject; }");
    expect(taken("policy Q;", [["10.0.0.0/8"], ["11.0.0.0/8"]], some)).toEqual([false, true]);
  });
});

describe("conditions", () => {
  const lengths = ["7", "8", "9", "24", "32"].map((n) => [`10.0.0.0/${n}`] as const);
  test.each([
    ["exact", [false, true, false, false, false]],
    ["orlonger", [false, true, true, true, true]],
    ["longer", [false, false, true, true, true]],
    ["upto /9", [false, true, true, false, false]],
    ["prefix-length-range /9-/24", [false, false, true, true, false]],
  ])("route-filter %s", (type, expected) => {
    expect(taken(`route-filter 10.0.0.0/8 ${type};`, lengths)).toEqual(expected);
    const list = `route-filter-list L { 10.0.0.0/8 ${type}; }`;
    expect(taken("route-filter-list L;", lengths, list)).toEqual(expected);
  });

  test("the longest entry that covers a route decides alone", () => {
    const from = "route-filter 193.0.0.0/16 upto /24; route-filter 193.0.12.0/22 exact;";
    expect(taken(from, [["193.0.13.0/24"], ["193.0.12.0/22"], ["193.0.16.0/24"]])).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("prefix-list is exact, prefix-list-filter as written", () => {
    const list = "prefix-list L { 10.0.0.0/8; }";
    expect(taken("prefix-list L;", lengths, list)).toEqual([false, true, false, false, false]);
    expect(taken("prefix-list-filter L orlonger;", lengths, list)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(taken("prefix-list-filter L longer;", lengths, list)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  test.each([
    ["64496", [false, true, false, false]],
    ["64496 .*", [false, true, true, true]],
    [".* 1", [false, false, true, false]],
    [".* [2-3] .*", [false, false, false, true]],
    [".{2,}", [false, false, true, true]],
    ["()", [true, false, false, false]],
    ["64496 (1|3)?", [false, true, true, false]],
  ])("as-path %s", (regex, expected) => {
    const paths = ["", "64496", "64496 1", "64496 1 2"].map(
      (path) => ["10.0.0.0/8", { path }] as const,
    );
    expect(taken("as-path A;", paths, `as-path A "${regex}";`)).toEqual(expected);
    const group = `as-path-group G { as-path a "${regex}"; as-path b "999"; }`;
    expect(taken("as-path-group G;", paths, group)).toEqual(expected);
  });

  test("the members of a community must all match, of several names any one", () => {
    const objects =
      "community A members [ 1:1 2:2 ]; community B members large:3:*:*; community C members 4:4;";
    const routes = ["1:1", "1:1 2:2", "3:4:5", "4:4"].map(
      (communities) => ["10.0.0.0/8", { communities }] as const,
    );
    expect(taken("community A;", routes, objects)).toEqual([false, true, false, false]);
    expect(taken("community [ A B ];", routes, objects)).toEqual([false, true, true, false]);
    expect(taken("community [ B C ];", routes, objects)).toEqual([false, false, true, true]);
  });

  test("conditions of several kinds have all to hold", () => {
    const from = "route-filter 10.0.0.0/8 exact; as-path A; family inet; protocol bgp;";
    const routes = [["10.0.0.0/8"], ["11.0.0.0/8"], ["10.0.0.0/8", { path: "1" }]] as const;
    expect(taken(from, routes, 'as-path A "64496";')).toEqual([true, false, false]);
  });
});

test.each([
  ["community add C;", "accept, communities 1:1 2:2 3:3"],
  ["community delete D;", "accept"],
  ["community delete D; community add C;", "accept, communities 2:2 3:3"],
  ['as-path-prepend "7 8";', "accept, path 7 8 64496"],
  [
    "next-hop discard; local-preference 5; metric 6;",
    "accept, next hop discard, preference 5, med 6",
  ],
])("changes: %s", (then, expected) => {
  const objects = "community C members [ 2:2 3:3 ]; community D members [ 1:* 9:9 ];";
  const got = verdict(`then { ${then} accept; }`, "10.0.0.0/8", { communities: "1:1" }, objects);
  expect(got.replace(/communities $/, "").replace(/, $/, "")).toBe(expected);
});

describe("forms", () => {
  const set = (...lines: string[]) =>
    [
      "set policy-options policy-statement P term a from community C",
      "set policy-options policy-statement P term a from route-filter 10.0.0.0/8 exact",
      "set policy-options policy-statement P term a then reject",
      "set policy-options community C members [ 1:1 ]",
      "set protocols bgp group g type external",
      "set protocols bgp group g graceful-shutdown receiver disable",
      "set protocols bgp group g neighbor 198.51.100.2 peer-as 64496",
      "set protocols bgp group g neighbor 198.51.100.2 import P",
      ...lines,
    ].join("\n");
  const term = "policy-options policy-statement P term a";

  test("set commands, and what is deactivated among them", () => {
    expect(outcome(set(), "10.0.0.0/8")).toBe("accept");
    expect(outcome(set(), "10.0.0.0/8", { communities: "1:1" })).toBe("reject");
    expect(outcome(set(`deactivate ${term}`), "10.0.0.0/8", { communities: "1:1" })).toBe("accept");
    // An inactive condition is ignored.
    expect(outcome(set(`deactivate ${term} from community C`), "10.0.0.0/8")).toBe("reject");
    expect(outcome(set(`deactivate ${term} from`), "11.0.0.0/8")).toBe("reject");
  });

  test("inactive statements in braces", () => {
    expect(verdict("inactive: term a { then reject; } then accept;", "10.0.0.0/8")).toBe("accept");
    expect(
      verdict("term a { from { inactive: protocol static; } then reject; }", "10.0.0.0/8"),
    ).toBe("reject");
  });

  test("groups that are applied at the top, and only these", () => {
    const groups = `groups { G { policy-options { policy-statement P { then reject; } } ${bgp("import P;")} } H { protocols { bgp { group x { neighbor 2001:db8::2; } } } } }\napply-groups G;\n`;
    expect(outcome(groups, "10.0.0.0/8")).toBe("reject");
    expect(read(groups).reading.sessions).toHaveLength(1);
  });
});

describe("what is refused, with its line", () => {
  test.each([
    ["term a { from { route-filter 10.0.0.0/8 exact accept; } then reject; }"],
    ["term a { from { route-filter 10.0.0.0/8 through 10.0.0.0/16; } then reject; }"],
    [
      "term a { from { route-filter 10.0.0.0/8 exact; route-filter 10.0.0.0/8 upto /9; } then reject; }",
    ],
    ["term a { from { route-filter 10.0.0.0/8 exact; prefix-list L; } then reject; }"],
    ["term a { from { route-filter-list [ R S ]; } then reject; }"],
    ["term a { from { as-path BAD; } then reject; }"],
    ["term a { from { community REGEX; } then reject; }"],
    ["term a { from { neighbor 10.0.0.1; } then reject; }"],
    ["term a { from { protocol static; } then reject; }"],
    ["term a { from { policy P; } then reject; }"],
    ["term a { to { protocol bgp; } then reject; }"],
    ["term a { then { community set C; } }"],
    ["term a { then { community add WILD; } }"],
    ["term a { then { local-preference { add 5; } } }"],
    ['term a { then { as-path-prepend "1"; as-path-prepend "2"; } }'],
    ["term a { then { default-action accept; } }"],
    ["term a { then { accept; reject; } }"],
    ["term a { then { local-preference 5; local-preference 6; } }"],
    ["term a { from { family inet; family inet6; } then reject; }"],
    ["term a { from { validation-database valid; validation-database invalid; } then reject; }"],
    ["term a { from { origin igp; origin egp; } then reject; }"],
    ["term a { from { origin unknown; } then reject; }"],
    ["term a { from { prefix-list EMPTY; } then reject; }"],
    ["term a { from { as-path-group BESIDE; } then reject; }"],
    ["term <*> { then reject; }"],
    ["apply-groups X;"],
  ])("%s", (terms) => {
    const objects = `prefix-list L { 10.0.0.0/8; } prefix-list EMPTY; as-path-group BESIDE { as-path a 1; dynamic-db; } route-filter-list R { 10.0.0.0/8 exact; } route-filter-list S { 11.0.0.0/8 exact; } as-path BAD "^64496"; community REGEX members "^1:.*$"; community WILD members 1:*; community C members 1:1;`;
    const text = `\npolicy-options { ${objects} policy-statement P { ${terms} } }\n${bgp("import P;")}`;
    expect([...new Set(read(text).errors)]).toEqual(["not-understood 2"]);
  });

  test.each([["prefix-list L"], ["as-path A"], ["community C"], ["policy Q"]])(
    "%s that is not there",
    (from) => {
      const text = `policy-options { policy-statement P { term a { from { ${from}; } then reject; } } }\n${bgp("import P;")}`;
      expect(read(text).errors).toContain("name-not-defined 1");
    },
  );

  test.each([
    [
      `policy-options { apply-groups X; } groups { X { policy-options { prefix-list L { 10.0.0.0/8; } } } }\n${bgp("")}`,
    ],
    [`routing-options { autonomous-system 64501; }\n${bgp("")}`],
    [bgp("local-as 64499 private;")],
    [bgp("family inet { multicast; }")],
    [bgp("remove-private;")],
    [bgp("hold-time 30; hold-time 90;")],
    [bgp("hold-time soon;")],
    [bgp("keep all; keep none;")],
    [
      bgp("otc-local-role { peer; }").replace(
        "type external;",
        "type external; otc-local-role { provider; }",
      ),
    ],
    [`${bgp("").trim()} system { host-name x; } routing-options { router-id 192.0.2.1; }\n`],
    [bgp("").replace("graceful-shutdown { receiver { disable; } }", "")],
    [`groups { G { protocols { bgp { group <*> { export X; } } } } } apply-groups G;\n`],
    [
      `groups { G { ${bgp("").trim()} } } apply-groups G; protocols { bgp { group g { passive; } } }\n`,
    ],
  ])("%s", (text) => {
    expect(read(text).errors).toContain("not-understood 1");
  });
});
