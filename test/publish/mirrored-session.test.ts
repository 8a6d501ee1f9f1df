import { describe, expect, test } from "@jest/globals";

import type { BgpRole, SessionOptions } from "../../src/model/index.ts";
import { locateSessions } from "../../src/publish/locate-sessions.ts";
import { mirrorSessions } from "../../src/publish/mirrored-session.ts";
import { announced } from "./published.ts";

const SESSION = (n: number, more = "") =>
  `{ router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.${n}${more} }`;

/** The mirrored sessions of a peer with these, after their options are changed. */
function mirrored(sessions: readonly string[], change: Partial<SessionOptions> = {}) {
  const peers = `
  - { asn: 13335, name: P, relation: peer, as_sets: [RADB::AS-PEER], sessions: [${sessions.join(", ")}] }`;
  const { declaration, plans, announcement } = announced({ peers });
  const located = locateSessions(declaration, plans).map((one) => ({
    ...one,
    plan: { ...one.plan, options: { ...one.plan.options, ...change } },
  }));
  return mirrorSessions(announcement, located, 20);
}

describe("the other side of a session", () => {
  test("has our address as its neighbor, and its own as its local one", () => {
    const { mirrored: all, not } = mirrored([SESSION(20)]);
    expect(not).toEqual([]);
    expect(all).toMatchObject([
      {
        name: "AS52580_IX_V4",
        local: "187.16.216.20",
        remote: "187.16.216.10",
        description: "AS52580 Azion at IX",
        importPolicy: "FROM_AS52580_V4",
        password: false,
        ttlHops: null,
        multihop: null,
        limit: 10,
      },
    ]);
  });

  test.each<[BgpRole, string]>([
    ["peer", "peer"],
    ["provider", "customer"],
    ["customer", "provider"],
    ["rs-client", "rs"],
  ])("has the opposite role of %s (RFC 9234, 4.2)", (role, opposite) => {
    expect(mirrored([SESSION(20)], { role }).mirrored[0]?.role).toBe(opposite);
  });

  test("accepts packets from as many hops away as it may have", () => {
    const hops = (change: Partial<SessionOptions>) => {
      const [one] = mirrored([SESSION(20)], change).mirrored;
      return [one?.ttlHops, one?.multihop];
    };
    expect(hops({ ttlSecurity: true, multihop: null })).toEqual([1, null]);
    expect(hops({ ttlSecurity: true, multihop: 3 })).toEqual([3, 3]);
    expect(hops({ ttlSecurity: false, multihop: 3 })).toEqual([null, 3]);
  });

  test("is one for two routers with the same, and not for two with something else", () => {
    expect(mirrored([SESSION(20), SESSION(21, ", name: b")])).toMatchObject({
      mirrored: [{ local: "187.16.216.20", alsoFrom: ["187.16.216.21"] }],
      not: [],
    });
    expect(mirrored([SESSION(20), SESSION(21, ", name: b, bfd: true")])).toMatchObject({
      mirrored: [{ local: "187.16.216.20", alsoFrom: [] }],
      not: [
        {
          remote: "187.16.216.10",
          why: "from 187.16.216.21 it has other options than from 187.16.216.20",
        },
      ],
    });
  });

  test("is not written where it depends on what we do not know", () => {
    const why = (change: Partial<SessionOptions>) => mirrored([SESSION(20)], change).not[0]?.why;
    expect(why({ interface: "eth0" })).toMatch(/link-local/);
    expect(why({ extendedNextHop: true })).toMatch(/RFC 8950/);
    const none = announced({
      asSets: "RADB::AS-PEER",
      policies: {
        own: `name: own
about: For a test.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
import: [{ use: reject-everything }]
export: [{ use: reject-everything }]
`,
      },
      peers: `
  - { asn: 13335, name: P, relation: peer, policy: own, sessions: [${SESSION(20)}] }`,
    });
    const located = locateSessions(none.declaration, none.plans);
    expect(mirrorSessions(none.announcement, located, 20).not[0]?.why).toBe(
      "we announce nothing in its family",
    );
  });
});
