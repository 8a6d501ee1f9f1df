import { describe, expect, test } from "@jest/globals";

import { compareNetworks } from "../../src/diff/compare-networks.ts";
import { formatPrefixRange, minimalRanges } from "../../src/net/index.ts";
import type { Policy } from "../../src/policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../src/model/index.ts";
import { accept, is, listsOf, prefixList, routerPlan, term } from "../fixtures/plan.ts";

const PLAN = routerPlan("bird", [2, 0, 12]);

/** The network with some sessions changed; null: gone. */
function withSessions(change: (session: SessionPlan) => SessionPlan | null): RouterPlan {
  const peers = PLAN.peers.map((peer) => ({
    ...peer,
    sessions: peer.sessions.flatMap((session) => change(session) ?? []),
  }));
  return { ...PLAN, peers, lists: listsOf(peers.flatMap(({ sessions }) => sessions)) };
}

/** The risks of changing the sessions with a neighbor of one family, with what they are about. */
function risks(
  asn: number,
  change: (session: SessionPlan) => SessionPlan | null,
  before = PLAN,
): readonly string[] {
  const after = withSessions((one) => (one.asn === asn ? change(one) : one));
  return compareNetworks([before], [after]).risks.map(({ name, where, prefixes }) =>
    [
      name,
      ...where.map(({ session }) => session.name),
      ...(prefixes ? [...minimalRanges(prefixes)].map(formatPrefixRange) : []),
    ].join(" "),
  );
}

const accepting = (policy: Policy, texts: readonly string[]): Policy => ({
  ...policy,
  terms: [
    term(
      50,
      "accept-first",
      [is({ kind: "prefix", list: prefixList("PEERC_FIRST", policy.family, texts) })],
      accept,
    ),
    ...policy.terms,
  ],
});

const withOptions = (options: Partial<SessionPlan["options"]>) => (session: SessionPlan) => ({
  ...session,
  options: { ...session.options, ...options },
});

describe("a change that makes somebody look twice", () => {
  test("accepts the default route, or what is our own", () => {
    const take = (...texts: readonly string[]) =>
      risks(3356, (one) => ({ ...one, import: accepting(one.import, texts) }));
    expect(take("0.0.0.0/0")).toEqual(["default-route-accepted PEERC_AS3356_XE_0_0_2_V4"]);
    expect(take("179.191.160.0/24")).toEqual([
      "own-prefix-accepted PEERC_AS3356_XE_0_0_2_V4 179.191.160.0/24",
    ]);
    expect(take("1.1.1.0/24")).toEqual([]);
  });

  test("loses more than half of the space, but not half of it", () => {
    const registering = (one: SessionPlan, ...texts: readonly string[]): SessionPlan => {
      const list = prefixList("PEERC_IRR", "ipv4", texts);
      const terms = one.import.terms.map((each) => ({
        ...each,
        when: each.when.map((condition) =>
          condition.test.kind === "prefix" && /_IRR_/.test(condition.test.list.name)
            ? { ...condition, test: { kind: "prefix" as const, list } }
            : condition,
        ),
      }));
      return one.family === "ipv4" ? { ...one, import: { ...one.import, terms } } : one;
    };
    const all = withSessions((one) =>
      one.asn === 13335 ? registering(one, "104.16.0.0/16", "104.17.0.0/16") : one,
    );
    const left = (...texts: readonly string[]) =>
      risks(13335, (one) => registering(one, ...texts), all);
    expect(left("104.16.0.0/17")).toEqual(["most-space-lost PEERC_AS13335_IX_BR_SP_V4"]);
    expect(left("104.16.0.0/16")).toEqual([]);
  });

  test("takes protection away", () => {
    expect(risks(13335, withOptions({ password: null, role: null }))).toEqual([
      "authentication-removed PEERC_AS13335_IX_BR_SP_V4",
      "role-removed PEERC_AS13335_IX_BR_SP_V4 PEERC_AS13335_IX_BR_SP_V6",
    ]);
    expect(risks(262589, withOptions({ ttlSecurity: false }))).toEqual([
      "ttl-security-removed PEERC_AS262589_XE_0_0_1_V4",
    ]);
    const tcpAo = { kind: "keychain", name: "chain" } as const;
    expect(risks(13335, withOptions({ password: null, tcpAo }))).toEqual([]);
  });

  test("leaves a router without a neighbor", () => {
    const without = (name: string) => (one: SessionPlan) => (one.name === name ? null : one);
    expect(risks(3356, without("PEERC_AS3356_XE_0_0_2_V4"))).toEqual([
      "last-session-gone PEERC_AS3356_XE_0_0_2_V4",
    ]);
    expect(risks(13335, without("PEERC_AS13335_IX_BR_SP_V4"))).toEqual([]);
  });

  test("announces more", () => {
    const more = (one: SessionPlan) => ({
      ...one,
      export: accepting(one.export, ["203.0.112.0/24"]),
    });
    expect(risks(3356, more)).toEqual(["announces-more PEERC_AS3356_XE_0_0_2_V4 203.0.112.0/24"]);
  });
});
