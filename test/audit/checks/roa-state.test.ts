import { describe, expect, test } from "@jest/globals";

import { receivedOn, registered, registryWith, rpki } from "../evidence.ts";
import { decided, evidence, short } from "../harness.ts";

const SESSION = "PEERC_AS13335_IX_V4";

describe("of registered", () => {
  const of = (routes: readonly string[], vrps: readonly string[], more = "") =>
    short(
      decided(`roa_state: { of: registered${more} }`, {
        sources: { rpki: rpki(vrps) },
        material: { registry: registryWith(registered("RADB::AS-PEER", routes)) },
      }),
    );

  test.each([
    ["a valid one", ["1.1.1.0/24 13335"], ["1.1.1.0/24 13335"], "1 valid, 0 invalid, 0 without"],
    ["a maximum length", ["1.1.1.0/24 13335"], ["1.1.0.0/16 13335 24"], "1 valid, 0 invalid, 0"],
    ["no ROA", ["1.1.1.0/24 13335"], ["1.1.2.0/24 13335"], "0 valid, 0 invalid, 1 without"],
    ["one of two ROAs", ["1.1.1.0/24 13335"], ["1.1.1.0/24 1", "1.1.1.0/24 13335"], "1 valid"],
    ["IPv6", ["2606:4700::/32 13335"], ["2606:4700::/32 13335"], "1 valid"],
    ["two origins", ["1.1.1.0/24 1", "1.1.1.0/24 2"], ["1.1.1.0/24 1", "1.1.1.0/24 2"], "2 valid"],
  ])("is ok: %s", (_, routes, vrps, counts) => {
    expect(of(routes, vrps)).toMatch(/^ok: of \d pairs of prefix and origin in RADB::AS-PEER, /);
    expect(of(routes, vrps)).toContain(counts);
  });

  test.each([
    ["another origin", ["1.1.1.0/24 13335"], ["1.1.1.0/24 1"], "AS1 for 1.1.1.0/24"],
    ["too long", ["1.1.1.0/24 13335"], ["1.1.0.0/16 13335 20"], "AS13335 for 1.1.0.0/16 up to /20"],
    ["AS 0", ["1.1.1.0/24 13335"], ["1.1.1.0/24 0"], "AS0 for 1.1.1.0/24"],
    // A route object of AS 0 is not what a ROA of AS 0 allows.
    ["AS 0 itself", ["1.1.1.0/24 0"], ["1.1.1.0/24 0"], "AS0 for 1.1.1.0/24"],
  ])("is violated: %s", (_, routes, vrps, allowed) => {
    expect(of(routes, vrps)).toMatch(/^violated: 1\.1\.1\.0\/24 of AS\d+ is invalid: ROAs allow /);
    expect(of(routes, vrps)).toContain(allowed);
  });

  test("lists five, and counts the others", () => {
    const routes = Array.from({ length: 9 }, (_, i) => `10.${i}.0.0/16 1`);
    const decision = decided("roa_state: { of: registered }", {
      sources: { rpki: rpki(["10.0.0.0/8 2"]) },
      material: { registry: registryWith(registered("RADB::AS-PEER", routes)) },
    });
    expect(decision.facts).toHaveLength(6);
    if (decision.verdict !== "violated") throw new Error(decision.verdict);
    expect(decision.letter.seen.en).toContain("10.4.0.0/16 of AS1 and 4 more.");
    expect(decision.letter.seen.pt).toContain("10.4.0.0/16 de AS1 e mais 4.");
  });

  test("is violated by too many without a ROA", () => {
    const routes = ["1.1.1.0/24 1", "1.1.2.0/24 1"];
    expect(of(routes, ["1.1.1.0/24 1"], ", not_found: 50%")).toMatch(/^ok/);
    expect(of(routes, ["1.1.1.0/24 1"], ", not_found: 49%")).toMatch(/^violated/);
    expect(of(routes, [], ", not_found: 100%")).toMatch(/^ok/);
  });

  test("is not decided without origins, as bgpq4 leaves them, nor without anything", () => {
    expect(of(["1.1.1.0/24"], ["1.1.1.0/24 1"])).toMatch(
      /^undecided: the snapshot does not have the origins of 1 prefixes in RADB::AS-PEER/,
    );
    expect(of([], ["1.1.1.0/24 1"])).toBe("undecided: nothing is registered in RADB::AS-PEER");
  });
});

test("is not decided by data that was taken when other prefixes were registered", () => {
  const { data, provenance } = rpki(["1.1.1.0/24 1"]);
  const sources = { rpki: { data, provenance: { ...provenance, registered: "0".repeat(32) } } };
  const material = { registry: registryWith(registered("RADB::AS-PEER", ["1.1.1.0/24 13335"])) };
  expect(short(decided("roa_state: { of: registered }", { sources, material }))).toBe(
    "undecided: the RPKI data in the snapshot: it was taken when other prefixes were registered",
  );
});

describe("of received", () => {
  const of = (routes: readonly string[], vrps: readonly string[], more = "") =>
    short(
      decided(`roa_state: { of: received${more} }`, {
        sources: { rpki: rpki(vrps) },
        material: { received: receivedOn({ [SESSION]: routes }) },
      }),
    );

  test("is decided by the last ASN of the path", () => {
    expect(of(["1.1.1.0/24 13335 209242"], ["1.1.1.0/24 209242"])).toMatch(/^ok/);
    expect(of(["1.1.1.0/24 13335 209242"], ["1.1.1.0/24 13335"])).toMatch(
      /^violated: 1 route on PEERC_AS13335_IX_V4 on gru1 invalid by RPKI: 1\.1\.1\.0\/24 \(AS_PATH 13335 209242\)/,
    );
  });

  test("of an AS_SET is valid by no ROA", () => {
    expect(of(["1.1.1.0/24 13335 {209242}"], ["1.1.1.0/24 209242"])).toMatch(/^violated/);
    expect(of(["1.1.1.0/24 13335 {209242}"], [])).toMatch(/^ok/);
  });

  test("counts those without a ROA, which violate if they are too many", () => {
    const routes = ["1.1.1.0/24 13335", "104.16.0.0/13 13335"];
    expect(of(routes, ["1.1.1.0/24 13335"])).toMatch(/1 valid, 1 without a ROA$/);
    expect(of(routes, ["1.1.1.0/24 13335"], ", not_found: 20%")).toMatch(
      /^violated: 1 route .* invalid by RPKI, or without a ROA, of which at most 20% may be/,
    );
  });

  test("is not decided where the snapshot need not have all VRPs", () => {
    const why = /^undecided: the snapshot only has the VRPs around registered prefixes/;
    expect(of(["8.8.8.0/24 13335"], [])).toMatch(why);
    expect(of(["8.8.8.0/24 13335"], ["8.0.0.0/8 1"])).toMatch(why);
    // One that allows it is enough.
    expect(of(["8.8.8.0/24 13335"], ["8.8.8.0/24 13335"])).toMatch(/^ok/);
    // Inside of what is registered, everything is known.
    expect(of(["104.16.1.0/24 13335"], ["104.16.0.0/13 13335"])).toMatch(/^violated/);
  });

  test("leaves out the default route", () => {
    expect(of(["0.0.0.0/0 13335", "1.1.1.0/24 13335"], ["0.0.0.0/0 1 32"])).toMatch(/^violated/);
    expect(of(["0.0.0.0/0 13335"], ["0.0.0.0/0 1"])).toMatch(/^ok/);
  });
});

test("nothing is decided without recent VRPs", () => {
  for (const what of ["registered", "received"]) {
    expect(short(decided(`roa_state: { of: ${what} }`))).toBe(
      "undecided: the snapshot has no RPKI data",
    );
  }
  const old = evidence({ vrps: [], aspas: null }, "2026-01-01T00:00:00Z");
  expect(short(decided("roa_state: { of: registered }", { sources: { rpki: old } }))).toMatch(
    /^undecided: the RPKI data in the snapshot: from 2026-01-01/,
  );
});
