import { describe, expect, test } from "@jest/globals";

import type { SessionReading } from "../../../src/model/index.ts";
import { readText, route, verdictOn, type RouteWords } from "../reading.ts";

const NEIGHBORS = `router bgp 64500
 no bgp default ipv4-unicast
 neighbor 198.51.100.2 remote-as 64496
 neighbor 2001:db8::2 remote-as 64496
 address-family ipv4 unicast
  neighbor 198.51.100.2 activate
  neighbor 198.51.100.2 route-map M in
 exit-address-family
 address-family ipv6 unicast
  neighbor 2001:db8::2 activate
  neighbor 2001:db8::2 route-map M in
 exit-address-family
`;

const read = (text: string) => readText("frr", [8, 4], text);

/** The result of a configuration's route map M for a route; no line of it may be refused. */
function verdict(policy: string, prefix: string, words: RouteWords = {}): string {
  const { reading, errors } = read(`${policy.trim()}\n${NEIGHBORS}`);
  expect(errors).toEqual([]);
  const original = route(prefix, words);
  const session = reading.sessions.find((s) => s.family === original.prefix.family);
  return verdictOn(session, "import", original);
}

type Row = readonly [prefix: string, words: RouteWords, verdict: string];
const check = (policy: string, rows: readonly Row[]): void => {
  const got = rows.map(([prefix, words]) => [prefix, words, verdict(policy, prefix, words)]);
  expect(got).toEqual(rows);
};

describe("prefix lists", () => {
  test("the first entry by number decides, in any position; the end denies", () => {
    check(
      `ip prefix-list L seq 20 permit 10.0.0.0/8 le 32
ip prefix-list L seq 10 deny 10.1.0.0/16 le 32
ip prefix-list L seq 5 permit 10.1.1.0/24
route-map M permit 10
 match ip address prefix-list L`,
      [
        ["10.2.0.0/16", {}, "accept"],
        ["10.1.0.0/16", {}, "reject"],
        ["10.1.1.0/24", {}, "accept"],
        ["10.1.1.0/25", {}, "reject"],
        ["11.0.0.0/8", {}, "reject"],
      ],
    );
  });

  test("the same number replaces; without one, five more than the highest; host bits are cut off", () => {
    check(
      `ip prefix-list L seq 7 permit 10.0.0.0/8
ip prefix-list L seq 7 deny 10.0.0.0/9
ip prefix-list L permit 11.0.0.0/8
ip prefix-list L seq 11 deny 11.0.0.0/8
ip prefix-list L permit 192.0.2.77/24
route-map M permit 10
 match ip address prefix-list L`,
      [
        ["10.0.0.0/8", {}, "reject"],
        ["11.0.0.0/8", {}, "reject"],
        ["192.0.2.0/24", {}, "accept"],
      ],
    );
  });

  test("the same number replaces where all entries permit, and only the same", () => {
    check(
      `ip prefix-list L seq 1 permit 10.0.0.0/8
ip prefix-list L seq 4294967295 permit 11.0.0.0/8
ip prefix-list L seq 1 permit 12.0.0.0/8
ip prefix-list L seq 2 permit 13.0.0.0/8
route-map M permit 10
 match ip address prefix-list L`,
      [
        ["10.0.0.0/8", {}, "reject"],
        ["11.0.0.0/8", {}, "accept"],
        ["12.0.0.0/8", {}, "accept"],
        ["13.0.0.0/8", {}, "accept"],
      ],
    );
  });

  test.each([
    ["10.0.0.0/8", ["8"]],
    ["10.0.0.0/8 le 9", ["8", "9"]],
    ["10.0.0.0/8 ge 9", ["9", "10", "32"]],
    ["10.0.0.0/8 ge 9 le 9", ["9"]],
    ["10.0.0.0/8 le 10 ge 9", ["9", "10"]],
    ["10.0.0.0/8 ge 8", ["8", "9", "10", "32"]],
    ["any", ["8", "9", "10", "32"]],
    ["0.0.0.0/0 ge 0", []],
    ["0.0.0.0/0 ge 0 le 0", []],
    ["0.0.0.0/0 ge 0 le 9", ["8", "9"]],
    ["0.0.0.0/0 le 0", []],
    ["0.0.0.0/0 ge 1", ["8", "9", "10", "32"]],
  ])("%s", (entry, lengths) => {
    const policy = `ip prefix-list L permit ${entry}
route-map M permit 10
 match ip address prefix-list L`;
    const taken = ["8", "9", "10", "32"].filter(
      (n) => verdict(policy, `10.0.0.0/${n}`) === "accept",
    );
    expect(taken).toEqual(lengths);
  });

  test("a length of 0 is not set, in IPv6 too: the default route alone is meant", () => {
    const list = "ip prefix-list L permit 0.0.0.0/0 ge 0\nipv6 prefix-list L permit ::/0 ge 0\n";
    for (const family of ["ip", "ipv6"]) {
      const policy = `${list}route-map M permit 10\n match ${family} address prefix-list L`;
      check(policy, [
        ["0.0.0.0/0", {}, family === "ip" ? "accept" : "reject"],
        ["::/0", {}, family === "ipv6" ? "accept" : "reject"],
        ["10.0.0.0/8", {}, "reject"],
        ["2001:db8::/32", {}, "reject"],
      ]);
    }
  });

  test("an entry that repeats another is ignored, and so is its number", () => {
    check(
      `ip prefix-list L seq 20 permit 10.0.0.0/8
ip prefix-list L seq 5 permit 10.0.0.0/8
ip prefix-list L seq 10 deny 10.0.0.0/8 le 9
ip prefix-list L seq 15 permit 11.0.0.0/8
ip prefix-list L seq 15 deny 10.0.0.0/8 le 9
ip prefix-list L seq 90 permit 11.0.0.0/8
ip prefix-list L permit 12.0.0.0/8
ip prefix-list L seq 25 deny 12.0.0.0/8
ip prefix-list L seq 7 permit 13.0.0.0/8
ip prefix-list L seq 7 permit 14.0.0.0/8
ip prefix-list L seq 8 permit 13.0.0.0/8
route-map M permit 10
 match ip address prefix-list L`,
      [
        ["10.0.0.0/8", {}, "reject"],
        ["11.0.0.0/8", {}, "accept"],
        ["12.0.0.0/8", {}, "reject"],
        ["13.0.0.0/8", {}, "accept"],
        ["14.0.0.0/8", {}, "accept"],
      ],
    );
  });

  test("blanks and tabs separate the words of a line, however many", () => {
    check(
      "ip  prefix-list\tL  seq 5 \tpermit 10.0.0.0/8\nroute-map M permit  10\n\tmatch ip address\tprefix-list L",
      [
        ["10.0.0.0/8", {}, "accept"],
        ["11.0.0.0/8", {}, "reject"],
      ],
    );
  });

  test("a list of one family matches nothing of the other, so that a deny lets it pass", () => {
    check(
      `ip prefix-list ALL permit any
ipv6 prefix-list ALL6 permit any
route-map M deny 10
 match ip address prefix-list ALL
route-map M deny 20
 match ip address prefix-list ALL
 match ipv6 address prefix-list ALL6
route-map M permit 30`,
      [
        ["10.0.0.0/8", {}, "reject"],
        ["2001:db8::/32", {}, "accept"],
      ],
    );
  });
});

describe("route maps", () => {
  test("an entry without a match takes all; the end denies", () => {
    check("route-map M permit 10", [["10.0.0.0/8", {}, "accept"]]);
    check("route-map M deny 10", [["10.0.0.0/8", {}, "reject"]]);
    check("bgp as-path access-list A permit ^1$\nroute-map M permit 10\n match as-path A", [
      ["10.0.0.0/8", { path: "1" }, "accept"],
      ["10.0.0.0/8", { path: "2" }, "reject"],
    ]);
  });

  test("entries go by number; permit ends, on-match and continue go on, and a later deny counts", () => {
    const policy = (how: string) => `bgp as-path access-list A permit _1_
bgp as-path access-list B permit _2_
route-map M permit 30
 set metric 30
route-map M deny 20
 match as-path B
route-map M permit 10
 match as-path A
 set local-preference 10
${how}`;
    check(policy(""), [
      ["10.0.0.0/8", { path: "1 2" }, "accept, preference 10"],
      ["10.0.0.0/8", { path: "2" }, "reject"],
      ["10.0.0.0/8", { path: "3" }, "accept, med 30"],
    ]);
    for (const how of [" on-match next", " continue 11"]) {
      check(policy(how), [
        ["10.0.0.0/8", { path: "1 2" }, "reject"],
        ["10.0.0.0/8", { path: "1" }, "accept, preference 10, med 30"],
      ]);
    }
    for (const how of [" on-match goto 21", " continue 30", " on-match next\n on-match goto 30"]) {
      check(policy(how), [["10.0.0.0/8", { path: "1 2" }, "accept, preference 10, med 30"]]);
    }
    check(policy(" on-match goto 40"), [["10.0.0.0/8", { path: "1 2" }, "accept, preference 10"]]);
  });

  test("what an entry has permitted is refused at the end where the entries after it do not match", () => {
    check(
      `bgp as-path access-list A permit _1_
bgp as-path access-list B permit _2_
route-map M permit 10
 match as-path A
 on-match next
route-map M permit 20
 match as-path B
 set metric 5`,
      [
        ["10.0.0.0/8", { path: "1" }, "reject"],
        ["10.0.0.0/8", { path: "1 2" }, "accept, med 5"],
        ["10.0.0.0/8", { path: "3" }, "reject"],
      ],
    );
    check("route-map M permit 10\n set metric 5\n on-match next", [
      ["10.0.0.0/8", {}, "accept, med 5"],
    ]);
  });

  test("the last line of a kind replaces the ones before, and so does the other word for an entry", () => {
    check(
      `bgp as-path access-list A permit _1_
bgp as-path access-list B permit _2_
route-map M permit 10
 match as-path A
 match as-path B
 set metric 5
 set metric 6
route-map M deny 20
 match as-path A
route-map M permit 20
 set local-preference 7`,
      [
        ["10.0.0.0/8", { path: "1" }, "accept, preference 7"],
        ["10.0.0.0/8", { path: "2" }, "accept, med 6"],
        ["10.0.0.0/8", { path: "3" }, "reject"],
      ],
    );
  });

  test("a called map refuses for good, and its changes stay; the last call counts", () => {
    check(
      `bgp as-path access-list A permit _1_
route-map NEVER deny 10
route-map CALLED permit 10
 match as-path A
 set metric 9
route-map M permit 10
 set local-preference 4
 call NEVER
 call CALLED
 on-match next
route-map M permit 20
 set community 1:1`,
      [
        ["10.0.0.0/8", { path: "1" }, "accept, communities 1:1, preference 4, med 9"],
        ["10.0.0.0/8", { path: "2" }, "reject"],
      ],
    );
  });

  test("tests see what entries before have changed", () => {
    check(
      `bgp community-list standard C permit 1:1
route-map M permit 10
 set community 1:1
 on-match next
route-map M deny 20
 match community C`,
      [["10.0.0.0/8", {}, "reject"]],
    );
  });
});

describe("changes", () => {
  test.each([
    ["set community 3:3", "accept, communities 3:3 rt:1:1 1:1:1"],
    ["set community 3:3 additive", "accept, communities 1:1 3:3 rt:1:1 1:1:1"],
    ["set community none", "accept, communities rt:1:1 1:1:1"],
    ["set community 3:3\n set community no-export", "accept, communities 65535:65281 rt:1:1 1:1:1"],
    ["set large-community 2:2:2", "accept, communities 1:1 rt:1:1 2:2:2"],
    ["set large-community 2:2:2 additive", "accept, communities 1:1 rt:1:1 1:1:1 2:2:2"],
    ["set extcommunity rt 2:2", "accept, communities 1:1 rt:1:1 rt:2:2 1:1:1"],
    ["set extcommunity none", "accept, communities 1:1 1:1:1"],
    ["set comm-list ONE delete", "accept, communities rt:1:1 1:1:1"],
    ["set comm-list TWO delete\n set comm-list ONE delete", "accept, communities rt:1:1 1:1:1"],
    ["set comm-list EXPANDED delete", "accept, communities rt:1:1 1:1:1"],
    ["set as-path prepend 7 8", "accept, path 7 8 64496"],
    ["set metric 5\n set local-preference 6", "accept, preference 6, med 5"],
  ])("%s", (lines, expected) => {
    const policy = `bgp community-list standard ONE permit 1:1
bgp community-list standard TWO permit 2:2
bgp community-list expanded EXPANDED permit ^1:
route-map M permit 10
 ${lines}`;
    expect(verdict(policy, "10.0.0.0/8", { communities: "1:1 rt:1:1 1:1:1" })).toBe(expected);
  });
});

test("a next hop is the one address that is set, and not one of several", () => {
  const only = NEIGHBORS.replace(/ address-family ipv6[^]*$/, "");
  const hop = "route-map M permit 10\n set ip next-hop 192.0.2.9\n";
  const { reading, errors } = read(hop + only);
  expect(errors).toEqual([]);
  expect(verdictOn(reading.sessions[0], "import", route("10.0.0.0/8"))).toBe(
    "accept, next hop 192.0.2.9",
  );
  expect(read(`${hop} set ip next-hop 192.0.2.8\n${only}`).errors).toEqual(["not-understood 2"]);
});

describe("lists of communities", () => {
  test("two in one entry must both match, two entries are tried one after the other", () => {
    check(
      `bgp community-list standard C seq 20 permit 3:3
bgp community-list standard C seq 10 deny 1:1 2:2
bgp community-list standard C seq 15 permit 1:1
route-map M permit 10
 match community C`,
      [
        ["10.0.0.0/8", { communities: "1:1" }, "accept"],
        ["10.0.0.0/8", { communities: "1:1 2:2" }, "reject"],
        ["10.0.0.0/8", { communities: "3:3" }, "accept"],
        ["10.0.0.0/8", { communities: "2:2" }, "reject"],
      ],
    );
  });

  test("without a number an entry has the next multiple of five", () => {
    check(
      `bgp community-list standard C seq 7 deny 1:1
bgp community-list standard C permit 2:2
bgp community-list standard C seq 11 deny 2:2
bgp as-path access-list A seq 7 deny _1_
bgp as-path access-list A permit _2_
bgp as-path access-list A seq 11 deny _2_
route-map M permit 10
 match community C
 match as-path A`,
      [["10.0.0.0/8", { communities: "2:2", path: "2" }, "accept"]],
    );
  });

  test("an entry that repeats another is ignored, and so is its number", () => {
    check(
      `bgp community-list standard C seq 20 permit 1:1 2:2
bgp community-list standard C seq 5 permit 2:2 1:1 2:2
bgp community-list standard C seq 10 deny 1:1
bgp as-path access-list A seq 4294967290 permit _1_
bgp as-path access-list A seq 5 permit _1_
bgp as-path access-list A seq 10 deny _1_
bgp as-path access-list A permit _2_
bgp as-path access-list A permit _3_
route-map M permit 10
 match community C
route-map M permit 20
 match as-path A`,
      [
        ["10.0.0.0/8", { communities: "1:1 2:2", path: "4" }, "reject"],
        ["10.0.0.0/8", { path: "1" }, "reject"],
        ["10.0.0.0/8", { path: "2" }, "reject"],
        ["10.0.0.0/8", { path: "3" }, "accept"],
      ],
    );
  });

  test("FRR's own names for well-known ones", () => {
    check(
      `bgp community-list standard C permit local-AS no-peer
route-map M permit 10
 match community C
 set community accept-own llgr-stale internet`,
      [
        ["10.0.0.0/8", { communities: "65535:65283" }, "reject"],
        [
          "10.0.0.0/8",
          { communities: "65535:65283 65535:65284" },
          "accept, communities 0:0 65535:1 65535:6",
        ],
      ],
    );
  });

  test("numbers for names, well-known names, large and extended ones", () => {
    check(
      `bgp community-list 10 permit no-export
bgp community-list standard GS permit graceful-shutdown
bgp large-community-list standard L permit 1:2:3
bgp extcommunity-list standard E permit rt 1:2
route-map M deny 10
 match community 10
route-map M deny 20
 match large-community L
route-map M deny 30
 match extcommunity E
route-map M permit 40
 match community GS`,
      [
        ["10.0.0.0/8", { communities: "65535:0" }, "accept"],
        ["10.0.0.0/8", { communities: "65535:0 65535:65281" }, "reject"],
        ["10.0.0.0/8", { communities: "65535:0 1:2:3" }, "reject"],
        ["10.0.0.0/8", { communities: "65535:0 rt:1:2" }, "reject"],
        ["10.0.0.0/8", { communities: "1:2" }, "reject"],
      ],
    );
  });
});

describe("lists of AS_PATHs", () => {
  test.each([
    ["^64496_", ["64496", "64496 1", "64496 {1 2}", "64496 64496"]],
    ["_1$", ["64496 1"]],
    ["64496", ["64496", "64496 1", "64496 {1 2}", "164496", "64496 64496"]],
    ["_64496$", ["64496", "64496 64496"]],
    ["^[0-9]+$", ["64496", "164496"]],
    ["^$", [""]],
    ["\\{", ["64496 {1 2}"]],
    ["^(64496_)?(1_)?$", ["", "64496", "64496 1"]],
    ["^([0-9]+ ){1}[0-9]+$", ["64496 1", "64496 64496"]],
  ])("%s", (regex, expected) => {
    const paths = ["", "64496", "64496 1", "64496 {1 2}", "164496", "64496 64496"];
    const policy = `bgp as-path access-list A permit ${regex}\nroute-map M permit 10\n match as-path A`;
    const taken = paths.filter((path) => verdict(policy, "10.0.0.0/8", { path }) === "accept");
    expect(taken).toEqual(expected);
  });

  test("the first entry by number decides; only deny denies all", () => {
    check(
      `bgp as-path access-list A seq 10 permit .*
bgp as-path access-list A seq 5 deny _1_
bgp as-path access-list B deny _1_
route-map M deny 10
 match as-path B
route-map M permit 20
 match as-path A`,
      [
        ["10.0.0.0/8", { path: "2 1" }, "reject"],
        ["10.0.0.0/8", { path: "2 11" }, "accept"],
      ],
    );
  });

  test("origin validation and next hops", () => {
    check(
      "route-map M deny 10\n match rpki invalid\nroute-map M permit 20\n match ip next-hop address 198.51.100.2",
      [
        ["10.0.0.0/8", {}, "accept"],
        ["10.0.0.0/8", { rpki: "invalid" }, "reject"],
        ["10.0.0.0/8", { nextHop: "198.51.100.3" }, "reject"],
      ],
    );
  });
});

describe("neighbors", () => {
  const sessions = (text: string): readonly SessionReading[] => {
    const { reading, errors } = read(text);
    expect(errors).toEqual([]);
    return reading.sessions;
  };
  const router = (...lines: string[]) => ["router bgp 64500", ...lines].join("\n ");
  const REMOTE = "neighbor 2001:db8::2 remote-as 64496";

  test("are active in IPv4 unless an earlier line says otherwise", () => {
    const families = (...lines: string[]) => sessions(router(...lines)).map((s) => s.family);
    expect(families(REMOTE)).toEqual(["ipv4"]);
    expect(families("no bgp default ipv4-unicast", REMOTE)).toEqual([]);
    expect(families(REMOTE, "no bgp default ipv4-unicast")).toEqual(["ipv4"]);
    const only = ["address-family ipv6", "neighbor 2001:db8::2 activate", "exit-address-family"];
    expect(families(REMOTE, ...only)).toEqual(["ipv4", "ipv6"]);
    const not = ["address-family ipv4", "no neighbor 2001:db8::2 activate"];
    expect(families(REMOTE, ...not)).toEqual([]);
  });

  test("take and send nothing without a policy, unless that is turned off", () => {
    const taken = (...lines: string[]) =>
      verdictOn(sessions(lines.join("\n"))[0], "import", route("10.0.0.0/8"));
    const off = "no bgp ebgp-requires-policy";
    expect(taken(router(REMOTE))).toBe("reject");
    expect(taken(router(off, REMOTE))).toBe("accept");
    expect(taken("frr defaults datacenter", router(REMOTE))).toBe("accept");
    expect(taken("frr version 7.3", router(REMOTE))).toBe("accept");
    expect(taken("frr version 8.4.4", "frr defaults traditional", router(REMOTE))).toBe("reject");
    expect(taken("frr defaults datacenter", router("bgp ebgp-requires-policy", REMOTE))).toBe(
      "reject",
    );
  });

  test("have their policy in the family's short form too", () => {
    const text = `route-map OPEN permit 10\n${router(
      "neighbor 198.51.100.2 remote-as 64496",
      "address-family ipv4",
      "neighbor 198.51.100.2 route-map OPEN in",
    )}`;
    expect(verdictOn(sessions(text)[0], "import", route("10.0.0.0/8"))).toBe("accept");
  });

  test("have keepalives as often as FRR has them, and hops and messages as it keeps them", () => {
    const options = (...lines: string[]) => sessions(router(REMOTE, ...lines))[0]?.options;
    const mine = (words: string) => `neighbor 2001:db8::2 ${words}`;
    expect(options(mine("timers 60 9"))?.timers).toEqual({ keepalive: 3, hold: 9 });
    expect(options(mine("timers 20 61"))?.timers).toEqual({ keepalive: 20, hold: 61 });
    expect(options(mine("timers 20 0"))?.timers).toEqual({ keepalive: 0, hold: 0 });
    expect(options("timers bgp 60 30")?.timers).toEqual({ keepalive: 10, hold: 30 });
    expect(options(mine("ebgp-multihop 1"))?.multihop).toBeNull();
    expect(options(mine("ebgp-multihop 2"))?.multihop).toBe(2);
    expect(options(mine("shutdown message a b"), mine("shutdown"))?.shutdown).toEqual({
      message: "a b",
    });
  });

  test("the message of a shutdown is the rest of the line, as FRR keeps it", () => {
    const shutdown = (...lines: string[]) =>
      sessions(router(REMOTE, ...lines.map((line) => `neighbor 2001:db8::2 ${line}`)))[0]?.options
        .shutdown;
    const message = (text: string) => shutdown(`shutdown message ${text}`);
    expect(shutdown("shutdown")).toEqual({ message: null });
    // Each of these was loaded into bgpd 8.4.4, and received by a BIRD.
    for (const [text, kept = text] of [
      ["manutenção às 22h — São Paulo ✓"],
      [`semi; "quoted" #hash !bang 'apos' \\back <x> [y] {z} (a) & ? $X`],
      ["  a \t two   blanks\t ", "a two blanks"],
      ["a\u00a0b \u3000c"],
      ["! first"],
      ["# first"],
      ["message first"],
      ["rtt 100 count 3"],
      ["é".repeat(127)],
    ]) {
      expect(message(text ?? "")).toEqual({ message: kept });
    }
    expect(shutdown("shutdown message a", "shutdown message b")).toEqual({ message: "b" });
  });

  test("warn at 75 % and stay down, unless the limit says otherwise", () => {
    const limit = (words: string) =>
      sessions(
        router(REMOTE, "address-family ipv4", `neighbor 2001:db8::2 maximum-prefix ${words}`),
      )[0]?.maxPrefixes;
    const maximum = { maximum: 250, line: 4 };
    const onExceed = { kind: "shutdown" };
    expect(limit("250")).toEqual({ ...maximum, warnAt: { percent: 75 }, onExceed });
    expect(limit("250 80")).toEqual({ ...maximum, warnAt: { percent: 80 }, onExceed });
    expect(limit("250 restart 15")).toEqual({
      ...maximum,
      warnAt: { percent: 75 },
      onExceed: { kind: "restart", afterMinutes: 15 },
    });
    expect(limit("250 warning-only")?.onExceed).toEqual({ kind: "warn" });
  });
});

describe("what is refused, with its line", () => {
  const NOT = "not-understood";
  test.each([
    ["match of something else", ["route-map M permit 10", " match metric 5"], [`${NOT} 2`]],
    [
      "match exactly",
      [
        "bgp community-list standard C permit 1:1",
        "route-map M permit 10",
        " match community C exact-match",
      ],
      [`${NOT} 3`],
    ],
    ["access list of addresses", ["route-map M permit 10", " match ip address 10"], [`${NOT} 2`]],
    ["change of something else", ["route-map M permit 10", " set weight 5"], [`${NOT} 2`]],
    ["relative change", ["route-map M permit 10", " set local-preference +5"], [`${NOT} 2`]],
    [
      "exclusion beside a prepend",
      ["route-map M permit 10", " set as-path exclude 1", " set as-path prepend 2"],
      [`${NOT} 2`],
    ],
    [
      "other extended communities beside route targets",
      ["route-map M permit 10", " set extcommunity soo 1:1", " set extcommunity rt 1:2"],
      [`${NOT} 2`, `${NOT} 3`],
    ],
    [
      "changes that depend on their order",
      [
        "bgp community-list standard C permit 1:1",
        "route-map M permit 10",
        " set community 2:2 additive",
        " set comm-list C delete",
      ],
      [`${NOT} 4`],
    ],
    [
      "more kinds of changes than there are",
      [
        "route-map M permit 10",
        ...Array.from({ length: 500 }, (_, i) => ` set kind${i}`),
        " set metric 1",
      ],
      Array.from({ length: 501 }, (_, i) => `${NOT} ${i + 2}`).sort(),
    ],
    ["command that is none", ["route-map M permit 10", " on-match goto 10"], [`${NOT} 2`]],
    ["removal in an entry", ["route-map M permit 10", " no match as-path A"], [`${NOT} 2`]],
    ["number out of range", ["route-map M permit 70000", "route-map M permit 10"], [`${NOT} 1`]],
    ["map that is not there", ["route-map M permit 10", " call OTHER"], ["name-not-defined 2"]],
    ["maps in a circle", ["route-map M permit 10", " call M"], [`${NOT} 2`]],
    [
      "no prefix list",
      ["route-map M deny 10", " match ip address prefix-list L", "route-map M permit 20"],
      ["name-not-defined 2"],
    ],
    [
      "no AS_PATH list",
      ["route-map M deny 10", " match as-path L", "route-map M permit 20"],
      ["name-not-defined 2"],
    ],
    [
      "no community list",
      ["route-map M deny 10", " match community L", "route-map M permit 20"],
      ["name-not-defined 2"],
    ],
    [
      "a list with nothing but a description",
      [
        "ip prefix-list L description none",
        "route-map M deny 10",
        " match ip address prefix-list L",
        "route-map M permit 20",
      ],
      [`${NOT} 1`],
    ],
    [
      "what changes the meaning of empty lists",
      ["no route-map M optimization", "route-map M permit 10"],
      [`${NOT} 1`],
    ],
    [
      "removal of a list",
      ["route-map M permit 10", "no ip prefix-list L seq 5 permit 10.0.0.0/8"],
      [`${NOT} 2`],
    ],
    [
      "lengths out of order",
      ["ip prefix-list L permit 10.0.0.0/8 le 7", "route-map M permit 10"],
      [`${NOT} 1`],
    ],
    [
      "a prefix of the other family",
      ["ip prefix-list L permit 2001:db8::/32", "route-map M permit 10"],
      [`${NOT} 1`],
    ],
    [
      "expression on communities",
      ["bgp community-list expanded C permit 1:.*", "route-map M permit 10", " match community C"],
      [`${NOT} 1`],
    ],
    [
      "well-known ones by an expression",
      [
        "bgp community-list expanded C permit ^65535:",
        "route-map M permit 10",
        " set comm-list C delete",
      ],
      [`${NOT} 1`],
    ],
    ...[
      "ip community-list standard C permit 1:1",
      "ip large-community-list standard C permit 1:1:1",
      "ip extcommunity-list standard C permit rt 1:1",
      "ip as-path access-list A permit _1_",
      "ip prefix-list L seq 0 permit 10.0.0.0/8",
      "ip prefix-list L seq 4294967296 permit 10.0.0.0/8",
      "ip prefix-list L seq 5 permit 10.0.0.0/8 ge 0 le 16",
      "ip prefix-list L seq 5 permit 10.0.0.0/8 le 0",
      "ip prefix-list L permit 10.0.0.0/08",
    ].map((line): readonly [string, readonly string[], readonly string[]] => [
      line,
      [line, "route-map M permit 10"],
      [`${NOT} 1`],
    ]),
    ...[
      ["ip prefix-list L seq 5 permit 10.0.0.0/8", "ip prefix-list L seq 5 permit any"],
      ["ip prefix-list L seq 5 permit any", "ip prefix-list L seq 5 deny 10.0.0.0/8"],
      ["ip prefix-list L seq 5 permit 10.0.0.0/8", "ip prefix-list L seq 7 permit 10.1.1.1/8"],
      ["ip prefix-list L seq 4294967292 deny 10.0.0.0/8", "ip prefix-list L permit any"],
    ].map(([first = "", second = ""]): readonly [string, readonly string[], readonly string[]] => [
      `${first}; ${second}`,
      [first, second, "route-map M permit 10", " match ip address prefix-list L"],
      [`${NOT} 2`],
    ]),
    ...[
      "bgp community-list standard C permit internet",
      "bgp community-list standard C deny 1:1 0:0",
      "bgp community-list standard C permit no-export-subconfed",
      "bgp community-list standard C seq 4294967296 permit 1:1",
      "bgp community-list standard 10 permit 1:1",
      "bgp community-list 501 permit 1:1",
    ].map((line): readonly [string, readonly string[], readonly string[]] => [
      line,
      [
        line,
        "route-map M permit 10",
        ` match community ${/(?:10|501|C)(?= )/.exec(line)?.[0] ?? ""}`,
      ],
      [`${NOT} 1`],
    ]),
    ...["_{2}1", "^(64496_)+$", "(1|^)*", "1 2a", "_(1| include 2)_", ""].map(
      (regex): readonly [string, readonly string[], readonly string[]] => [
        `the expression ${regex}`,
        [`bgp as-path access-list A permit ${regex}`, "route-map M permit 10", " match as-path A"],
        [`${NOT} 1`],
      ],
    ),
    ...[
      [" set community none", " set community 1:1"],
      [" set large-community 1:1:1", " set large-community none"],
      [" set metric +5", " set metric 5"],
      [" set as-path prepend last-as 2", " set as-path prepend 1"],
      [" on-match goto 30", " on-match next"],
    ].map((lines): readonly [string, readonly string[], readonly string[]] => [
      lines.join(";"),
      ["route-map M permit 10", ...lines],
      [`${NOT} 3`],
    ]),
    ["a prepended 0", ["route-map M permit 10", " set as-path prepend 1 0"], [`${NOT} 2`]],
    ["a jump to nowhere said", ["route-map M permit 10", " continue"], [`${NOT} 2`]],
    ["a denial that goes on", ["route-map M deny 10", " on-match next"], [`${NOT} 2`]],
    [
      "an entry that goes on, and denies later",
      ["route-map M permit 10", " continue 20", "route-map M deny 10"],
      [`${NOT} 3`],
    ],
    [
      "standard and expanded entries under one name",
      [
        "bgp large-community-list standard C permit 1:1:1",
        "bgp large-community-list expanded C permit ^2:",
        "route-map M permit 10",
        " match large-community C",
      ],
      [`${NOT} 2`],
    ],
    [
      "expression on AS_PATHs that is not one",
      ["bgp as-path access-list A permit (1", "route-map M permit 10", " match as-path A"],
      [`${NOT} 1`],
    ],
  ])("%s", (_, lines, expected) => {
    expect(read(`${lines.join("\n")}\n${NEIGHBORS}`).errors).toEqual(expected);
  });

  test.each([
    ["bgp graceful-shutdown"],
    ["bgp default local-preference 200"],
    ["neighbor 198.51.100.2 route-map M in"],
    ["neighbor 198.51.100.2 peer-group PG"],
    ["neighbor 198.51.100.2 remote-as external"],
    ["neighbor 198.51.100.2 allowas-in"],
    ["neighbor 198.51.100.2 timers 1 2"],
    ["neighbor 198.51.100.2 timers 20 65536"],
    ["neighbor 198.51.100.2 ebgp-multihop 0"],
    ["neighbor 198.51.100.2 ebgp-multihop 256"],
    ["timers bgp 1 2"],
    ["no neighbor 198.51.100.2 send-community"],
    ["bgp reject-as-sets"],
  ])("%s", (line) => {
    const text = NEIGHBORS.replace("router bgp 64500\n", `router bgp 64500\n ${line}\n`);
    expect(read(`${text}route-map M permit 10\n`).errors).toContain(`${NOT} 2`);
  });

  test.each([
    ["neighbor 198.51.100.2 filter-list A in"],
    ["neighbor 198.51.100.2 prefix-list A in"],
    ["neighbor 198.51.100.2 maximum-prefix 250 force"],
    ["neighbor 198.51.100.2 maximum-prefix 0"],
    ["neighbor 198.51.100.2 maximum-prefix 250 101"],
    ["neighbor 198.51.100.2 default-originate"],
    ["neighbor 198.51.100.2 remove-private-AS"],
    ["neighbor 198.51.100.2 send-community standard"],
  ])("%s in a family", (line) => {
    const text = NEIGHBORS.replace("ipv4 unicast\n", `ipv4 unicast\n  ${line}\n`);
    expect(read(`${text}route-map M permit 10\n`).errors).toEqual([`${NOT} 6`]);
  });

  test.each([
    [" neighbor 198.51.100.2 ttl-security hops 1", " neighbor 198.51.100.2 ebgp-multihop 5"],
    [" neighbor 198.51.100.2 ebgp-multihop", " neighbor 198.51.100.2 ttl-security hops 1"],
  ])("%s;%s", (...lines) => {
    const text = NEIGHBORS.replace("router bgp 64500\n", `router bgp 64500\n${lines.join("\n")}\n`);
    expect(read(`${text}route-map M permit 10\n`).errors).toContain(`${NOT} 3`);
  });

  test("but nothing that is not ours, and nothing else uses", () => {
    const others = `bgp community-list expanded X permit .*:666
bgp as-path access-list X permit (1
route-map OTHER permit 10
 match metric 5
 call NOBODY
route-map M permit 10
`;
    expect(read(`${others}${NEIGHBORS}`).errors).toEqual([]);
  });

  test("a neighbor's map that is not there refuses all", () => {
    const { reading, errors } = read(NEIGHBORS);
    expect(errors).toEqual(["name-not-defined 11", "name-not-defined 7"]);
    expect(verdictOn(reading.sessions[0], "import", route("10.0.0.0/8"))).toBe("reject");
  });
});
