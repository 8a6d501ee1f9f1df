import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../../src/diagnostics/index.ts";
import { reportLimits } from "../../../../src/platforms/report-limits.ts";
import type { Policy } from "../../../../src/policy/index.ts";
import type { RouterPlan, SessionOptions, SessionPlan } from "../../../../src/model/index.ts";
import { onLink } from "../../../fixtures/on-link.ts";
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
} from "../../../fixtures/plan.ts";
import { planWith, withExport, withImport, withOptions } from "../edit-plan.ts";

const V2 = [2, 0, 12] as const;

function reported(plan: RouterPlan, severity: "error" | "note"): readonly string[] {
  const diagnostics = new Diagnostics();
  reportLimits(plan, diagnostics.report);
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
      `platform-limit: router gru1: the length of the name ${name} is 65, but BIRD accepts at most 64`,
    ]);
    expect(errors(planWith(V2, (s) => ({ ...s, name: name.slice(0, 64) })))).toEqual([]);
  });

  test("hold nothing that could be configuration", () => {
    expect(errors(planWith(V2, (s) => ({ ...s, name: "PEERC_A {" })))[0]).toContain(
      "unsafe-text: router gru1: the name of a session contains  , which BIRD cannot quote",
    );
  });
});

describe("texts", () => {
  test("a description that could end its quotes, or take in a secret, is refused", () => {
    for (const description of ['a"; disabled; #', "a\nb", "${BGP_PASSWORD_13335}", "é"]) {
      expect(errors(planWith(V2, (s) => ({ ...s, description })))).toHaveLength(1);
    }
  });

  test("no description and no name of a secret adds configuration", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, (description, env) => {
        const plan = planWith(V2, (s) => ({
          ...withOptions({ password: { env } })(s),
          description,
        }));
        if (errors(plan).length > 0) return;
        // Accepted texts have no quote, no newline and no dollar sign.
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
    expect(errors(planWith([2, 19], withOptions(both)))[0]).toContain("a password beside TCP-AO");
  });

  test("a session inside our own AS is none of ours", () => {
    expect(errors(planWith(V2, (s) => ({ ...s, asn: 52580 })))[0]).toContain("our own AS");
  });

  test("a link-local neighbor has an interface of Linux, an end of its kind, and no hops between", () => {
    const with_ = (options: Partial<SessionOptions>, ends: Partial<SessionPlan> = {}) =>
      errors(onLink("bird", V2, (s) => ({ ...s, ...ends, options: { ...s.options, ...options } })));
    expect(with_({})).toEqual([]);
    expect(with_({ interface: null })[0]).toContain("without an interface");
    expect(with_({}, { local: address("2001:db8::1") })[0]).toContain("an end that is not");
    expect(with_({}, { remote: address("fec0::1") })[0]).toContain("an end that is not");
    expect(with_({ multihop: 2 })[0]).toContain("over several hops");
    for (const name of ["xe-0/0/1", "eth0:1", "a-name-of-16-char", 'eth0"; x']) {
      expect([name, with_({ interface: name })[0]]).toEqual([name, expect.stringContaining(name)]);
    }
  });

  test("two link-local neighbors of one address are on two interfaces, with one password or none", () => {
    const of = (name: string, options: Partial<SessionOptions>): SessionPlan => {
      const [one] = onLink("bird", V2).peers[0]!.sessions;
      const policy = (p: Policy) => ({ ...p, name: `${name}_${p.direction.toUpperCase()}` });
      return {
        ...one!,
        ...{ name, import: policy(one!.import), export: policy(one!.export) },
        options: { ...one!.options, ...options },
      };
    };
    const both = (one: Partial<SessionOptions>, other: Partial<SessionOptions>) => {
      const plan = onLink("bird", V2);
      const sessions = [of("PEERC_A", one), of("PEERC_B", other)];
      return errors({ ...plan, peers: [{ ...plan.peers[0]!, sessions }] });
    };
    const password = (env: string) => ({ password: { env } });
    expect(both({ interface: "eth1" }, { interface: "eth2" })).toEqual([]);
    expect(both({ interface: "eth1" }, { interface: "eth1" })[0]).toContain(
      "two sessions with one neighbor (fe80::2%eth1)",
    );
    const same = password("A");
    expect(both({ interface: "eth1", ...same }, { interface: "eth2", ...same })).toEqual([]);
    for (const other of [{}, password("B")]) {
      expect(both({ interface: "eth1", ...same }, { interface: "eth2", ...other })[0]).toContain(
        "different passwords, or one and none, of two neighbors with the address fe80::2",
      );
    }
  });

  test("what is sent has no link-local next hop that could be tested", () => {
    const hop = is({ kind: "next-hop", addresses: [address("fe80::2")] });
    const change = (direction: "import" | "export") => (s: SessionPlan) => ({
      ...s,
      [direction]: { ...s[direction], terms: [term(100, "ask", [hop], accept)] },
    });
    expect(errors(onLink("bird", V2, change("import")))).toEqual([]);
    expect(errors(onLink("bird", V2, change("export")))[0]).toContain(
      "on export to a link-local neighbor in the term ask",
    );
  });

  test("an interval of BFD has 32 bits of microseconds", () => {
    const bfd = (intervalMs: number) =>
      errors(planWith(V2, withOptions({ bfd: { intervalMs, multiplier: 3 } })));
    expect(bfd(4_294_967)).toEqual([]);
    expect(bfd(4_294_968)[0]).toMatch(
      /^platform-limit: .* is 4294968, but BIRD accepts at most 4294967$/,
    );
  });

  test("BIRD has no TCP MSS", () => {
    expect(errors(planWith(V2, withOptions({ tcpMss: 1400 })))).toEqual([
      "unsupported-construct: router gru1: BIRD 2.0.12 cannot express a TCP MSS on PEERC_AS13335_IX_BR_SP_V4",
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
    expect(errors(twice)[0]).toContain("two sessions with one neighbor (187.16.216.20)");
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
    reportLimits(planWith(V2, withImport(nextHop("self"))), diagnostics.report);
    expect(diagnostics.all.every((d) => d.span === SPAN)).toBe(true);
  });
});
