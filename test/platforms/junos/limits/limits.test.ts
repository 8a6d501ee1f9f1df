import { describe, expect, test } from "@jest/globals";
import { Diagnostics } from "../../../../src/diagnostics/index.ts";
import { junos } from "../../../../src/platforms/junos/index.ts";
import { reportLimits } from "../../../../src/platforms/report-limits.ts";
import type {
  MaxPrefixes,
  RouterPlan,
  SessionOptions,
  SessionPlan,
  Version,
} from "../../../../src/model/index.ts";
import { onLink } from "../../../fixtures/on-link.ts";
import { address, is, prefixList, routerPlan, SPAN, term, accept } from "../../../fixtures/plan.ts";
import { junosPlan, mapSessions, withoutAsSets } from "../junos-plan.ts";

/** `severity code: message` of everything reported, without what every plan has. */
function limits(plan: RouterPlan): string[] {
  const diagnostics = new Diagnostics();
  reportLimits(plan, diagnostics.report);
  return diagnostics.all
    .map((d) => `${d.severity} ${d.code}: ${d.message}`)
    .filter((text) => !usual.has(text));
}

const usual = new Set<string>();
for (const text of limits(junosPlan([25, 4]))) usual.add(text);

/** The plan with one session, changed. */
function withSession(change: Partial<SessionPlan>, version: Version = [25, 4]): RouterPlan {
  const plan = junosPlan(version);
  const peer = plan.peers.find((one) => one.asn === 13335);
  const [session] = peer?.sessions ?? [];
  if (!peer || !session) throw new Error("no session");
  const plain = { ...session.options, password: null, role: null };
  const options = { ...plain, ...change.options };
  return mapSessions(
    { ...plan, peers: [{ ...peer, sessions: [{ ...session, ...change, options }] }] },
    (one) => one,
  );
}

const withOptions = (options: Partial<SessionOptions>, version?: Version): RouterPlan =>
  withSession({ options: options as SessionOptions }, version);

const withMaximum = (maximum: Partial<MaxPrefixes>): RouterPlan =>
  withSession({
    maxPrefixes: {
      maximum: 250,
      warnAt: 80,
      onExceed: { kind: "shutdown" },
      span: SPAN,
      ...maximum,
    },
  });

describe("limits", () => {
  test("of a usual router: only what Junos does in its own way", () => {
    expect([...usual]).toEqual([
      "note behaviour-differs: router gru1 (Junos): an RTR cache is asked again by Junos' own timing, not every 60 seconds, and given up after 900 seconds",
      "note behaviour-differs: router gru1 (Junos): term reject-first-asn takes a path that begins in an AS_SET by the members of the set: one that is listed is enough",
      "note behaviour-differs: router gru1 (Junos): term reject-origin-not-registered takes a path that ends in an AS_SET by the members of the set: one that is listed is enough",
      "note behaviour-differs: router gru1 (Junos): PEERC_AS262589_XE_0_0_1_V4 restarts gracefully itself only with `routing-options graceful-restart`, which is for all protocols of the router and which peerc does not write",
      "note behaviour-differs: router gru1 (Junos): term accept-blackhole takes a path that begins in an AS_SET by the members of the set: one that is listed is enough",
      "note behaviour-differs: router gru1 (Junos): term accept-blackhole takes a path that ends in an AS_SET by the members of the set: one that is listed is enough",
    ]);
    expect(limits(withOptions({}))).toEqual([]);
  });

  test("trap 14.24: a test for AS_SETs has no words in Junos, and is an error", () => {
    expect(limits(routerPlan("junos", [25, 4]))).toContain(
      "error unsupported-construct: router gru1: Junos 25.4 cannot express a test for AS_SETs in the AS_PATH in the term reject-as-set: no test tells an AS_SET from its members",
    );
  });

  test("a link-local neighbor has a logical interface, and no policy that tests next hops", () => {
    const of = (change: (session: SessionPlan) => SessionPlan = (s) => s) =>
      limits(withoutAsSets(onLink("junos", [25, 4], change))).filter((l) => l.startsWith("error"));
    const on = (name: string | null) => (s: SessionPlan) => ({
      ...s,
      options: { ...s.options, interface: name },
    });
    expect(of()).toEqual([]);
    expect(of(on("xe-0/0/1"))).toEqual([
      expect.stringContaining(
        "the interface xe-0/0/1 of PEERC_AS13335_XE_0_0_1_V6 without its unit",
      ),
    ]);
    expect(of(on(null))[0]).toContain("without an interface");
    expect(of((s) => ({ ...s, local: address("2001:db8::1") }))[0]).toContain("not link-local");
    expect(of((s) => ({ ...s, options: { ...s.options, multihop: 2 } }))[0]).toContain("hops");
    const hop = is({ kind: "next-hop", addresses: [address("fe80::2")] });
    const asks = (s: SessionPlan) => ({
      ...s,
      import: { ...s.import, terms: [term(100, "ask", [hop], accept)] },
    });
    expect(of(asks)[0]).toContain("in the term ask of PEERC_AS13335_XE_0_0_1_V6");
    const plan = withoutAsSets(onLink("junos", [25, 4]));
    const [peer] = plan.peers;
    const [one] = peer!.sessions;
    const other = on("xe-0/0/2.0")(one!);
    expect(
      limits({ ...plan, peers: [{ ...peer!, sessions: [one!, other] }] }).filter((l) =>
        l.includes("one link-local address on two interfaces (fe80::2)"),
      ),
    ).toHaveLength(1);
  });

  test("IPv4 routes over an IPv6 session are for BIRD and FRR", () => {
    expect(limits(withOptions({ extendedNextHop: true }))).toEqual([
      expect.stringContaining(
        "cannot express IPv4 routes over an IPv6 session (RFC 8950) on PEERC_AS13335",
      ),
    ]);
  });

  test("trap 14.19: TTL security is not Junos' to check", () => {
    expect(limits(withOptions({ ttlSecurity: true }))).toEqual([
      "error unsupported-construct: router gru1: Junos 25.4 cannot express TTL security (RFC 5082) on PEERC_AS13335_IX_BR_SP_V4: Junos leaves it to a firewall filter on lo0",
    ]);
  });

  test("a TCP MSS has a range, and is rounded by Junos", () => {
    const name = "the TCP MSS of PEERC_AS13335_IX_BR_SP_V4";
    expect(limits(withOptions({ tcpMss: 4096 }))).toEqual([]);
    expect(limits(withOptions({ tcpMss: 2048 }))).toEqual([]);
    expect(limits(withOptions({ tcpMss: 4097 }))).toContain(
      `error platform-limit: router gru1: ${name} is 4097, but Junos accepts at most 4096`,
    );
    expect(limits(withOptions({ tcpMss: 1400 }))).toEqual([
      `note behaviour-differs: router gru1 (Junos): ${name} is 1400 as declared; by its manual, Junos rounds it down to a multiple of 2048`,
    ]);
  });

  test.each([
    [[21, 2, 3], true],
    [[20, 4], true],
    [[21, 3], false],
    [[21, 3, 1], false],
    [[22], false],
  ])("version %j is too old: %s", (version, isOld) => {
    const found = limits(withOptions({}, version));
    const text = `error unsupported-version: router gru1: Junos ${version.join(".")} is not supported`;
    expect(found.includes(text)).toBe(isOld);
  });

  test("graceful restart of the router itself is of all its protocols", () => {
    const messagesFor = (gracefulRestart: SessionOptions["gracefulRestart"]) =>
      limits(withOptions({ gracefulRestart }));
    const of = (how: string) =>
      `note behaviour-differs: router gru1 (Junos): PEERC_AS13335_IX_BR_SP_V4 ${how} \`routing-options graceful-restart\`, which is for all protocols of the router and which peerc does not write`;
    expect(messagesFor("full")).toEqual([of("restarts gracefully itself only with")]);
    expect(messagesFor("helper")).toEqual([of("does no more than help only without")]);
    expect([messagesFor("off"), messagesFor(null)]).toEqual([[], []]);
  });

  test("a shutdown message is ASCII, with a note if it is longer than RFC 8203 allows", () => {
    const said = (message: string) => limits(withOptions({ shutdown: { message } }));
    expect(said("x".repeat(128))).toEqual([]);
    expect(said("x".repeat(129))).toEqual([
      "note behaviour-differs: router gru1 (Junos): the shutdown message of PEERC_AS13335_IX_BR_SP_V4 has 129 bytes, and no document says whether Junos sends more than 128 (RFC 8203)",
    ]);
    for (const message of ["manutenção", 'a "b"', "a \\ b", "$X", "<*>"]) {
      expect(said(message)).toEqual([expect.stringMatching(/^error unsafe-text: /)]);
    }
  });

  test("roles before 25.2 are a note, once a router", () => {
    const roles = /BGP roles \(RFC 9234\) come with Junos 25.2/;
    expect(limits(junosPlan([25, 1])).filter((text) => roles.test(text))).toHaveLength(1);
    expect(limits(junosPlan([25, 2])).filter((text) => roles.test(text))).toHaveLength(0);
  });

  test("keepalives that are no third of the hold time", () => {
    const timers = { keepalive: 10, hold: 90 };
    expect(limits(withOptions({ timers }, [24, 4]))).toEqual([
      "error unsupported-construct: router gru1: Junos 24.4 cannot express keepalives that do not come every third of the hold time on PEERC_AS13335_IX_BR_SP_V4: without `keepalive-time` they come every third of it",
    ]);
    expect(limits(withOptions({ timers }))).toEqual([]);
    expect(limits(withOptions({ timers: { keepalive: 30, hold: 90 } }, [24, 4]))).toEqual([]);
  });

  test.each([
    [
      "description",
      withSession({ description: 'x"; }' }),
      'the description of PEERC_AS13335_IX_BR_SP_V4 contains "',
    ],
    [
      "message",
      withOptions({ shutdown: { message: "a\nb" } }),
      "the shutdown message of PEERC_AS13335_IX_BR_SP_V4 contains U+000A",
    ],
    [
      "key chain",
      withOptions({ tcpAo: { kind: "keychain", name: "$X" } }),
      "the key chain of PEERC_AS13335_IX_BR_SP_V4 contains $",
    ],
    [
      "secret",
      withOptions({ password: { env: "A}B" } }),
      "the name of a secret of PEERC_AS13335_IX_BR_SP_V4 contains }",
    ],
  ])("an unsafe text: %s", (_what, plan, text) => {
    expect(limits(plan)).toEqual([
      `error unsafe-text: router gru1: ${text}, which Junos cannot quote`,
    ]);
  });

  test.each([
    [
      "hold time",
      withOptions({ timers: { keepalive: 1, hold: 65536 } }),
      "is 65536, but Junos accepts at most 65535",
    ],
    [
      "BFD interval",
      withOptions({ bfd: { intervalMs: 255001, multiplier: 3 } }),
      "is 255001, but Junos accepts at most 255000",
    ],
    [
      "BFD multiplier",
      withOptions({ bfd: { intervalMs: 300, multiplier: 256 } }),
      "is 256, but Junos accepts at most 255",
    ],
    [
      "idle time",
      withMaximum({ onExceed: { kind: "restart", afterMinutes: 2401 } }),
      "is 2401, but Junos accepts at most 2400",
    ],
  ])("a number out of range: %s", (what, plan, text) => {
    expect(limits(plan)).toEqual([
      expect.stringMatching(
        new RegExp(`^error platform-limit: router gru1: the ${what}.*${text}$`),
      ),
    ]);
  });

  test("a limit that only warns has no threshold", () => {
    expect(limits(withMaximum({ onExceed: { kind: "warn" } }))).toEqual([
      expect.stringContaining("logs that the limit is exceeded, and not before"),
    ]);
  });

  test("TCP-AO with several keys needs a key chain of the router", () => {
    const key = { id: 1, algorithm: "hmac-sha-1-96", secret: { env: "A" } } as const;
    expect(limits(withOptions({ tcpAo: { kind: "keys", keys: [key] } }))).toEqual([]);
    expect(limits(withOptions({ tcpAo: { kind: "keys", keys: [key, key] } }))).toEqual([
      expect.stringContaining(
        "TCP-AO with several keys of the session's own on PEERC_AS13335_IX_BR_SP_V4",
      ),
    ]);
    const far = { ...key, id: 64 };
    expect(limits(withOptions({ tcpAo: { kind: "keys", keys: [far] } })).join()).toMatch(/64/);
    expect(limits(withOptions({ tcpAo: { kind: "keychain", name: "core" } }))).toEqual([]);
  });

  test("more caches than Junos queries at once are reported", () => {
    const plan = withOptions({});
    const [cache] = plan.rpki;
    const caches = (count: number) => Array.from({ length: count }, () => cache!);
    const messagesFor = (count: number) =>
      limits({ ...plan, rpki: caches(count) }).filter((text) => text.includes("at once"));
    expect(messagesFor(2)).toEqual([]);
    expect(messagesFor(3)).toEqual([
      expect.stringContaining("Junos asks 2 of the 3 RTR caches at once"),
    ]);
  });

  test("a next hop of discard is for imports", () => {
    const plan = mapSessions(withOptions({}), (session) => ({
      ...session,
      export: {
        ...session.export,
        terms: [term(100, "drop", [], accept, [{ kind: "set-next-hop", to: "discard" }])],
      },
    }));
    expect(limits(plan)).toEqual([
      "error unsupported-construct: router gru1: Junos 25.4 cannot express the next hop discard on export in the term drop",
    ]);
  });

  test("a list whose gaps would take millions of lines", () => {
    const list = prefixList("PEERC_GAPS", "ipv4", ["0.0.0.0/0^0-22", "0.0.0.0/0^24"]);
    const plan = mapSessions(withOptions({}), (session) => ({
      ...session,
      import: {
        ...session.import,
        terms: [term(100, "gaps", [is({ kind: "prefix", list })], accept)],
      },
    }));
    expect(limits(plan)).toEqual([
      expect.stringContaining("the gaps between the prefix lengths of PEERC_GAPS"),
    ]);
  });

  test("an RTR cache beyond Junos' ranges", () => {
    const plan = withOptions({});
    const [cache] = plan.rpki;
    if (!cache) throw new Error("no cache");
    const rpki = [{ ...cache, preference: 256, refresh: 3600, expire: 30 }];
    expect(limits({ ...plan, rpki }).filter((text) => text.startsWith("error"))).toEqual([
      "error platform-limit: router gru1: the preference of an RTR cache is 256, but Junos accepts at most 255",
      "error platform-limit: router gru1: the refresh time of an RTR cache is 3600, but Junos accepts at most 1800",
      "error platform-limit: router gru1: the expiry of an RTR cache in seconds is 30, but Junos accepts at least 60",
    ]);
  });
});

test("there is no parser of Junos to ask", async () => {
  const run = () => Promise.reject(new Error("nothing to run"));
  const result = await junos.check(junosPlan(), "", run, "/nowhere");
  expect(result.kind).toBe("unavailable");
});
