import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { judged, peerHas, type Version } from "./judged.ts";

const BEFORE = ["1.1.1.0/24", "104.16.0.0/13", "2606:4700::/32"];
const MEMBERS = [13335, 209242];
const before: Version = { objects: peerHas(BEFORE, MEMBERS) };
const with_ = (more: readonly string[], parts: Version = {}, asns = MEMBERS): Version => ({
  ...parts,
  objects: peerHas([...BEFORE, ...more], asns),
});

const file = (rules: string, nothing = "") =>
  `allowed:\n  - name: refresh\n    on: {}\n${rules}${nothing === "" ? "" : `nothing:\n${nothing}`}`;
const MORE = "    accept_more: { at_most: 2 }\n    reasons: true\n";

const SECOND_LOOK = "it needs a second look";

/** Why each difference is outside, without what the allowance is called, and without the risks. */
const why = (...args: Parameters<typeof judged>) =>
  judged(...args)
    .outside.map((row) => row.why.replace("“refresh”: ", ""))
    .filter((reason) => reason !== SECOND_LOOK);

describe("prefixes that are newly accepted", () => {
  test("are allowed inside of registered parents, and the allowance is named with its line", () => {
    const report = judged(before, with_(["104.16.1.0/24", "104.17.0.0/16"]), file(MORE));
    expect(report).toMatchObject({ file: "changes.yaml", holds: true, outside: [] });
    expect(report.allowed[0]).toMatchObject({
      text: "import, IPv4: newly accepted, 2 prefixes, 65792 addresses: 104.16.1.0/24, 104.17.0.0/16",
      sessions: [{ name: "AS13335_IX_V4" }],
      by: { name: "refresh", place: { path: "changes.yaml", line: 2 } },
    });
  });

  test("are outside if no registered parent covers them, unless they may be anywhere", () => {
    const now = with_(["104.16.1.0/24", "45.60.0.0/22"]);
    expect(why(before, now, file(MORE))).toEqual([
      "not inside of what was registered before: 45.60.0.0/22",
    ]);
    const anywhere = MORE.replace("at_most: 2", "at_most: 2, inside: anywhere");
    expect(why(before, now, file(anywhere))).toEqual([]);
  });

  test("are outside if they are too many: the whole change counts, and a percentage is rounded down", () => {
    const now = with_(["104.16.1.0/24", "104.17.0.0/16", "104.18.0.0/16"]);
    expect(why(before, now, file(MORE))).toEqual(["3 prefixes, of at most 2"]);
    const most = (text: string) => file(MORE.replace("at_most: 2", `at_most: ${text}`));
    // Two prefixes are accepted before in IPv4.
    expect(why(before, now, most("149%"))).toEqual([
      "3 prefixes, of at most 149% of 2, which is 2",
    ]);
    expect(why(before, now, most("150%"))).toEqual([]);
    expect(why(before, now, most("{ larger_of: [50%, 3] }"))).toEqual([]);
    expect(why(before, now, most("{ smaller_of: [50%, 3] }"))).toEqual([
      "3 prefixes, of at most the smaller of 50% and 3 of 2, which is 1",
    ]);
  });

  test("are outside if their origin was not in the as-set, although it is now", () => {
    const now = with_(["104.16.1.0/24"], { routes: { "104.16.1.0/24": "AS64500 RADB" } }, [
      ...MEMBERS,
      64500,
    ]);
    const reasons = why(before, now, file(MORE));
    expect(new Set(reasons)).toEqual(new Set(["the origin was not registered before: AS64500"]));
    const any = file(MORE.replace("at_most: 2", "at_most: 9, origins: any"));
    expect(why(before, now, any)).toEqual([]);
  });

  test("are outside without a route object of a registered origin, or in one of the registries", () => {
    const from = (route: string) =>
      with_(["104.16.1.0/24"], { routes: { "104.16.1.0/24": route } });
    const sources = file(MORE.replace("at_most: 2", "at_most: 2, sources: [TC]"));
    expect(why(before, from("AS13335 TC"), sources)).toEqual([]);
    expect(why(before, from("AS13335 RADB"), sources)).toEqual([
      "no route object of an origin registered before in TC: 104.16.1.0/24",
    ]);
    expect(why(before, from("AS64500 TC"), sources)).toEqual([
      "no route object of an origin registered before in TC: 104.16.1.0/24",
    ]);
  });

  test("are outside if the declaration registers them", () => {
    const peers = (more: string) => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]${more}
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
    const declared = { ...before, peers: peers("\n    prefixes: [104.16.1.0/24]") };
    expect(why({ ...before, peers: peers("") }, declared, file(MORE))).toEqual([
      "what the declaration says is registered for AS13335 has changed",
    ]);
  });

  test("are outside if anything else of the policy has changed, too", () => {
    // The list explains the example route, but the policy also accepts longer prefixes than before.
    const own = (longest: number) => ({
      own: readFileSync("policies/azion-peering.yaml", "utf8")
        .replace("name: azion-peering", "name: own")
        .replace(
          "  - use: accept-remaining\n",
          `  - name: accept-all\n    when: { prefix: { shorter_than: { ipv4: ${longest}, ipv6: 49 } } }\n    then: accept\n`,
        ),
    });
    const peers = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    policy: own
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
    const was = { ...before, peers, policies: own(24) };
    const more = with_(["104.16.1.0/24"], { peers, policies: own(25) });
    const reasons = why(was, more, file(MORE));
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons)).toEqual(new Set(["more than registry data has changed"]));
    expect(why({ ...was, policies: own(25) }, more, file(MORE))).toEqual([]);
  });
});

describe("registry data alone", () => {
  const session = (more: string, peer = "") => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]${peer}
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20${more} }
`;
  const more = with_(["104.16.1.0/24"]);

  test("is not the cause if what a term does has changed, too", () => {
    const was = { ...before, peers: session("") };
    const now = { ...more, peers: session(", settings: { local_preference: 120 }") };
    expect(new Set(why(was, now, file(`${MORE}    attributes: true\n`)))).toEqual(
      new Set(["more than registry data has changed"]),
    );
  });

  test("is not the cause if a list only has the name of the peer's", () => {
    const policies = {
      own: readFileSync("policies/azion-peering.yaml", "utf8")
        .replace("name: azion-peering", "name: own")
        .replace(
          "  - use: reject-prefix-not-registered\n",
          "  - name: not-listed\n    when: { prefix: { not_in: as13335-irr } }\n    then: { reject: not-in-irr }\n",
        ),
    };
    const lists = (prefix: string) => ({
      "as13335-irr": `name: as13335-irr\nabout: ours\nprefixes:\n  ipv4: [{ prefix: ${prefix}, why: a }]\n  ipv6: []\n`,
    });
    const peers = session("", "\n    policy: own");
    const was = { ...before, peers, policies, lists: lists("104.16.0.0/13") };
    const reasons = why(was, { ...was, lists: lists("104.16.0.0/13^+") }, file(MORE));
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons)).toEqual(new Set(["more than registry data has changed"]));
  });

  test("of another registry is not allowed", () => {
    const found = (foundIn: string) => ({ ...more, foundIn });
    expect(why({ ...before, foundIn: "RADB" }, found("TC"), file(MORE))).toEqual([
      "RADB::AS-PEER is taken from TC, and was from RADB",
    ]);
    expect(why({ ...before, foundIn: "TC" }, found("TC"), file(MORE))).toEqual([]);
    const nested = (source: string) => ({ ...more, sets: [`${source}::AS-NESTED`] });
    expect(why({ ...before, sets: ["RADB::AS-NESTED"] }, nested("TC"), file(MORE))).toEqual([
      "AS-NESTED is taken from TC, and was from RADB",
    ]);
    expect(why({ ...before, sets: ["TC::AS-NESTED"] }, nested("TC"), file(MORE))).toEqual([]);
  });

  test("without route objects counts only if neither origins nor sources are asked for", () => {
    const unknown = { ...more, routes: { "104.16.1.0/24": "none" } };
    expect(why(before, unknown, file(MORE))).toEqual([
      "no route object of an origin registered before: 104.16.1.0/24",
    ]);
    const any = MORE.replace("at_most: 2", "at_most: 2, origins: any");
    expect(why(before, unknown, file(any))).toEqual([]);
    const sources = MORE.replace("at_most: 2", "at_most: 2, origins: any, sources: [RADB]");
    expect(why(before, unknown, file(sources))).toEqual(["no route object in RADB: 104.16.1.0/24"]);
  });
});

describe("a session that moves", () => {
  const routers = `
  gru1:
    platform: bird
    router_id: 179.191.160.1
    rpki: { caches: [{ address: 179.191.160.53 }] }
  gru2:
    platform: bird
    router_id: 179.191.160.2
    rpki: { caches: [{ address: 179.191.160.53 }] }
`;
  const on = (router: string) => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: ${router}, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
  const was = { ...before, routers, peers: on("gru1") };
  const now = { ...with_(["104.16.1.0/24"]), routers, peers: on("gru2") };

  test("must be meant before and after, and nothing may change where it was or is", () => {
    const here = (router: string) => file(MORE).replace("on: {}", `on: { router: ${router} }`);
    const moved = "a session that moves is for a person to see";
    expect(why(was, now, file(MORE))).toEqual([moved]);
    expect(why(was, now, here("gru1"))).toEqual(["no allowance is about this", moved]);
    expect(why(was, now, here("gru2"))).toEqual(["no allowance is about this", moved]);
    for (const router of ["gru1", "gru2"]) {
      const frozen = file(MORE, `  - name: not here\n    on: { router: ${router} }\n`);
      expect(new Set(why(was, now, frozen))).toEqual(new Set(["nothing may change there"]));
    }
  });
});

describe("prefixes that are no longer accepted", () => {
  test("are allowed up to an amount", () => {
    const now: Version = { objects: peerHas(["1.1.1.0/24", "2606:4700::/32"], MEMBERS) };
    const rules = (most: number) =>
      file(`    accept_less: { at_most: ${most} }\n    reasons: true\n`);
    expect(why(before, now, rules(1))).toEqual([]);
    expect(why(before, now, rules(0))).toEqual(["1 prefix, of at most 0"]);
    expect(why(before, now, file(MORE))).toEqual(["no allowance is about this"]);
  });
});

describe("what needs a second look", () => {
  test("is outside, although an allowance covers the prefixes", () => {
    const now: Version = { objects: peerHas(["1.1.1.0/24", "2606:4700::/32"], MEMBERS) };
    const report = judged(
      before,
      now,
      file("    accept_less: { at_most: 100% }\n    reasons: true\n"),
    );
    expect(report.holds).toBe(false);
    expect(report.outside).toMatchObject([
      { text: "less than half of the address space accepted before still is", why: SECOND_LOOK },
    ]);
    expect(report.allowed[0]?.text).toContain("no longer accepted, 1 prefix");
    const off = { more: "diff: { flags: { most-space-lost: off } }\n" };
    const rules = file("    accept_less: { at_most: 100% }\n    reasons: true\n");
    expect(judged({ ...before, ...off }, { ...now, ...off }, rules).holds).toBe(true);
  });

  test("is a limit that is no longer enough for what is registered", () => {
    const limit = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    max_prefixes: { ipv4: 2 }
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
    const now = { ...with_(["104.16.1.0/24"]), peers: limit };
    expect(judged({ ...before, peers: limit }, now, file(MORE)).outside).toMatchObject([
      { text: expect.stringMatching(/^more prefixes are registered than the limit allows: /) },
    ]);
  });
});

describe("limits", () => {
  const peers = (limit: number) => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    max_prefixes: { ipv4: ${limit} }
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
  const rules = file(`${MORE}    limits: { follow_registration: 20% }\n`);

  test("may follow the registration", () => {
    const now = with_(["104.16.1.0/24"]);
    const from = { ...before, peers: peers(104) };
    expect(why(from, { ...now, peers: peers(124) }, rules)).toEqual([]);
    expect(why(from, { ...now, peers: peers(125) }, rules)).toEqual([
      "it changes by 21, and may by 20 (20% of 104)",
    ]);
    expect(why(from, { ...now, peers: peers(103) }, rules)).toEqual([
      "it falls, but no fewer prefixes are registered than before (3, before 2)",
    ]);
    expect(why(from, { ...before, peers: peers(105) }, rules)).toEqual([
      "it rises, but no more prefixes are registered than before (2, before 2)",
    ]);
    const most = rules.replace("20%", "1000%");
    expect(why({ ...now, peers: peers(104) }, { ...before, peers: peers(1) }, most)).toContain(
      "it is below the number of registered prefixes (2)",
    );
    expect(why(from, { ...now, peers: peers(105) }, file(MORE))).toEqual([
      "no allowance is about this",
    ]);
  });
});

describe("everything else must stay equal", () => {
  const all =
    "    accept_more: { at_most: 10000%, inside: anywhere, origins: any }\n    accept_less: { at_most: 100% }\n" +
    "    announce_more: { at_most: 10000%, inside: anywhere, origins: any }\n    announce_less: { at_most: 100% }\n" +
    "    attributes: true\n    reasons: true\n    limits: { follow_registration: 1000% }\n";
  const peer = (more: string, session = "") => `
  - asn: 13335
    name: Cloudflare
    relation: ${more}
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20${session} }
`;
  const allows = file(all.replaceAll("10000%", "1000%"));

  test("options, sessions, peers and routers are never allowed in advance", () => {
    const from = { ...before, peers: peer("peer") };
    const differs = (now: Version) =>
      judged(from, now, allows).outside.map(({ text, why: reason }) => `${text}: ${reason}`);
    expect(differs({ ...before, peers: peer("peer", ", ttl_security: true") })).toEqual([
      "TTL security: off -> on: a change of TTL security is for a person to see",
    ]);
    const second = `${peer("peer")}  - asn: 2906
    name: Netflix
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.21 }
`;
    expect(differs({ ...before, peers: second })).toEqual([
      "new session: a new session is for a person to see",
      "new peer: AS2906 Netflix: a new peer is for a person to see",
    ]);
    expect(judged({ ...before, peers: second }, from, allows).outside).toMatchObject([
      { text: "the last session of a router with a neighbor is gone", why: SECOND_LOOK },
      { text: "session gone" },
      { text: "peer gone: AS2906 Netflix" },
    ]);
  });

  test("a network that means the same is within", () => {
    expect(judged(before, before, allows)).toEqual({
      file: "changes.yaml",
      holds: true,
      outside: [],
      allowed: [],
    });
  });

  test("what decides which registry data is taken is for a person, too", () => {
    const now = { ...before, irr: ", unknown_members: warn" };
    expect(
      judged({ ...before, irr: ", unknown_members: error" }, now, allows).outside,
    ).toMatchObject([{ text: "irr has changed in the declaration", sessions: [] }]);
  });

  test("nothing may change if the file says so, and the item is named", () => {
    const frozen = file(MORE, "  - name: not here\n    on: { peer: 13335 }\n");
    const report = judged(before, with_(["104.16.1.0/24"]), frozen);
    expect(report.holds).toBe(false);
    expect(report.outside[0]).toMatchObject({
      why: "nothing may change there",
      by: { name: "not here", place: { line: 7 } },
    });
    expect(report.allowed).toEqual([]);
  });

  test("an allowance is only for its sessions", () => {
    const only = file(MORE).replace("on: {}", "on: { relation: [customer] }");
    expect(why(before, with_(["104.16.1.0/24"]), only)).toEqual(["no allowance is about this"]);
    const except = file(MORE).replace("on: {}", "on: { except: { peer: 13335 } }");
    expect(why(before, with_(["104.16.1.0/24"]), except)[0]).toBe("no allowance is about this");
  });
});
