import { describe, expect, test } from "@jest/globals";

import { readText, route, verdictOn, type RouteWords } from "../reading.ts";

const BGP = `router bgp 64500
 address-family ipv4 unicast
  bgp origin-as validation enable
 !
 neighbor 198.51.100.2
  remote-as 64496
  address-family ipv4 unicast
   route-policy P in
   send-community-ebgp
   send-extended-community-ebgp
`;
const read = (text: string) => readText("iosxr", [7, 5], text);

/** The result of the policy P, with sets before it, for a route; no line of it may be refused. */
function verdict(body: string, prefix: string, words: RouteWords = {}, before = ""): string {
  const { reading, errors } = read(`${before}route-policy P\n${body}\nend-policy\n${BGP}`);
  expect(errors).toEqual([]);
  return verdictOn(reading.sessions[0], "import", route(prefix, words));
}

type Row = readonly [prefix: string, words: RouteWords, verdict: string];
const check = (body: string, rows: readonly Row[], before = ""): void => {
  const got = rows.map(([prefix, words]) => [prefix, words, verdict(body, prefix, words, before)]);
  expect(got).toEqual(rows);
};

describe("verdicts", () => {
  test.each([
    ["# nothing", "reject"],
    ["pass", "accept"],
    ["done", "accept"],
    ["drop", "reject"],
    ["set med 5", "accept, med 5"],
    ["delete community in (1:1)", "accept"],
    ["prepend as-path 64500 2", "accept, path 64500 64500 64496"],
    ["pass\ndrop", "reject"],
    ["pass\nset med 5", "accept, med 5"],
    ["done\nset med 5\ndrop", "accept"],
    ["drop\ndone", "reject"],
    ["set med 5\ndrop", "reject"],
    ["if destination in (10.0.0.0/8) then\n  pass\nendif", "accept"],
    ["if destination in (11.0.0.0/8) then\n  pass\nendif", "reject"],
    ["if not destination in (11.0.0.0/8) then\n  drop\nendif\npass", "reject"],
  ])("%s", (body, expected) => {
    expect(verdict(body, "10.0.0.0/8")).toBe(expected);
  });

  test("an applied policy is read in its place: its drop and its done end all, its pass and its changes count", () => {
    const before = (body: string) => `route-policy Q\n${body}\nend-policy\n`;
    check("apply Q\nset med 5", [["10.0.0.0/8", {}, "reject"]], before("drop"));
    check("apply Q\nset med 5", [["10.0.0.0/8", {}, "accept"]], before("done"));
    check("apply Q", [["10.0.0.0/8", {}, "accept"]], before("pass"));
    check(
      "apply Q",
      [["10.0.0.0/8", {}, "accept, preference 7"]],
      before("set local-preference 7"),
    );
    check(
      "apply Q",
      [["10.0.0.0/8", {}, "reject"]],
      before("if destination in (11.0.0.0/8) then\n pass\nendif"),
    );
  });

  test("elseif and else, one inside of the other", () => {
    check(
      `if as-path passes-through '1' then
  if as-path passes-through '2' then
    set med 12
  elseif as-path passes-through '3' then
    drop
  else
    set med 1
  endif
elseif as-path passes-through '2' then
  set med 2
else
  drop
endif`,
      [
        ["10.0.0.0/8", { path: "1 2" }, "accept, med 12"],
        ["10.0.0.0/8", { path: "1 3" }, "reject"],
        ["10.0.0.0/8", { path: "1" }, "accept, med 1"],
        ["10.0.0.0/8", { path: "2 3" }, "accept, med 2"],
        ["10.0.0.0/8", { path: "3" }, "reject"],
      ],
    );
  });

  test("not binds more than and, and and more than or; parentheses more than all", () => {
    const [a, b, c] = ["1", "2", "3"].map((asn) => `as-path passes-through '${asn}'`);
    const taken = (condition: string) =>
      ["", "1", "2", "3", "1 2", "1 3", "2 3", "1 2 3"].filter(
        (path) => verdict(`if ${condition} then\npass\nendif`, "10.0.0.0/8", { path }) === "accept",
      );
    expect(taken(`${a} or ${b} and ${c}`)).toEqual(["1", "1 2", "1 3", "2 3", "1 2 3"]);
    expect(taken(`(${a} or ${b}) and ${c}`)).toEqual(["1 3", "2 3", "1 2 3"]);
    expect(taken(`not ${a} and ${b}`)).toEqual(["2", "2 3"]);
    expect(taken(`not (${a} and ${b}) and ${c}`)).toEqual(["3", "1 3", "2 3"]);
  });

  test("all tests see the route as received", () => {
    check(
      `delete community in (1:1)
if community matches-any (1:1) then
  set med 5
endif
set community (2:2) additive
if community matches-any (2:2) then
  drop
endif`,
      [["10.0.0.0/8", { communities: "1:1" }, "accept, communities 2:2, med 5"]],
    );
  });
});

describe("tests", () => {
  const taken = (
    condition: string,
    routes: readonly string[],
    key: keyof RouteWords,
    before = "",
  ) =>
    routes.filter(
      (said) =>
        verdict(`if ${condition} then\npass\nendif`, "10.0.0.0/8", { [key]: said }, before) ===
        "accept",
    );

  test.each([
    ["10.0.0.0/8", ["8"]],
    ["10.0.0.0/8 le 9", ["8", "9"]],
    ["10.0.0.0/8 ge 9", ["9", "24", "32"]],
    ["10.0.0.0/8 ge 9 le 24", ["9", "24"]],
    ["10.0.0.0/8 eq 24", ["24"]],
    ["10.0.0.0/8, 0.0.0.0/0 ge 32", ["8", "32"]],
    ["10.0.0.0", ["32"]],
  ])("destination in (%s)", (entries, expected) => {
    const body = (set: string) => `if destination in ${set} then\npass\nendif`;
    const named = `prefix-set S\n  # some\n  ${entries.replaceAll(", ", ",\n  ")}\nend-set\n`;
    const lengths = ["8", "9", "24", "32"];
    expect(
      lengths.filter((n) => verdict(body(`(${entries})`), `10.0.0.0/${n}`) === "accept"),
    ).toEqual(expected);
    expect(
      lengths.filter((n) => verdict(body("S"), `10.0.0.0/${n}`, {}, named) === "accept"),
    ).toEqual(expected);
  });

  test.each([
    ["as-path neighbor-is '1'", ["1", "1 2", "1 1 3"]],
    ["as-path originates-from '2'", ["1 2"]],
    ["as-path passes-through '[2..3]'", ["1 2", "1 1 3"]],
    ["as-path length ge 2", ["1 2", "1 1 3", "11 4"]],
    ["as-path length le 1", ["", "1"]],
    ["as-path length is 2", ["1 2", "11 4"]],
    ["as-path is-local", [""]],
    ["as-path in (ios-regex '^1_')", ["1", "1 2", "1 1 3"]],
    ["as-path in (ios-regex '_2$', originates-from '4')", ["1 2", "11 4"]],
    ["as-path in S", ["1 2", "1 1 3", "11 4"]],
  ])("%s", (condition, expected) => {
    const set = `as-path-set S
  neighbor-is '11',
  originates-from '2',
  passes-through '3',
  ios-regex '^9'
end-set
`;
    expect(taken(condition, ["", "1", "1 2", "1 1 3", "11 4"], "path", set)).toEqual(expected);
  });

  test.each([
    ["community matches-any (1:1, 2:2)", ["1:1", "2:2", "1:1 2:2", "1:9 2:2"]],
    ["community matches-every (1:1, 2:2)", ["1:1 2:2"]],
    ["community matches-every (1:*, 2:2)", ["1:1 2:2", "1:9 2:2"]],
    ["community matches-every (1:[5..9], 2:2)", ["1:9 2:2"]],
    ["community matches-any (no-export)", ["65535:65281"]],
    ["community matches-any C", ["1:1", "1:1 2:2", "1:9 2:2"]],
    ["large-community matches-any (1:2:*)", ["1:2:3"]],
    ["extcommunity rt matches-any (1:2)", ["rt:1:2"]],
  ])("%s", (condition, expected) => {
    const all = ["1:1", "2:2", "1:1 2:2", "1:9 2:2", "65535:65281", "1:2:3", "rt:1:2"];
    expect(taken(condition, all, "communities", "community-set C\n  1:*\nend-set\n")).toEqual(
      expected,
    );
  });

  test("origin validation counts where it is enabled, and next hops by address", () => {
    const states = ["valid", "invalid", "not-found"];
    expect(taken("validation-state is invalid", states, "rpki")).toEqual(["invalid"]);
    expect(taken("validation-state is not-found", states, "rpki")).toEqual(["not-found"]);
    const origins = ["igp", "egp", "incomplete"];
    expect(taken("origin is incomplete", origins, "origin")).toEqual(["incomplete"]);
    const off = (state: string) => {
      const policy = `route-policy P\nif validation-state is ${state} then\npass\nendif\nend-policy\n`;
      return read(policy + BGP.replace("  bgp origin-as validation enable\n", ""));
    };
    const { reading, errors } = off("invalid");
    expect(errors).toEqual([]);
    expect(verdictOn(reading.sessions[0], "import", route("10.0.0.0/8", { rpki: "invalid" }))).toBe(
      "reject",
    );
    expect(off("not-found").errors).toEqual(["not-understood 2"]);
    const hops = ["198.51.100.2", "198.51.100.3"];
    expect(taken("next-hop in (198.51.100.3)", hops, "nextHop")).toEqual(["198.51.100.3"]);
    const both = "next-hop in (198.51.100.3/32, 198.51.100.2)";
    expect(taken(both, [...hops, "198.51.100.4"], "nextHop")).toEqual(hops);
  });
});

describe("changes", () => {
  test.each([
    ["set community (3:3)", "accept, communities 3:3 rt:1:1 1:1:1"],
    ["set community (3:3, 4:4) additive", "accept, communities 1:1 3:3 4:4 rt:1:1 1:1:1"],
    ["set large-community (3:3:3)", "accept, communities 1:1 rt:1:1 3:3:3"],
    ["set extcommunity rt (3:3) additive", "accept, communities 1:1 rt:1:1 rt:3:3 1:1:1"],
    ["delete community in (1:*)", "accept, communities rt:1:1 1:1:1"],
    ["delete large-community all", "accept, communities 1:1 rt:1:1"],
    ["delete extcommunity rt all", "accept, communities 1:1 1:1:1"],
    ["set next-hop discard", "accept, next hop discard"],
    ["set local-preference 5", "accept, preference 5"],
  ])("%s", (body, expected) => {
    expect(verdict(body, "10.0.0.0/8", { communities: "1:1 rt:1:1 1:1:1" })).toBe(expected);
  });

  test("no communities are sent by default", () => {
    const policy = "route-policy P\n pass\nend-policy\n";
    const all = { communities: "1:1 rt:1:1 1:1:1" };
    const sent = (text: string) => {
      const { reading, errors } = read(policy + text.replace("P in", "P out"));
      expect(errors).toEqual([]);
      return verdictOn(reading.sessions[0], "export", route("10.0.0.0/8", all));
    };
    expect(sent(BGP)).toBe("accept");
    expect(sent(BGP.replace(/ +send-community-ebgp\n/, ""))).toBe("accept, communities rt:1:1");
    expect(sent(BGP.replace(/ +send-extended.*\n/, ""))).toBe("accept, communities 1:1 1:1:1");
  });
});

describe("neighbors", () => {
  test("take and send nothing without a policy", () => {
    const { reading, errors } = read(BGP.replace(/ +route-policy.*\n/, ""));
    expect(errors).toEqual([]);
    expect(verdictOn(reading.sessions[0], "import", route("10.0.0.0/8"))).toBe("reject");
    expect(verdictOn(reading.sessions[0], "export", route("10.0.0.0/8"))).toBe("reject");
  });

  test("warn at 75 % and stay down, unless the limit says otherwise; the first ASN is enforced", () => {
    const session = (line: string) =>
      read(`route-policy P\npass\nend-policy\n${BGP}   ${line}\n`).reading.sessions[0];
    const limit = (words: string) => session(`maximum-prefix ${words}`)?.maxPrefixes;
    expect(limit("250")).toMatchObject({
      maximum: 250,
      warnAt: { percent: 75 },
      onExceed: { kind: "shutdown" },
    });
    expect(limit("250 80 restart 15")).toMatchObject({
      warnAt: { percent: 80 },
      onExceed: { kind: "restart", afterMinutes: 15 },
    });
    expect(limit("250 warning-only")?.onExceed).toEqual({ kind: "warn" });
    expect(session("")?.options.enforceFirstAs).toBe(true);
    const off = BGP.replace("64500\n", "64500\n bgp enforce-first-as disable\n");
    expect(read(off).reading.sessions[0]?.options.enforceFirstAs).toBe(false);
  });
});

describe("what is refused, with its line", () => {
  test.each([
    ["set weight 5", "not-understood 2"],
    ["set med +5", "not-understood 2"],
    ["set med igp-cost", "not-understood 2"],
    ["set community (1:*)", "not-understood 2"],
    ["delete community all", "not-understood 2"],
    ["delete community not in (1:1)", "not-understood 2"],
    ["prepend as-path own-as 2", "not-understood 2"],
    ["apply Q(1)", "not-understood 2"],
    ["apply P", "not-understood 2"],
    ["apply Q", "name-not-defined 2"],
    ["if destination in Q then\ndrop\nendif", "name-not-defined 2"],
    ["if as-path in Q then\ndrop\nendif", "name-not-defined 2"],
    ["if community matches-any Q then\ndrop\nendif", "name-not-defined 2"],
    ["if destination in (10.0.0.0/8) then drop endif", "not-understood 2"],
    ["if destination in (10.0.0.0/8) then\ndrop", "not-understood 2"],
    ["if destination in (10.0.0.0/8)\ndrop\nendif", "not-understood 4"],
    ["if destination in (10.0.0.0/8 le 7) then\ndrop\nendif", "not-understood 2"],
    ["if destination in (10.0.0.1/8) then\ndrop\nendif", "not-understood 2"],
    ["if med eq 5 then\ndrop\nendif", "not-understood 2"],
    ["if community is-empty then\ndrop\nendif", "not-understood 2"],
    ["if community matches-within (1:1) then\ndrop\nendif", "not-understood 2"],
    ["if as-path unique-length ge 5 then\ndrop\nendif", "not-understood 2"],
    ["if as-path in (length ge 5) then\ndrop\nendif", "not-understood 2"],
    ["if as-path in (dfa-regex '^1$') then\ndrop\nendif", "not-understood 2"],
    ["if as-path originates-from '1 2' then\ndrop\nendif", "not-understood 2"],
    ["if source in (10.0.0.0/8) then\ndrop\nendif", "not-understood 2"],
  ])("%s", (body, expected) => {
    const { errors } = read(`route-policy P\n${body}\nend-policy\n${BGP}`);
    // A test of a set that is not there is not understood either.
    expect(errors[0]).toBe(expected);
    expect(new Set(errors.map((error) => error.split(" ")[1])).size).toBe(1);
  });

  const policy = "route-policy P\n pass\nend-policy\n";
  test.each([
    ["bgp default local-preference 200", " neighbor 198.51.100.2\n", 8],
    ["use neighbor-group G", "  remote-as 64496\n", 9],
    ["neighbor 198.51.100.2 shutdown", " neighbor 198.51.100.2\n", 8],
    ["shutdown message text", "  remote-as 64496\n", 9],
    ["shutdown inheritance-disable", "  remote-as 64496\n", 9],
    [
      "address-family ipv4 unicast route-policy P in",
      "  address-family ipv4 unicast\n   route",
      10,
    ],
    ["next-hop-self", "   route-policy P in\n", 11],
    ["default-originate", "   route-policy P in\n", 11],
    ["maximum-prefix 250 discard-extra-paths", "   route-policy P in\n", 11],
  ])("%s", (line, before, at) => {
    const text = policy + BGP.replace(before, `${line}\n${before}`);
    expect(read(text).errors).toContain(`not-understood ${at}`);
  });

  test("a policy that is not there, one with parameters, another router", () => {
    expect(read(BGP).errors).toEqual(["name-not-defined 8"]);
    expect(read(`route-policy P($x)\n pass\nend-policy\n${BGP}`).errors).toContain(
      "not-understood 1",
    );
    expect(read(policy + BGP.replace("64500", "64501")).errors).toEqual(["not-understood 4"]);
  });

  test("but no set or policy that nothing of ours uses", () => {
    const others =
      "as-path-set O\n  dfa-regex '^1'\nend-set\nroute-policy O\n  set weight 5\nend-policy\n";
    expect(read(others + policy + BGP).errors).toEqual([]);
  });
});
