import { describe, expect, test } from "@jest/globals";

import type { Diagnostic, Span } from "../../../../src/diagnostics/index.ts";
import { reportLimits } from "../../../../src/platforms/report-limits.ts";
import type { Condition, Direction, Edit, Policy, Term } from "../../../../src/policy/index.ts";
import type {
  RouterPlan,
  SessionOptions,
  SessionPlan,
  Version,
} from "../../../../src/model/index.ts";
import {
  accept,
  address,
  asnList,
  communityList,
  is,
  isNot,
  next,
  prefixList,
  SPAN,
  term,
} from "../../../fixtures/plan.ts";
import { onLink } from "../../../fixtures/on-link.ts";
import { limitsOf, planOf, planWith, render } from "../frr-plan.ts";

const codes = (plan: RouterPlan) => limitsOf(plan).map((d) => d.code);
const messages = (plan: RouterPlan) => limitsOf(plan).map((d) => d.message);
const withOptions = (options: Partial<SessionOptions>, version?: Version) =>
  planOf({ options }, version);

const policyOf = (direction: Direction, ...terms: readonly Term[]): Policy => ({
  name: `PEERC_X_${direction.toUpperCase()}`,
  family: "ipv4",
  direction,
  terms,
});
const GSHUT = communityList("PEERC_G", "65535:0");
const ZERO: Edit = { kind: "set-local-preference", value: 0 };
const honour = term(50, "honour", [is({ kind: "community", list: GSHUT })], next, [ZERO]);

describe("versions", () => {
  test("before 8.4 are not supported", () => {
    expect(codes(planOf({}, [8, 3]))).toEqual(["unsupported-version"]);
    expect(codes(planOf({}, [8, 4]))).toEqual([]);
    expect(codes(planOf({}, [10, 6]))).toEqual([]);
    expect(() => render(planOf({}, [8, 3]))).toThrow("not supported");
  });
});

describe("sessions", () => {
  test.each<readonly [string, Partial<SessionOptions>, string]>([
    [
      "TCP-AO",
      { tcpAo: { kind: "keychain", name: "K" } },
      "router gru1: FRR 8.4 cannot express TCP-AO by the name of a key chain (RFC 5925) on PEERC_X",
    ],
    [
      "TTL security over several hops",
      { ttlSecurity: true, multihop: 2 },
      "router gru1: FRR 8.4 cannot express TTL security over several hops on PEERC_X",
    ],
    [
      "BFD with TTL security",
      { ttlSecurity: true, bfd: { intervalMs: 300, multiplier: 3 } },
      "router gru1: FRR 8.4 cannot express BFD with TTL security on PEERC_X: its BFD is one over several hops, which a neighbor on the link never answers",
    ],
    [
      "fast BFD",
      { bfd: { intervalMs: 49, multiplier: 3 } },
      "router gru1: the BFD interval, in milliseconds, of PEERC_X is 49, but FRR accepts at least 50",
    ],
    [
      "slow BFD",
      { bfd: { intervalMs: 60_001, multiplier: 3 } },
      "router gru1: the BFD interval, in milliseconds, of PEERC_X is 60001, but FRR accepts at most 60000",
    ],
    [
      "a long hold time",
      { timers: { keepalive: 30, hold: 65_536 } },
      "router gru1: the hold time of PEERC_X is 65536, but FRR accepts at most 65535",
    ],
    [
      "keepalives that are further apart than a third of the hold time",
      { timers: { keepalive: 31, hold: 92 } },
      "router gru1: the keepalive time of PEERC_X is 31, but FRR accepts at most 30",
    ],
    [
      "a long shutdown message, in bytes",
      { shutdown: { message: `é${"x".repeat(254)}` } },
      "router gru1: the length in bytes of the shutdown message of PEERC_X is 256, but FRR accepts at most 255",
    ],
    [
      "a pipe in a shutdown message, at which vtysh loses the line",
      { shutdown: { message: "a | b" } },
      "router gru1: the shutdown message of PEERC_X contains |, which FRR cannot quote",
    ],
    [
      "a blank in a shutdown message that looks like the usual one",
      { shutdown: { message: "a\u00a0b" } },
      "router gru1: the shutdown message of PEERC_X contains U+00A0, which FRR cannot quote",
    ],
  ])("%s", (_what, options, message) => {
    expect(messages(withOptions(options))).toEqual([message]);
  });

  test("a TCP MSS is one that Linux takes, and of a session that the router opens", () => {
    const opens =
      "router gru1 (FRR): a TCP MSS holds for connections that the router opens, from the next one on; one that the neighbor opens has the usual size";
    const shared =
      "router gru1 (FRR): with a passive session that has a TCP MSS, all connections that neighbors of its family open have the smallest one of the router";
    expect(messages(withOptions({ tcpMss: 88 }))).toEqual([opens]);
    expect(messages(withOptions({ tcpMss: 32_767 }))).toEqual([opens]);
    expect(messages(withOptions({ tcpMss: 87 }))).toEqual([
      opens,
      "router gru1: the TCP MSS of PEERC_X is 87, but FRR accepts at least 88",
    ]);
    expect(messages(withOptions({ tcpMss: 32_768 }))).toEqual([
      opens,
      "router gru1: the TCP MSS of PEERC_X is 32768, but FRR accepts at most 32767",
    ]);
    const passive = { tcpMss: 1400, passive: true };
    expect(messages(withOptions(passive, [9]))).toEqual([
      "router gru1: FRR 9 cannot express a TCP MSS where the neighbor opens the session on PEERC_X: else only connections that the router opens have it",
      opens,
    ]);
    expect(messages(withOptions(passive, [9, 1]))).toEqual([opens, shared]);
  });

  test("inside our own AS are not for these templates", () => {
    const plan = planOf();
    const peers = plan.peers.map((peer) => ({
      ...peer,
      sessions: peer.sessions.map((s) => ({ ...s, asn: plan.asn })),
    }));
    expect(messages({ ...plan, peers })).toEqual([
      "router gru1: FRR 8.4 cannot express a neighbor in our own AS on PEERC_X",
    ]);
  });

  test("of the same neighbor are one session to FRR", () => {
    const plan = planOf();
    expect(messages({ ...plan, peers: [...plan.peers, ...plan.peers] })).toEqual([
      "router gru1: FRR 8.4 cannot express two sessions with one neighbor (192.0.2.1): a neighbor is known by its address",
    ]);
  });

  test("with a link-local neighbor have an interface of Linux, an end of its kind, and no hops between", () => {
    const with_ = (options: Partial<SessionOptions>, ends: Partial<SessionPlan> = {}) =>
      messages(
        onLink("frr", [9], (s) => ({ ...s, ...ends, options: { ...s.options, ...options } })),
      ).filter((message) => !message.includes("graceful-shutdown"));
    expect(with_({})).toEqual([]);
    expect(with_({ interface: null })[0]).toContain("without an interface");
    expect(with_({}, { local: address("2001:db8::1") })[0]).toContain("an end that is not");
    expect(with_({}, { remote: address("fec0::1") })[0]).toContain("an end that is not");
    expect(with_({ multihop: 2 })[0]).toContain("over several hops");
    for (const name of ["xe-0/0/1", "eth0:1", "a-name-of-16-char", "eth0 x"]) {
      expect([name, with_({ interface: name })[0]]).toEqual([name, expect.stringContaining(name)]);
    }
  });

  test("with a link-local neighbor wait for it before 9.0", () => {
    const with_ = (version: RouterPlan["version"], passive: boolean) =>
      codes(onLink("frr", version, (s) => ({ ...s, options: { ...s.options, passive } })));
    expect(with_([8, 4], false)).toContain("neighbor-not-called");
    expect(with_([8, 5, 7], false)).toContain("neighbor-not-called");
    expect(with_([8, 4], true)).not.toContain("neighbor-not-called");
    expect(with_([9], false)).not.toContain("neighbor-not-called");
  });

  test("with link-local neighbors of one address are one to FRR, whatever the interface", () => {
    const plan = onLink("frr", [9]);
    const [peer] = plan.peers;
    const [one] = peer!.sessions;
    const other = { ...one!, options: { ...one!.options, interface: "eth2" } };
    expect(messages({ ...plan, peers: [{ ...peer!, sessions: [one!, other] }] })).toContain(
      "router gru1: FRR 9 cannot express one link-local address on two interfaces (fe80::2): the interface does not tell two neighbors apart",
    );
  });

  test("with a link-local neighbor send nothing whose next hop could be tested", () => {
    const hop = is({ kind: "next-hop", addresses: [address("fe80::2")] });
    const plan = onLink("frr", [9], (s) => ({
      ...s,
      export: { ...s.export, terms: [term(100, "ask", [hop], accept)] },
    }));
    expect(messages(plan)).toContain(
      "router gru1: FRR 9 cannot express a test of the next hop on export to a link-local neighbor in the term ask of PEERC_AS13335_XE_0_0_1_V6",
    );
  });

  test("trap 14.15: have limits that count accepted prefixes, which is noted once", () => {
    const span: Span = { ...SPAN, start: 1, end: 1 };
    const plan = planOf();
    const peers = plan.peers.map((peer) => ({
      ...peer,
      sessions: peer.sessions.map((s) => ({ ...s, maxPrefixes: { ...s.maxPrefixes, span } })),
    }));
    const all: Diagnostic[] = [];
    reportLimits({ ...plan, peers }, (d) => all.push(d));
    expect(all.filter((d) => d.code === "behaviour-differs").map((d) => d.span)).toEqual([span]);
  });
});

describe("policies", () => {
  test("cannot set a next hop where it means nothing", () => {
    const set = (to: "self" | "discard", direction: Direction) =>
      messages(
        planWith(
          policyOf(direction, honour, term(100, "a", [], accept, [{ kind: "set-next-hop", to }])),
        ),
      );
    expect(set("self", "import")).toEqual([
      "router gru1: FRR 8.4 cannot express the next hop self on import in the term a",
    ]);
    expect(set("discard", "export")).toEqual([
      "router gru1: FRR 8.4 cannot express the next hop discard on export in the term a",
    ]);
    expect(set("self", "export")).toEqual([]);
    expect(set("discard", "import")).toEqual([]);
  });

  test("that blackhole need an address to send to", () => {
    const policy = policyOf(
      "import",
      honour,
      term(100, "a", [], accept, [{ kind: "set-next-hop", to: "discard" }]),
    );
    const plan = { ...planWith(policy), discard: { ipv4: null, ipv6: address("100::66") } };
    expect(limitsOf(plan).map((d) => [d.code, d.hint])).toEqual([
      [
        "unsupported-construct",
        "declare one: write `discard: { ipv4: 192.0.2.66 }` under `network`",
      ],
    ]);
  });

  test("cannot test for 0:0, which is internet, which every route has", () => {
    const list = communityList("PEERC_C", "0:0", "52580:1");
    const policy = policyOf(
      "import",
      honour,
      term(100, "a", [is({ kind: "community", list })], accept),
    );
    expect(messages(planWith(policy))).toEqual([
      "router gru1: FRR 8.4 cannot express a test for the community 0:0 in the term a: there it is `internet`, which every route has",
    ]);
  });

  test("cannot have paths of more hops than a path has", () => {
    const length = (atLeast: number) =>
      codes(
        planWith(
          policyOf(
            "import",
            honour,
            term(100, "a", [is({ kind: "as-path-length", atLeast })], accept),
          ),
        ),
      );
    expect(length(256)).toEqual(["platform-limit"]);
    expect(length(255)).toEqual([]);
  });

  test("have 50 entries for a term", () => {
    const edits = (count: number) =>
      Array.from({ length: count }, (_, i): Edit => ({ kind: "set-med", value: i }));
    const of = (count: number) =>
      messages(planWith(policyOf("export", term(100, "a", [], accept, edits(count)))));
    expect(of(50)).toEqual([]);
    expect(of(51)).toEqual([
      "router gru1: the number of route-map entries for the term a is 51, but FRR accepts at most 50",
    ]);
  });

  test("of alternatives are among them: one for each, and one for routes without any", () => {
    const of = (count: number) => {
      const anyOf = Array.from({ length: count }, (_, i) => [
        is({ kind: "as-path-length", atLeast: i + 1 }),
      ]);
      return messages(planWith(policyOf("export", term(100, "a", [], accept, [], anyOf))));
    };
    expect(of(48)).toEqual([]);
    expect(of(49)).toEqual([
      "router gru1: the number of route-map entries for the term a is 51, but FRR accepts at most 50",
    ]);
  });

  test("with a link-local neighbor ask for its next hop in all alternatives or in none", () => {
    const hop = is({ kind: "next-hop", addresses: [address("fe80::2")] });
    const other = is({ kind: "as-path-empty" });
    const refused = (...anyOf: readonly (readonly Condition[])[]) => {
      const terms = [term(100, "ask", [], accept, [], anyOf)];
      const plan = onLink("frr", [9], (s) => ({ ...s, import: { ...s.import, terms } }));
      return messages(plan).filter((text) => text.includes("next hop"));
    };
    expect(refused([hop], [hop, other])).toEqual([]);
    expect(refused([other])).toEqual([]);
    expect(refused([hop], [other])).toEqual([
      "router gru1: FRR 9 cannot express a next hop in some alternatives of ask",
    ]);
  });

  test("of every kind of condition at once fit", () => {
    const when = [
      isNot({ kind: "prefix", list: prefixList("PEERC_P", "ipv4", ["10.0.0.0/8"]) }),
      is({ kind: "as-path-length", atLeast: 1 }),
      is({ kind: "as-path-contains", list: asnList("PEERC_A", 1) }),
      is({ kind: "as-path-first", asn: 1 }),
      is({ kind: "as-path-origin", list: asnList("PEERC_A", 1) }),
      isNot({ kind: "as-path-has-set" }),
      is({ kind: "next-hop", addresses: [address("192.0.2.1")] }),
      is({ kind: "rpki", state: "valid" }),
    ];
    const policy = policyOf("import", honour, term(100, "a", when, accept, [ZERO]));
    expect(limitsOf(planWith(policy))).toEqual([]);
    expect(() => render(planWith(policy))).not.toThrow();
  });

  test("trap 14.13: a note tells those that leave graceful shutdown alone what FRR does", () => {
    const all = term(100, "a", [], accept);
    const note =
      "router gru1 (FRR): PEERC_X_IMPORT does not handle the community graceful-shutdown, so FRR itself gives its routes the local preference 0";
    expect(messages(planWith(policyOf("import", all)))).toEqual([note]);
    expect(messages(planWith(policyOf("import", honour, all)))).toEqual([]);
    expect(messages(planWith(policyOf("export", all)))).toEqual([]);
  });
});

describe("the router", () => {
  test("has names that FRR takes", () => {
    const plan = planOf();
    const prefixes = [prefixList("PEERC_A'B", "ipv4", ["10.0.0.0/8"])];
    expect(messages({ ...plan, lists: { ...plan.lists, prefixes } })).toEqual([
      "router gru1: the name PEERC_A'B contains ', which FRR cannot quote",
    ]);
    expect(codes({ ...plan, name: "gru 1" })).toEqual(["unsafe-text"]);
  });

  test("has no list by the name of one that FRR needs", () => {
    const list = communityList("PEERC_ALL_OF_AS52580", "52580:1");
    const policy = policyOf("export", term(100, "a", [is({ kind: "community", list })], accept));
    expect(codes(planWith(policy))).toEqual(["unsupported-construct"]);
  });

  test("without a base file is warned of", () => {
    const plan = planOf();
    const warned: string[] = [];
    reportLimits(plan, (d) => warned.push(`${d.severity} ${d.code}`));
    expect(warned).toContain("warning no-base-file");
  });

  test("has RTR caches with times that FRR takes, the same for all, and a preference each", () => {
    const cache = {
      address: address("192.0.2.9"),
      port: 323,
      preference: 1,
      refresh: 3600,
      retry: 600,
      expire: 7200,
      span: SPAN,
    };
    const of = (...changes: readonly Partial<typeof cache>[]) =>
      messages({ ...planOf(), rpki: changes.map((change) => ({ ...cache, ...change })) });
    expect(of({})).toEqual([]);
    expect(of({ refresh: 86_401 })).toEqual([
      "router gru1: the refresh time of the RTR cache 192.0.2.9 is 86401, but FRR accepts at most 86400",
    ]);
    expect(of({ expire: 599 })).toEqual([
      "router gru1: the expire time of the RTR cache 192.0.2.9 is 599, but FRR accepts at least 600",
    ]);
    expect(of({ preference: 256 })).toEqual([
      "router gru1: the preference of the RTR cache 192.0.2.9 is 256, but FRR accepts at most 255",
    ]);
    expect(of({}, { address: address("192.0.2.10") })).toEqual([
      "router gru1: FRR 8.4 cannot express one preference for two RPKI caches (1)",
    ]);
    expect(of({}, { preference: 2, retry: 10 })).toEqual([
      "router gru1: FRR 8.4 cannot express times of its own for each RPKI cache: the times are of all caches",
    ]);
  });
});

describe("large lists", () => {
  const plan = (entries: number, version: readonly number[]): RouterPlan => {
    const texts = Array.from(
      { length: entries },
      (_, i) => `10.${Math.floor(i / 256)}.${i % 256}.0/24`,
    );
    const prefixes = [prefixList("PEERC_L_V4", "ipv4", texts)];
    const small = planOf({}, version);
    return { ...small, lists: { ...small.lists, prefixes } };
  };

  test("are slow to load before 9.0", () => {
    expect(messages(plan(3000, [8, 4]))).toEqual([
      "router gru1: FRR before 9.0 takes about 146 s to load the 3000 entries of PEERC_L_V4",
    ]);
    expect(codes(plan(499, [8, 5]))).toEqual([]);
    expect(codes(plan(3000, [9, 0]))).toEqual([]);
  });

  test("are many route maps as well", () => {
    const plan = planOf();
    const terms = Array.from({ length: 245 }, (_, i) =>
      term(100 + 50 * i, `t${i}`, [isNot({ kind: "as-path-empty" })], next),
    );
    const many = planWith(policyOf("export", ...terms));
    expect(messages(many)).toEqual([
      "router gru1: FRR before 9.0 takes about 11 s to load the 490 entries of its route maps",
    ]);
    expect(codes({ ...many, version: [9, 0] })).toEqual([]);
    expect(codes(plan)).toEqual([]);
  });

  test.each([
    [500, 2.4],
    [1000, 13],
    [3000, 146],
  ])("of %i entries take about as long as measured", (entries, seconds) => {
    const announced = Number(/about (\d+) s/.exec(messages(plan(entries, [8, 4]))[0] ?? "")?.[1]);
    expect(Math.abs(announced - seconds) / seconds).toBeLessThan(0.8);
  });
});
