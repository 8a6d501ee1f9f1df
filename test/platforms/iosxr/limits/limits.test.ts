import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import { iosxr } from "../../../../src/platforms/iosxr/index.ts";
import type { Edit, Term } from "../../../../src/policy/index.ts";
import type { RouterPlan, SessionOptions } from "../../../../src/model/index.ts";
import { importOf } from "../../../fixtures/import-of.ts";
import {
  accept,
  asnList,
  communityList,
  is,
  next,
  reject,
  routerPlan,
  SPAN,
  term,
  remove,
} from "../../../fixtures/plan.ts";
import { onLink } from "../../../fixtures/on-link.ts";
import type { SessionChange } from "../../../fixtures/small-plan.ts";
import { limitsOf, planOf, render } from "../plans.ts";

function errors(plan: RouterPlan): readonly string[] {
  return limitsOf(plan)
    .filter((d) => d.severity === "error")
    .map((d) => `${d.code}: ${d.message}`);
}

function notes(plan: RouterPlan): readonly string[] {
  return limitsOf(plan)
    .filter((d) => d.severity === "note")
    .map((d) => d.message);
}

const withOptions = (options: Partial<SessionOptions>): RouterPlan => planOf({ options });

describe("limits", () => {
  test("the fixture's router has no error, and every note has a place", () => {
    const all = limitsOf(routerPlan("iosxr", [7, 11]));
    expect(all.filter((d) => d.severity === "error")).toEqual([]);
    expect(all.every((d: Diagnostic) => d.span !== undefined)).toBe(true);
    expect(all.map((d) => d.code)).toEqual(all.map(() => "behaviour-differs"));
    expect(
      notes(routerPlan("iosxr", [7, 11])).map((m) => m.replace(/^.*\): /, "").slice(0, 40)),
    ).toEqual([
      "PEERC_AS3356_XE_0_0_2_V4 is shut down wi",
      "maximum-prefix: Cisco's manuals say it c",
      "BGP roles (RFC 9234) are declared on 4 o",
    ]);
  });

  test("a link-local neighbor is for the other three", () => {
    expect(errors(onLink("iosxr", [7, 11]))).toEqual([
      expect.stringContaining("cannot express a link-local neighbor on PEERC_AS13335_XE_0_0_1_V6"),
    ]);
  });

  test.each([
    [[7, 2, 2], 1],
    [[6, 9], 1],
    [[7, 3], 0],
    [[7, 3, 1], 0],
    [[24, 4], 0],
  ])("version %j: %i errors", (version, count) => {
    expect(
      errors(planOf({}, version)).filter((e) => e.startsWith("unsupported-version")),
    ).toHaveLength(count);
  });

  test.each<[string, SessionChange]>([
    [
      'unsafe-text: router gru1: the description of PEERC_X contains "\\n"',
      { description: "a\nno router bgp 1" },
    ],
    [
      "platform-limit: router gru1: the length of the description of PEERC_X is 81",
      { description: "x".repeat(81) },
    ],
    [
      'unsafe-text: router gru1: the interface of PEERC_X contains " "',
      { options: { updateSource: "Loop back0" } },
    ],
    [
      'unsafe-text: router gru1: the password variable of PEERC_X contains "}"',
      { options: { password: { env: "A}B" } } },
    ],
    [
      'unsafe-text: router gru1: the key chain of PEERC_X contains "\\n"',
      { options: { tcpAo: { kind: "keychain", name: "a\nb" } } },
    ],
    [
      "platform-limit: router gru1: the length of the key chain of PEERC_X is 33",
      { options: { tcpAo: { kind: "keychain", name: "k".repeat(33) } } },
    ],
    [
      "unsupported-construct: router gru1: IOS-XR 7.11 cannot express TCP-AO with several keys",
      { options: { tcpAo: { kind: "keys", keys: [] } } },
    ],
    [
      "cannot express a password beside TCP-AO on PEERC_X",
      { options: { password: { env: "A" }, tcpAo: { kind: "keychain", name: "k" } } },
    ],
    [
      "cannot express IPv4 routes over an IPv6 session (RFC 8950) on PEERC_X",
      { options: { extendedNextHop: true } },
    ],
    [
      "cannot express TTL security over several hops on PEERC_X",
      { options: { ttlSecurity: true, multihop: 2 } },
    ],
    [
      "cannot express graceful restart as a helper only on PEERC_X",
      { options: { gracefulRestart: "helper" } },
    ],
    [
      "the BFD interval of PEERC_X in ms is 2, but IOS-XR accepts at least 3",
      { options: { bfd: { intervalMs: 2, multiplier: 3 } } },
    ],
    [
      "the BFD interval of PEERC_X in ms is 30001, but IOS-XR accepts at most 30000",
      { options: { bfd: { intervalMs: 30001, multiplier: 3 } } },
    ],
    [
      "the BFD multiplier of PEERC_X is 17",
      { options: { bfd: { intervalMs: 300, multiplier: 17 } } },
    ],
    [
      "the TCP MSS of PEERC_X in bytes is 67, but IOS-XR accepts at least 68",
      { options: { tcpMss: 67 } },
    ],
    [
      "the TCP MSS of PEERC_X in bytes is 10001, but IOS-XR accepts at most 10000",
      { options: { tcpMss: 10001 } },
    ],
    [
      "the hold time of PEERC_X in seconds is 2, but IOS-XR accepts at least 3",
      { options: { timers: { keepalive: 1, hold: 2 } } },
    ],
    [
      "the keepalive time of PEERC_X in seconds is 65536",
      { options: { timers: { keepalive: 65536, hold: 30 } } },
    ],
    [
      "the restart time of PEERC_X in minutes is 65536",
      { maxPrefixes: { onExceed: { kind: "restart", afterMinutes: 65536 } } },
    ],
    ['the name of the policy PEERC X contains " "', { import: { ...importOf(), name: "PEERC X" } }],
    ["the length of the name of the policy", { import: { ...importOf(), name: "P".repeat(256) } }],
  ])("%s", (message, change) => {
    expect(errors(planOf(change))).toEqual([expect.stringContaining(message)]);
  });

  test("graceful restart as a helper only comes with 24.4", () => {
    const helper = { options: { gracefulRestart: "helper" } } as const;
    expect(errors(planOf(helper, [24, 3, 30]))).toHaveLength(1);
    expect(errors(planOf(helper, [24, 4]))).toEqual([]);
    for (const gracefulRestart of [null, "full", "off"] as const) {
      expect(errors(withOptions({ gracefulRestart }))).toEqual([]);
    }
  });

  test("a hold time of 0 and the ends of the ranges are fine", () => {
    expect(errors(withOptions({ timers: { keepalive: 0, hold: 0 } }))).toEqual([]);
    expect(errors(withOptions({ bfd: { intervalMs: 3, multiplier: 16 } }))).toEqual([]);
  });

  test("names of lists are checked with their endings", () => {
    const list = asnList("N".repeat(252), 1);
    const plan = planOf({
      import: importOf(term(100, "a", [is({ kind: "as-path-origin", list })], accept)),
    });
    expect(errors(plan)).toEqual([expect.stringContaining("is 257, but")]);
  });

  test("an RTR cache outside of the ranges", () => {
    const cache = { ...routerPlan("iosxr", [7, 11]).rpki[0]!, span: SPAN };
    const plan = { ...planOf(), rpki: [{ ...cache, preference: 11, refresh: 3601, expire: 200 }] };
    expect(errors(plan)).toEqual([
      expect.stringContaining("the preference of an RPKI cache is 11"),
      expect.stringContaining("the refresh interval of an RPKI cache in seconds is 3601"),
    ]);
    expect(notes(plan).join()).not.toContain("purge-time");
    const kept = (expire: number) =>
      notes({ ...planOf(), rpki: [{ ...cache, expire }] }).filter((n) => n.includes("purge-time"));
    expect([30, 65_535].map(kept)).toEqual([[], []]);
    expect(kept(65_536)).toEqual([expect.stringContaining("kept for 65535 s, not 65536 s")]);
    expect(kept(29)).toEqual([expect.stringContaining("kept for 30 s, not 29 s")]);
  });

  test.each<["import" | "export", Edit, number]>([
    ["import", { kind: "set-next-hop", to: "self" }, 1],
    ["import", { kind: "set-next-hop", to: "discard" }, 0],
    ["export", { kind: "set-next-hop", to: "discard" }, 1],
    ["export", { kind: "set-next-hop", to: "self" }, 0],
    ["export", { kind: "prepend", asn: 52580, times: 64 }, 1],
  ])("%s %j: %i errors", (direction, edit, count) => {
    const policy = { ...importOf(term(100, "a", [], accept, [edit])), direction };
    expect(errors(planOf({ [direction]: policy }))).toHaveLength(count);
  });

  test("removing what was added before is refused, removing first is not", () => {
    const add: Edit = { kind: "add-communities", list: communityList("PEERC_T", "52580:1") };
    const scrub = remove("52580:*");
    const other = remove("64500:*");
    const of = (...edits: Edit[]): RouterPlan =>
      planOf({
        import: importOf(...edits.map((edit, i) => term(100 + i, `t${i}`, [], next, [edit]))),
      });
    expect(errors(of(add, scrub))).toEqual([expect.stringContaining("removing communities")]);
    expect(errors(of(scrub, add))).toEqual([]);
    expect(errors(of(add, other))).toEqual([]);
  });

  test("AS_SETs are warned of where they can matter", () => {
    const contains = term(
      200,
      "b",
      [is({ kind: "as-path-contains", list: asnList("PEERC_N", 1) })],
      reject("b"),
    );
    const noSets = term(100, "a", [is({ kind: "as-path-has-set" })], reject("a"));
    const late = { ...noSets, number: 300, name: "c" };
    const take = term(150, "d", [is({ kind: "as-path-empty" })], accept);
    const warned = (...terms: Term[]): boolean =>
      notes(planOf({ import: importOf(...terms) })).some((w) => w.includes("AS_SET"));
    expect(warned(contains)).toBe(true);
    expect(warned(noSets, contains)).toBe(false);
    expect(warned(contains, late)).toBe(false);
    expect(warned(contains, { ...take, number: 250 }, late)).toBe(true);
    expect(warned(take, contains, late)).toBe(false);
  });

  test("BFD over several hops is warned of", () => {
    const plan = withOptions({ multihop: 2, bfd: { intervalMs: 300, multiplier: 3 } });
    expect(notes(plan).join()).toContain("bfd multipath include location");
  });

  test("what limits lets through is rendered; what it refuses of texts never reaches a file", () => {
    const text = fc.string({ unit: "binary", maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (description, updateSource, env) => {
        const plan = planOf({ description, options: { updateSource, password: { env } } });
        if (errors(plan).length > 0) {
          expect(() => render(plan)).toThrow();
          return;
        }
        const plain = planOf({
          description: "x",
          options: { updateSource: "Loopback0", password: { env: "A" } },
        });
        expect(render(plan).split("\n")).toHaveLength(render(plain).split("\n").length);
      }),
      { numRuns: 500 },
    );
  });
});

test("there is no parser of IOS-XR to ask", async () => {
  const nothing = () => Promise.resolve(null);
  expect(await iosxr.check(planOf(), "", nothing, "/nowhere")).toEqual({
    kind: "unavailable",
    tool: "Cisco IOS-XR",
  });
});
