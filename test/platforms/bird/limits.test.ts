import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { bird } from "../../../src/platforms/bird/index.ts";
import type { RouterPlan } from "../../../src/policy/index.ts";
import {
  accept,
  address,
  asnList,
  is,
  prefixList,
  routerPlan,
  session,
  SPAN,
  term,
} from "../../fixtures/plan.ts";
import { planWith, withExport, withImport, withOptions } from "./edit-plan.ts";

const V2 = [2, 0, 12] as const;

function reported(plan: RouterPlan, severity: "error" | "note"): readonly string[] {
  const diagnostics = new Diagnostics();
  bird.limits(plan, diagnostics.report);
  return diagnostics.all
    .filter((d) => d.severity === severity)
    .map((d) => `${d.code}: ${d.message}`);
}
const errors = (plan: RouterPlan) => reported(plan, "error");
const notes = (plan: RouterPlan) => reported(plan, "note");

describe("versions", () => {
  test.each([[2, 0, 12], [2, 0, 13], [2, 13, 1], [2, 19], [3], [3, 0, 1], [3, 9]])(
    "%j %j %j is supported",
    (...version) => {
      expect(errors(planWith(version))).toEqual([]);
    },
  );

  test.each([[1, 6, 8], [2], [2, 0, 11], [4]])("%j %j %j is not", (...version) => {
    expect(errors(planWith(version))).toEqual([
      `unsupported-version: router gru1: BIRD ${version.join(".")} is not supported`,
    ]);
  });
});

describe("names", () => {
  test("all symbols share one namespace", () => {
    const plan = planWith(V2, (s) => ({ ...s, name: "PEERC_OWN_V4" }));
    expect(errors(plan)).toEqual([
      "unsupported-construct: router gru1: BIRD 2.0.12 cannot express a prefix list and a session of one name, PEERC_OWN_V4",
    ]);
  });

  test("a name of peerc's own functions is taken", () => {
    expect(errors(planWith(V2, (s) => ({ ...s, name: "PEERC_has_as_set" })))[0]).toContain(
      "of one name, PEERC_has_as_set",
    );
  });

  test("are at most 64 bytes", () => {
    const name = `PEERC_${"A".repeat(59)}`;
    expect(errors(planWith(V2, (s) => ({ ...s, name })))).toEqual([
      `platform-limit: router gru1: the length of the name ${name} is 65, and BIRD takes at most 64`,
    ]);
    expect(errors(planWith(V2, (s) => ({ ...s, name: name.slice(0, 64) })))).toEqual([]);
  });

  test("hold nothing that could be configuration", () => {
    expect(errors(planWith(V2, (s) => ({ ...s, name: "PEERC_A {" })))[0]).toContain(
      "unsafe-text: router gru1: the name of a session holds  , which BIRD cannot quote",
    );
  });
});

describe("texts", () => {
  test("a description that could end its quotes, or take in a secret, is refused", () => {
    for (const description of ['a"; disabled; #', "a\nb", "${BGP_PASSWORD_13335}", "é"]) {
      expect(errors(planWith(V2, (s) => ({ ...s, description })))).toHaveLength(1);
    }
  });

  test("no description and no name of a secret brings configuration of its own", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, (description, env) => {
        const plan = planWith(V2, (s) => ({
          ...withOptions({ password: { env } })(s),
          description,
        }));
        if (errors(plan).length > 0) return;
        // What is let through has no quote, no newline and no dollar sign.
        expect(description).toMatch(/^[ -~]*$/);
        expect(description).not.toMatch(/["$]/);
        expect(env).toMatch(/^\w+$/);
      }),
    );
  });
});

describe("sessions", () => {
  const keys = [
    { id: 1, algorithm: "hmac-sha-1-96", secret: { env: "AO_1" } },
    { id: 2, algorithm: "aes-128-cmac-96", secret: { env: "AO_2" } },
  ] as const;
  const ao = { tcpAo: { kind: "keys", keys }, password: null } as const;

  test("TCP-AO is there from 2.17 and 3.1 on", () => {
    for (const version of [V2, [2, 16], [3, 0]]) {
      expect(errors(planWith(version, withOptions(ao)))[0]).toContain("cannot express TCP-AO");
    }
    for (const version of [
      [2, 17],
      [3, 1],
    ]) {
      expect(errors(planWith(version, withOptions(ao)))).toEqual([]);
    }
  });

  test("TCP-AO has no key chains, and no password beside it", () => {
    const chain = { tcpAo: { kind: "keychain", name: "KC" }, password: null } as const;
    expect(errors(planWith([2, 19], withOptions(chain)))[0]).toContain("key chain");
    const both = { ...ao, password: { env: "X" } };
    expect(errors(planWith([2, 19], withOptions(both)))[0]).toContain("a password and TCP-AO");
  });

  test("a session inside our own AS, or between link-local addresses, is none of ours", () => {
    expect(errors(planWith(V2, (s) => ({ ...s, asn: 52580 })))[0]).toContain("our own AS");
    expect(errors(planWith(V2, (s) => ({ ...s, remote: address("fe80::1") })))[0]).toContain(
      "link-local",
    );
    expect(errors(planWith(V2, (s) => ({ ...s, remote: address("fec0::1") })))).toEqual([]);
  });

  test("an interval of BFD has 32 bits of microseconds", () => {
    const bfd = (intervalMs: number) =>
      errors(planWith(V2, withOptions({ bfd: { intervalMs, multiplier: 3 } })));
    expect(bfd(4_294_967)).toEqual([]);
    expect(bfd(4_294_968)[0]).toMatch(
      /^platform-limit: .* is 4294968, and BIRD takes at most 4294967$/,
    );
  });

  test("BIRD has no TCP MSS", () => {
    expect(errors(planWith(V2, withOptions({ tcpMss: 1400 })))).toEqual([
      "unsupported-construct: router gru1: BIRD 2.0.12 cannot express a TCP MSS of a session",
    ]);
  });

  test("one neighbor has one session", () => {
    const plan = planWith(V2);
    const peer = plan.peers[0]!;
    const twin = session({
      name: "PEERC_AS13335_TWIN_V4",
      peerName: "Cloudflare",
      asn: 13335,
      relation: "peer",
      place: "twin",
      local: "187.16.216.11",
      remote: "187.16.216.20",
    });
    const twice = { ...plan, peers: [{ ...peer, sessions: [...peer.sessions, twin] }] };
    expect(errors(twice)[0]).toContain("two sessions with the neighbor 187.16.216.20");
  });

  test("what BIRD does in its own way is a note", () => {
    expect(notes(planWith(V2, withOptions({ shutdown: { message: "moved" } }))).join()).toContain(
      'birdc disable PEERC_AS13335_IX_BR_SP_V4 "text"',
    );
    expect(notes(planWith(V2, withOptions({ multihop: 2 }))).join()).toContain("multihop");
    expect(notes(planWith(V2, withOptions({ keepRoutes: false }))).join()).toContain("ROAs");
    expect(notes(planWith(V2)).join("\n")).toMatch(/accepted ones only[^]*after a minute/);
  });
});

describe("caches", () => {
  const cache = routerPlan("bird", V2).rpki[0]!;
  const withCaches = (...rpki: RouterPlan["rpki"]) => ({ ...planWith(V2), rpki });

  test("timers are in BIRD's ranges", () => {
    expect(errors(withCaches({ ...cache, refresh: 86_401 }))[0]).toContain("86401");
    expect(errors(withCaches({ ...cache, retry: 7_201 }))[0]).toContain("7201");
    expect(errors(withCaches({ ...cache, expire: 172_801 }))[0]).toContain("172801");
    expect(errors(withCaches({ ...cache, expire: 599 }))[0]).toContain("599");
    expect(errors(withCaches({ ...cache, refresh: 86_400, retry: 7_200, expire: 600 }))).toEqual(
      [],
    );
  });

  test("the preference among caches is not used", () => {
    const second = { ...cache, address: address("179.191.160.54"), preference: 2 };
    expect(notes(withCaches(cache, second)).join()).toContain("preference");
    expect(notes(withCaches(cache, { ...second, preference: 1 })).join()).not.toContain(
      "preference",
    );
  });
});

describe("policies", () => {
  const list = prefixList("PEERC_P", "ipv4", ["192.0.2.0/24"]);
  const nextHop = (to: "self" | "discard") => [
    term(100, "t", [is({ kind: "prefix", list })], accept, [{ kind: "set-next-hop", to }]),
  ];

  test("self is for export, discard for import", () => {
    expect(errors(planWith(V2, withImport(nextHop("self"))))[0]).toContain("self on import");
    expect(errors(planWith(V2, withExport(nextHop("discard"))))[0]).toContain("discard on export");
    expect(errors(planWith(V2, withImport(nextHop("discard"))))).toEqual([]);
    expect(errors(planWith(V2, withExport(nextHop("self"))))).toEqual([]);
  });

  test("ASN 0 is no first ASN, and half an origin", () => {
    const first = [term(100, "t", [is({ kind: "as-path-first", asn: 0 })], accept)];
    expect(errors(planWith(V2, withImport(first)))[0]).toContain("first ASN 0");
    const origin = asnList("PEERC_Z", 0);
    const last = [term(100, "t", [is({ kind: "as-path-origin", list: origin })], accept)];
    expect(notes(planWith(V2, withImport(last))).join()).toContain("origin 0");
  });

  test("have the position of the term", () => {
    const diagnostics = new Diagnostics();
    bird.limits(planWith(V2, withImport(nextHop("self"))), diagnostics.report);
    expect(diagnostics.all.every((d) => d.span === SPAN)).toBe(true);
  });
});
