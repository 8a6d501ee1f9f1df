import { describe, expect, test } from "@jest/globals";

import { readText, route, verdictOn, type RouteWords } from "../reading.ts";

/** A protocol in each family, whose channels have some lines. */
const protocols = (channel: string, from = "") => `
protocol bgp n4 ${from} {
  local 198.51.100.1 as 64500; neighbor 198.51.100.2 as 64496; allow as sets on;
  ipv4 { ${channel} };
}
protocol bgp n6 ${from} {
  local 2001:db8::1 as 64500; neighbor 2001:db8::2 as 64496; allow as sets on;
  ipv6 { ${channel} };
}
`;

/** Read with the least that a router needs in addition. */
const read = (text: string) => readText("bird", [2, 0, 12], `${text}\nprotocol device { }`);

/** The result of a configuration for a route on import; no line of it may be refused. */
function outcome(text: string, prefix: string, words: RouteWords = {}): string {
  const { reading, errors } = read(text);
  expect(errors).toEqual([]);
  const original = route(prefix, words);
  const session = reading.sessions.find((s) => s.family === original.prefix.family);
  return verdictOn(session, "import", original);
}

type Row = readonly [prefix: string, words: RouteWords, verdict: string];
const check = (text: string, rows: readonly Row[]): void => {
  const got = rows.map(([prefix, words]) => [prefix, words, outcome(text, prefix, words)]);
  expect(got).toEqual(rows);
};
test("a session is disabled in every way that BIRD takes, and without a message", () => {
  const shutdown = (statement: string) => {
    const text = protocols("import none; export none;").replace(
      "neighbor",
      `${statement} neighbor`,
    );
    const { reading, errors } = read(text);
    return errors.length > 0 ? "error" : reading.sessions[0]?.options.shutdown;
  };
  const on = ["disabled;", "disabled yes;", "disabled on;"];
  expect([...on, ""].map(shutdown)).toEqual([...on.map(() => "silent"), null]);
  expect(["disabled # not;\n;", "disabled /* off */;"].map(shutdown)).toEqual(["silent", "silent"]);
  // Not understood, though 2.0.12 takes them; it does not take the last two.
  const others = ["disabled no;", "disabled off;", "disabled 1;", "disabled; disabled no;"];
  const refused = [...others, 'disabled "text";', "disabled false;"];
  expect(refused.map(shutdown)).toEqual(refused.map(() => "error"));
});

const filter = (body: string, before = "") =>
  `${before}\nfilter f {\n${body}\n}${protocols("import filter f; export none;")}`;
const where = (condition: string, before = "") =>
  before + protocols(`import where ${condition}; export none;`);

describe("filters", () => {
  test("the end refuses, and the first verdict is the last word", () => {
    check(filter("bgp_med = 5;"), [["10.0.0.0/8", {}, "reject"]]);
    check(filter("bgp_med = 5; accept; reject;"), [["10.0.0.0/8", {}, "accept, med 5"]]);
  });

  test("in place, as a condition, all, and none", () => {
    const rows: readonly Row[] = [
      ["10.0.0.0/8", {}, "accept"],
      ["11.0.0.0/8", {}, "reject"],
    ];
    const condition = "net ~ [ 10.0.0.0/8 ]";
    check(protocols(`import filter { if ${condition} then accept; reject; }; export none;`), rows);
    check(where(condition), rows);
    check(protocols("import all; export none;"), [["11.0.0.0/8", {}, "accept"]]);
    check(protocols("import none; export none;"), [["11.0.0.0/8", {}, "reject"]]);
  });

  test("blocks, else, and a function that refuses for good", () => {
    check(
      filter(
        "f1(); if g() then { bgp_med = 1; accept; } else { if net.len = 8 then accept; } bgp_local_pref = 7; accept;",
        `function f1() { if bgp_path ~ [ 9 ] then reject "nine"; }
function g() { if net.len < 8 then return true; return false; }`,
      ),
      [
        ["10.0.0.0/7", {}, "accept, med 1"],
        ["10.0.0.0/8", {}, "accept"],
        ["10.0.0.0/9", {}, "accept, preference 7"],
        ["10.0.0.0/7", { path: "9" }, "reject"],
      ],
    );
  });

  test("tests see what was changed before", () => {
    check(
      filter(
        "bgp_path.prepend(7); bgp_community.add((1,1)); if bgp_path.first = 7 && (1,1) ~ bgp_community then accept;",
      ),
      [["10.0.0.0/8", {}, "accept, communities 1:1, path 7 64496"]],
    );
  });

  test("constants, also inside of sets, ranges and communities, and constants made of constants", () => {
    check(
      filter(
        "if !(bgp_path ~ AS) then reject; bgp_community.add((MINE, TAG)); bgp_large_community.add((MINE, 1, TAG)); accept;",
        "define MINE = 64500; define TAG = 7; define LOW = 5; define AS = [ LOW..TAG, MINE ];",
      ),
      [
        ["10.0.0.0/8", { path: "1 6" }, "accept, communities 64500:7 64500:1:7"],
        ["10.0.0.0/8", { path: "64500" }, "accept, communities 64500:7 64500:1:7"],
        ["10.0.0.0/8", { path: "8" }, "reject"],
      ],
    );
  });

  test("a protocol's channel goes over its template's", () => {
    const template = "template bgp t { ipv4 { import none; export none }; }";
    const text = template + protocols("import all;", "from t").replace(/protocol bgp n6[^]*$/, "");
    const { reading, errors } = read(text);
    expect(errors).toEqual([]);
    expect(reading.sessions).toHaveLength(1);
    const ours = route("10.0.0.0/8", { path: "" });
    expect(verdictOn(reading.sessions[0], "import", ours)).toBe("accept");
    expect(verdictOn(reading.sessions[0], "export", ours)).toBe("reject");
  });
});

describe("conditions", () => {
  // As `birdc eval` has it on 2.0.12: both bind alike, from the left.
  test.each([
    ["true || false && false", "reject"],
    ["true || (false && false)", "accept"],
    ["false && false || true", "accept"],
    ["net.len = 8 || net.len = 9 && net.len = 10", "reject"],
    ["!(net.len = 9) && true", "accept"],
    ["true && true || false && false", "reject"],
  ])("%s", (condition, expected) => {
    check(where(condition), [["10.0.0.0/8", {}, expected]]);
  });

  test.each([
    ["[ 10.0.0.0/8 ]", ["8"]],
    ["[ 10.0.0.0/8+ ]", ["8", "9", "24", "32"]],
    ["[ 10.0.0.0/8{9,24} ]", ["9", "24"]],
    ["[ 10.0.0.0/8, 10.0.0.0/9{9,24}, 2001:db8::/32 ]", ["8", "9", "24"]],
    ["[ 10.0.0.0/8{9,24} /* not in plain form */, 10.0.0.0/8 ]", ["8", "9", "24"]],
    ["[ ]", []],
  ])("net ~ %s", (set, expected) => {
    const lengths = ["8", "9", "24", "32"];
    const taken = lengths.filter(
      (n) => outcome(where(`net ~ ${set}`), `10.0.0.0/${n}`) === "accept",
    );
    expect(taken).toEqual(expected);
  });

  test("a set of one family holds nothing of the other", () => {
    check(where("net ~ [ 0.0.0.0/0+ ]"), [["2001:db8::/32", {}, "reject"]]);
    check(where("net.type = NET_IP6"), [
      ["2001:db8::/32", {}, "accept"],
      ["10.0.0.0/8", {}, "reject"],
    ]);
  });

  test.each([
    ["bgp_path.first = 1", ["1 2", "1 {2 3}"]],
    ["bgp_path.first = 0", ["", "{2 3} 1"]],
    ["bgp_path.last = 0", ["", "1 {2 3}"]],
    ["bgp_path.last != 2", ["", "1 {2 3}", "{2 3} 1"]],
    ["bgp_path.last ~ [ 0, 2 ]", ["", "1 2", "1 {2 3}"]],
    ["bgp_path.len = 2", ["1 2", "1 {2 3}", "{2 3} 1"]],
    ["bgp_path.len < 1", [""]],
    ["bgp_path ~ [ 2..3 ]", ["1 2", "1 {2 3}", "{2 3} 1"]],
    ["bgp_path !~ [ 3 ]", ["", "1 2"]],
    ["2 ~ bgp_path", ["1 2", "1 {2 3}", "{2 3} 1"]],
  ])("%s", (condition, expected) => {
    const paths = ["", "1 2", "1 {2 3}", "{2 3} 1"];
    const taken = paths.filter(
      (path) => outcome(where(condition), "10.0.0.0/8", { path }) === "accept",
    );
    expect(taken).toEqual(expected);
  });

  test.each([
    ["(1, 2) ~ bgp_community", ["1:2"]],
    ["bgp_community ~ [ (1, *), (2, 2) ]", ["1:2", "1:3", "2:2"]],
    ["bgp_community !~ [ (1, *) ]", ["2:2", "1:2:3", "rt:1:2"]],
    ["bgp_large_community ~ [ (1, 2, *) ]", ["1:2:3"]],
    ["(rt, 1, 2) ~ bgp_ext_community", ["rt:1:2"]],
  ])("%s", (condition, expected) => {
    const all = ["1:2", "1:3", "2:2", "1:2:3", "rt:1:2"];
    const taken = all.filter(
      (communities) => outcome(where(condition), "10.0.0.0/8", { communities }) === "accept",
    );
    expect(taken).toEqual(expected);
  });

  test.each([
    ["bgp_community.len + bgp_large_community.len >= 2", ["b", "c", "d"]],
    ["bgp_large_community.len + bgp_community.len > 2", ["c"]],
    ["2 <= bgp_community.len + bgp_large_community.len", ["b", "c", "d"]],
    ["2 > bgp_community.len + bgp_large_community.len", ["", "a"]],
    ["(bgp_community.len + bgp_large_community.len) = 0", [""]],
    ["bgp_community.len + bgp_large_community.len != 2", ["", "a", "c"]],
    ["!(bgp_community.len + bgp_large_community.len < 2)", ["b", "c", "d"]],
    ["bgp_community.len + bgp_large_community.len <= MOST", ["", "a", "b", "d"]],
    ["bgp_community.len = 1", ["a", "b"]],
    ["bgp_large_community.len >= 1", ["b", "d"]],
    ["bgp_community.len >= 0", ["", "a", "b", "c", "d"]],
    ["bgp_community.len < 0", []],
  ])("%s", (condition, expected) => {
    const all = {
      "": "",
      a: "1:1 rt:1:1 rt:1:2",
      b: "1:1 1:1:1",
      c: "1:1 1:2 1:3",
      d: "1:1:1 1:1:2",
    };
    const taken = Object.entries(all).filter(
      ([, communities]) =>
        outcome(where(condition, "define MOST = 2;"), "10.0.0.0/8", { communities }) === "accept",
    );
    expect(taken.map(([name]) => name)).toEqual(expected);
  });

  test("the number of communities after edits", () => {
    const text = filter(
      "bgp_community.add((7, 7)); bgp_large_community.delete([ (1, *, *) ]); " +
        "if bgp_community.len + bgp_large_community.len > 2 then reject; accept;",
    ).replace(/protocol bgp n6[^]*$/, "");
    check(text, [
      ["10.0.0.0/8", { communities: "1:1 1:1:1 1:1:2" }, "accept, communities 1:1 7:7"],
      ["10.0.0.0/8", { communities: "1:1 1:2" }, "reject"],
      ["10.0.0.0/8", { communities: "1:1 7:7" }, "accept"],
      ["10.0.0.0/8", { communities: "1:1 2:2:2" }, "reject"],
    ]);
  });

  test("next hops", () => {
    check(where("bgp_next_hop = 198.51.100.2"), [
      ["10.0.0.0/8", {}, "accept"],
      ["10.0.0.0/8", { nextHop: "198.51.100.3" }, "reject"],
    ]);
  });
});

describe("changes", () => {
  test.each([
    ["bgp_community.delete([ (1, *) ])", "accept, communities 2:2 1:2:3"],
    ["bgp_community.delete((1, 1))", "accept, communities 2:2 1:2:3"],
    ["bgp_community.add((3, 3))", "accept, communities 1:1 2:2 3:3 1:2:3"],
    ["bgp_large_community.delete([ (1, *, *) ])", "accept, communities 1:1 2:2"],
    ["bgp_path.prepend(7); bgp_path.prepend(8)", "accept, path 8 7 64496"],
    ["bgp_med = 5; bgp_local_pref = 6", "accept, preference 6, med 5"],
    ["dest = RTD_BLACKHOLE", "accept, next hop discard"],
    ["bgp_next_hop = 198.51.100.1", "accept, next hop self"],
  ])("%s", (change, expected) => {
    const text = filter(`${change}; accept;`).replace(/protocol bgp n6[^]*$/, "");
    expect(outcome(text, "10.0.0.0/8", { communities: "1:1 2:2 1:2:3" })).toBe(expected);
  });
});

describe("what is refused, with its line", () => {
  test.each([
    ["if bgp_community ~ (1, 2) then accept;"],
    ["if bgp_path ~ [= * 64496 =] then accept;"],
    ["if bgp_path ~ 64496 then accept;"],
    ["if net ~ [ 10.0.0.0/16{8,24} ] then accept;"],
    ["if net ~ [ 10.0.0.0/16- ] then accept;"],
    ["if net ~ [ 10.0.0.1/8 ] then accept;"],
    ["if net ~ 10.0.0.0/8 then accept;"],
    ["if net ~ NOWHERE then accept;"],
    ["if (70000, 1) ~ bgp_community then accept;"],
    ["if bgp_community ~ [ (*, 1) ] then accept;"],
    ["if ! net ~ [ 10.0.0.0/8 ] then accept;"],
    ["if net.len + 1 > 8 then accept;"],
    ["if bgp_ext_community.len > 8 then accept;"],
    ["if bgp_community.len + bgp_ext_community.len > 8 then accept;"],
    ["if bgp_community.len + bgp_community.len > 8 then accept;"],
    ["if bgp_community.len + 1 > 8 then accept;"],
    ["if bgp_community.len > bgp_large_community.len then accept;"],
    ["if bgp_community.len ~ [ 1..8 ] then accept;"],
    ["if bgp_community.len > 1001 then accept;"],
    ["if bgp_community.len > 4 + 4 then accept;"],
    ["if bgp_community.len then accept;"],
    ["if g(1) then accept;"],
    ["if unknown() then accept;"],
    ["if source = RTS_BGP then accept;"],
    ["if roa_check(t, net, bgp_path.last) = ROA_INVALID then reject;"],
    ["bgp_community.filter([ (1, *) ]);"],
    ["bgp_community = -empty-;"],
    ["bgp_path.delete([ 1 ]);"],
    ["preference = 5;"],
    ["int x = 5;"],
    ["case net.len { 8: accept; }"],
    ["for int a in bgp_path do reject;"],
    ["return true;"],
  ])("%s", (statement) => {
    const before = "function g(int x) { return x = 1; } roa4 table t;";
    const { errors } = read(filter(statement, before).replace(/protocol bgp n6[^]*$/, ""));
    expect(errors).toEqual(["not-understood 3"]);
  });

  // Each as BIRD 2.0.12 has it: test/daemons/bird found them.
  test.each([
    // There is no 50 in it: the tree is searched by where members begin.
    ["if bgp_path ~ [ 1..100, 5 ] then accept;"],
    ["if bgp_path.last ~ [ 5, 5..7 ] then accept;"],
    ["if bgp_community ~ [ (1, *), (1, 5) ] then accept;"],
    ["bgp_large_community.delete([ (1, 2, *), (1, *, *) ]);"],
    ["if bgp_ext_community ~ [ (rt, 1, 2), (rt, 1, *) ] then accept;"],
    ["if bgp_ext_community ~ [ (rt, *, *) ] then accept;"],
    ["if (1, *) ~ bgp_community then accept;"],
    ["bgp_community.delete((1, *));"],
    // A route of our own has no next hop, whatever address it goes to.
    ["if bgp_next_hop = 198.51.100.1 then accept;"],
    ["if bgp_next_hop != 198.51.100.1 then accept;"],
    // Where a route goes is only known of link-local next hops, which are never in `bgp_next_hop`.
    ["if bgp_next_hop = fe80::2 then accept;"],
    ["if gw = 198.51.100.2 then accept;"],
    ["if gw ~ [ fe80::/10+ ] then accept;"],
    // Two attributes: what goes nowhere still has its next hop.
    ["dest = RTD_BLACKHOLE; if bgp_next_hop = 198.51.100.2 then accept;"],
    ["dest = RTD_BLACKHOLE; bgp_next_hop = 198.51.100.1; accept;"],
    ["if net.len = 8 then bgp_next_hop = 198.51.100.1; dest = RTD_BLACKHOLE; accept;"],
    // A path that was empty has an origin then.
    ["bgp_path.prepend(7); if roa_check(t, net, o()) = ROA_INVALID then reject;"],
    ["if net.len = 8 then g(); if roa_check(t, net, o()) = ROA_VALID then accept;"],
    ["unset(bgp_med);"],
  ])("%s", (statement) => {
    const before =
      "roa4 table t; function o() { if bgp_path.len = 0 then return 64500; return bgp_path.last; } " +
      "protocol rpki c { roa4 { table t; }; remote 192.0.2.7 port 323; retry keep 600; refresh keep 3600; expire keep 7200; } " +
      "function g() { bgp_path.prepend(7); }";
    const { errors } = read(filter(statement, before).replace(/protocol bgp n6[^]*$/, ""));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^not-understood [13]$/);
  });

  test("an ORIGIN, which routes of our own do not have before they are sent", () => {
    check(where("bgp_origin != ORIGIN_EGP && !(bgp_origin = ORIGIN_INCOMPLETE)"), [
      ["10.0.0.0/8", {}, "accept"],
      ["10.0.0.0/8", { origin: "egp" }, "reject"],
      ["10.0.0.0/8", { origin: "incomplete" }, "reject"],
    ]);
    const refused = ["not-understood 4", "not-understood 8"];
    for (const sign of ["=", "!="]) {
      expect(read(where(`bgp_origin ${sign} ORIGIN_IGP`)).errors).toEqual(refused);
    }
  });

  test("members that are the same are no overlap, nor is what only touches", () => {
    const set = "[ 1..4, 5, 5, 6..9 ]";
    check(where(`bgp_path ~ ${set} && (1, 5) ~ bgp_community`), [
      ["10.0.0.0/8", { path: "7", communities: "1:5" }, "accept"],
      ["10.0.0.0/8", { path: "10", communities: "1:5" }, "reject"],
    ]);
    check(where("bgp_community ~ [ (1, *), (2, 0), (1, *), (0, 65535) ]"), [
      ["10.0.0.0/8", { communities: "1:5" }, "accept"],
      ["10.0.0.0/8", { communities: "2:1" }, "reject"],
    ]);
  });

  test("our own ASN may be prepended before RPKI validation: it is the origin of an empty path", () => {
    const text = `roa4 table t; roa6 table u;
function o() { if bgp_path.len = 0 then return 64500; return bgp_path.last; }
protocol rpki c { roa4 { table t; }; roa6 { table u; }; remote 192.0.2.7 port 323; retry keep 600; refresh keep 3600; expire keep 7200; }`;
    const body =
      "bgp_path.prepend(64500); if roa_check(t, net, o()) = ROA_INVALID then reject; accept;";
    check(filter(body, text).replace(/protocol bgp n6[^]*$/, ""), [
      ["10.0.0.0/8", { rpki: "valid" }, "accept, path 64500 64496"],
      ["10.0.0.0/8", { rpki: "invalid" }, "reject"],
    ]);
  });

  test("a function whose arguments do not end", () => {
    expect(read(`function f(int x { return true; }`).errors).toContain("not-understood 2");
  });

  test.each([["net.len = 24 - 1"], ["net.len = 8 accept"]])(
    "more than a condition: where %s",
    (condition) => {
      expect(read(where(condition)).errors).toEqual(["not-understood 4", "not-understood 8"]);
    },
  );

  test("circular constants, a missing filter, a channel with only one direction", () => {
    const circle = filter("if bgp_path ~ A then accept;", "define A = [ B ]; define B = A;");
    expect(read(circle).errors).toContain("not-understood 1");
    expect(read(protocols("import filter f; export none;")).errors).toEqual([
      "name-not-defined 4",
      "name-not-defined 8",
    ]);
    expect(read(protocols("import all;")).errors).toEqual(["not-understood 4", "not-understood 8"]);
  });

  test("but no filter that nothing of ours uses", () => {
    const others =
      "filter other { print net; accept; } function o(int x) { case x { 1: return true; } }";
    expect(read(others + protocols("import all; export none;")).errors).toEqual([]);
  });

  test.each([
    ["rr client;"],
    ["interpret communities off;"],
    ["local as 64500;"],
    ["allow local as;"],
  ])("%s", (option) => {
    const text = protocols("import all; export none;").replace(
      "allow as sets on;",
      `allow as sets on;\n${option}`,
    );
    expect(read(text).errors).toEqual(["not-understood 4"]);
  });
});

test.each([
  ["interval 300 ms; multiplier 3;", []],
  ["interval 4294967 ms; multiplier 255;", []],
  // BIRD accepts these, and keeps 32 bits of microseconds, and 8 of the multiplier.
  ["interval 4294968 ms; multiplier 3;", ["not-understood 4", "not-understood 8"]],
  ["interval 300 ms; multiplier 256;", ["not-understood 4", "not-understood 8"]],
])("BFD with %s", (settings, errors) => {
  const text = protocols(`import all; export none; }; bfd { ${settings}`);
  expect(read(text).errors).toEqual(errors);
});
