import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Asn } from "../../../src/net/index.ts";
import {
  aspaDownstream,
  aspaUpstream,
  indexAspas,
  type AspaIndex,
} from "../../../src/sources/rpki/aspa-path.ts";

const [A, B, C, D, E, F, G] = [101, 102, 103, 104, 105, 106, 107];
const [H, J, K, L, P, Q, R, S] = [201, 202, 203, 204, 205, 206, 207, 208];

/** The topology of the examples to which draft-ietf-sidrops-aspa-verification-28 refers; E and F have no ASPA. */
const FIRST = indexAspas([
  { customer: A, providers: [C, D] },
  { customer: B, providers: [E] },
  { customer: C, providers: [F] },
  { customer: D, providers: [F, G] },
  { customer: G, providers: [0] },
]);

/** The second topology of the examples, with several relations between the same networks; J has no ASPA. */
const SECOND = indexAspas([
  ...[H, K, P, Q].map((customer) => ({ customer, providers: [0] })),
  { customer: L, providers: [K] },
  { customer: R, providers: [Q] },
  { customer: S, providers: [R] },
]);

/** What the draft says, word for word: ASNs are numbered from the origin, ramps measured by index. */
function plain(path: readonly Asn[], aspas: AspaIndex, isUpstream: boolean): string {
  const compressed = [...path].reverse().filter((asn, i, all) => asn !== all[i - 1]);
  const n = compressed.length;
  const at = (index: number): Asn => compressed[index - 1]!;
  const authorized = (x: Asn, y: Asn): string =>
    !aspas.has(x) ? "No Attestation" : aspas.get(x)!.has(y) ? "Provider+" : "Not Provider+";
  const indices = compressed.map((_, i) => i + 1);
  const up = (results: readonly string[]): number =>
    indices.find((i) => i < n && results.includes(authorized(at(i), at(i + 1)))) ?? n;
  const down = (results: readonly string[]): number => {
    const j = indices.findLast((i) => i > 1 && results.includes(authorized(at(i), at(i - 1))));
    return isUpstream ? 0 : j === undefined ? n : n - j + 1;
  };
  const [denied, unconfirmed] = [["Not Provider+"], ["No Attestation", "Not Provider+"]];
  if (n === 0 || up(denied) + down(denied) < n) return "invalid";
  return up(unconfirmed) + down(unconfirmed) < n ? "unknown" : "valid";
}

/** What the draft means: whether some apex, of one or two ASNs, makes all other hops be ones to providers. */
function meaning(path: readonly Asn[], aspas: AspaIndex): string {
  const hops = path.filter((asn, i) => asn !== path[i - 1]);
  const goesUp = (customer: Asn, provider: Asn, isCertain: boolean): boolean =>
    aspas.get(customer)?.has(provider) ?? !isCertain;
  const hasApex = (isCertain: boolean): boolean =>
    hops.some((_, apex) =>
      [apex, apex + 1].some((other) =>
        hops.every((asn, i) => {
          const next = hops[i + 1];
          if (next === undefined || (i === apex && other === apex + 1)) return true;
          return i < apex ? goesUp(asn, next, isCertain) : goesUp(next, asn, isCertain);
        }),
      ),
    );
  return hasApex(true) ? "valid" : hasApex(false) ? "unknown" : "invalid";
}

const world = fc.integer({ min: 1, max: 6 });
const anyAspas = fc
  .dictionary(
    world.map(String),
    fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  )
  .map((each) =>
    indexAspas(Object.entries(each).map(([asn, providers]) => ({ customer: +asn, providers }))),
  );

describe("verification of an AS_PATH with ASPAs", () => {
  test.each([
    [[F, C, A], "valid"],
    [[D, C, A], "invalid"],
    [[D, F, C, A], "unknown"],
    [[D, E, B], "unknown"],
    [[A, D, E, B], "invalid"],
    [[A, D, G, E, B], "invalid"],
    [[A, C, F], "invalid"],
    [[A, C, F, G], "invalid"],
    [[E, B], "valid"],
  ])("upstream, examples of the draft: %j is %s", (path, state) => {
    expect(aspaUpstream(path, FIRST).state).toBe(state);
  });

  test.each([
    [[E, G, F, C, A], "unknown"],
    [[E, G, D, A], "valid"],
    [[E, D, C, A], "unknown"],
    [[E, G, D, C, A], "invalid"],
    [[C, F, D, G], "unknown"],
    [[D, G, E, B], "valid"],
    [[C, D, G, E, B], "invalid"],
    [[F, C, A], "valid"],
    [[E, A], "valid"],
    [[E, C, A], "valid"],
  ])("downstream, examples of the draft: %j is %s", (path, state) => {
    expect(aspaDownstream(path, FIRST).state).toBe(state);
  });

  test("where networks have several relations, examples of the draft", () => {
    expect(aspaUpstream([J, H], SECOND).state).toBe("invalid");
    expect(aspaDownstream([K, J, H], SECOND).state).toBe("invalid");
    expect(aspaUpstream([Q, P], SECOND).state).toBe("invalid");
  });

  test.each([[[]], [[F, null, A]], [[null]]])("%j is invalid", (path) => {
    expect(aspaUpstream(path, FIRST)).toEqual({ state: "invalid", hops: [] });
    expect(aspaDownstream(path, FIRST)).toEqual({ state: "invalid", hops: [] });
  });

  test("says which hops are the reason", () => {
    const hop = (customer: Asn, provider: Asn) => ({ customer, provider });
    expect(aspaUpstream([A, D, E, B], FIRST).hops).toEqual([hop(D, A)]);
    expect(aspaUpstream([D, F, C, A], FIRST).hops).toEqual([hop(F, D)]);
    expect(aspaDownstream([E, G, D, C, A], FIRST).hops).toEqual([hop(C, D), hop(G, D)]);
    expect(aspaDownstream([E, G, F, C, A], FIRST).hops).toEqual([hop(F, G), hop(E, G)]);
    expect(aspaUpstream([F, C, A], FIRST).hops).toEqual([]);
  });

  test("is what the draft says and what it means, for any path and ASPAs", () => {
    const seen = new Set<string>();
    const path = fc.array(world, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(path, anyAspas, (hops, aspas) => {
        const down = aspaDownstream(hops, aspas).state;
        const up = aspaUpstream(hops, aspas).state;
        expect(up).toBe(plain(hops, aspas, true));
        expect(down).toBe(plain(hops, aspas, false));
        expect(down).toBe(meaning(hops, aspas));
        seen.add(`${up} ${down}`);
      }),
      { numRuns: 3000 },
    );
    // All but what is impossible: a path that may be an ascent may be one with a descent.
    expect([...seen].sort()).toEqual([
      "invalid invalid",
      "invalid unknown",
      "invalid valid",
      "unknown unknown",
      "unknown valid",
      "valid valid",
    ]);
  });
});
