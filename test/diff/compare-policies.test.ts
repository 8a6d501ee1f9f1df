import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { comparePolicies } from "../../src/diff/compare-policies.ts";
import type { RouteChange } from "../../src/diff/route-change.ts";
import { formatPrefixRange, minimalRanges, subtract } from "../../src/net/index.ts";
import { evaluate, type Policy, type Route } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import { createProver } from "../../src/verify/index.ts";
import { importOf } from "../fixtures/import-of.ts";
import { accept, asnList, is, isNot, prefixList, reject, session, term } from "../fixtures/plan.ts";
import { beside, edges } from "../fixtures/prefix-edges.ts";
import { policies, routes } from "../fixtures/policies.ts";

const SESSION = session({
  name: "PEERC_X",
  peerName: "X",
  asn: 1,
  relation: "peer",
  place: "ix",
  local: "192.0.2.10",
  remote: "192.0.2.1",
});

function changes(a: Policy, b: Policy, over: Partial<SessionPlan> = {}): readonly RouteChange[] {
  const side = (policy: Policy) => ({ ...SESSION, ...over, import: policy });
  const pair = { before: side(a), after: side(b) };
  const found = comparePolicies(pair, "import", createProver());
  if (found === "too-large") throw new Error("too large");
  return found.changes;
}

/** Whether the neighbor can send a route. */
const canCome = ({ asPath }: Route) => asPath[0] === SESSION.asn;

const some = fc.array(routes, { minLength: 60, maxLength: 60 });

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

/** What kind of change a route shows, if any. */
function kindOf(a: Policy, b: Policy, route: Route): RouteChange["kind"] | null {
  const [was, is] = [evaluate(a, route), evaluate(b, route)];
  if (was.verdict !== is.verdict) return is.verdict === "accept" ? "accepted" : "rejected";
  const [one, other] = is.verdict === "accept" ? [was.route, is.route] : [was.reason, is.reason];
  if (JSON.stringify(one, plain) === JSON.stringify(other, plain)) return null;
  return is.verdict === "accept" ? "attributes" : "reason";
}

function check(a: Policy, b: Policy, tried: readonly Route[]): readonly RouteChange[] {
  const found = changes(a, b);
  for (const { kind, prefixes, route, before, after } of found) {
    expect(canCome(route)).toBe(true);
    expect(prefixes.has(route.prefix)).toBe(true);
    expect(kindOf(a, b, route)).toBe(kind);
    expect(before).toEqual(evaluate(a, route));
    expect(after).toEqual(evaluate(b, route));
  }
  const corners = found
    .flatMap(({ prefixes }) => edges(prefixes).flatMap((edge) => [edge, ...beside(edge)]))
    .slice(0, 40);
  const possible = tried.filter(canCome);
  for (const route of [
    ...possible,
    ...possible.flatMap((one) => corners.map((prefix) => ({ ...one, prefix }))),
  ]) {
    const kind = kindOf(a, b, route);
    const claims = found.filter(({ prefixes }) => prefixes.has(route.prefix));
    if (kind !== null) expect(claims.map((one) => one.kind)).toContain(kind);
    for (const { kind: claimed, scope } of claims) {
      if (scope !== "prefixes") continue;
      const without = claimed === "accepted" ? a : b;
      expect(evaluate(without, route).verdict).toBe("reject");
    }
  }
  return found;
}

describe("the changes between two policies of a session", () => {
  test("are all there are, and are what they are called", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(policies("import"), policies("import"), some, (a, b, tried) => {
        check(a, b, tried).forEach(({ kind, scope }) => kinds.add(`${kind} ${String(scope)}`));
      }),
      { numRuns: 300 },
    );
    expect([...kinds].sort()).toEqual([
      "accepted prefixes",
      "accepted routes",
      "attributes null",
      "reason null",
      "rejected prefixes",
      "rejected routes",
    ]);
  });

  test("are the opposite the other way round", () => {
    const described = (all: readonly RouteChange[], kind: string, scope: string) =>
      all
        .filter((one) => one.kind === kind && one.scope === scope)
        .flatMap(({ prefixes }) => [...minimalRanges(prefixes)].map(formatPrefixRange));
    fc.assert(
      fc.property(policies("import"), policies("import"), (a, b) => {
        const [there, back] = [changes(a, b), changes(b, a)];
        for (const scope of ["prefixes", "routes"]) {
          expect(new Set(described(back, "rejected", scope))).toEqual(
            new Set(described(there, "accepted", scope)),
          );
        }
        expect(back.length).toBe(there.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a peer that registers more", () => {
  const registered = (prefixes: readonly string[], origins: readonly number[]) =>
    importOf(
      term(
        100,
        "reject-origin",
        [isNot({ kind: "as-path-origin", list: asnList("PEERC_ORIGINS", ...origins) })],
        reject("origin-not-in-as-set"),
      ),
      term(
        200,
        "reject-prefix",
        [isNot({ kind: "prefix", list: prefixList("PEERC_IRR", "ipv4", prefixes) })],
        reject("not-in-irr"),
      ),
      term(300, "accept-rest", [], accept),
    );
  const before = registered(["192.0.2.0/24", "198.51.100.0/24"], [1]);
  const after = registered(["192.0.2.0/24", "203.0.113.0/24"], [1, 2]);

  test("has its new prefixes accepted, its old ones not, and others from its new origin", () => {
    const known = prefixList("X", "ipv4", ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"]);
    const all = prefixList("X", "ipv4", ["0.0.0.0/0^+"]);
    const unregistered = subtract(all.set.canonical, known.set.canonical);
    const found = changes(before, after).map(({ kind, scope, prefixes, cause, after: made }) => [
      kind,
      scope,
      kind === "reason" && !edges(unregistered).some((edge) => !prefixes.has(edge))
        ? "all that is registered on neither side"
        : [...minimalRanges(prefixes)].map(formatPrefixRange).join(" "),
      cause.kind,
      made.reason,
    ]);
    expect(found).toEqual([
      ["rejected", "prefixes", "198.51.100.0/24", "prefixes", "not-in-irr"],
      ["accepted", "prefixes", "203.0.113.0/24", "prefixes", null],
      ["accepted", "routes", "192.0.2.0/24", "asns", null],
      ["reason", null, "all that is registered on neither side", "asns", "not-in-irr"],
    ]);
  });

  test("whose router takes any first ASN, has routes of others accepted, too", () => {
    const options = { ...SESSION.options, enforceFirstAs: false };
    const first = importOf(
      term(100, "reject-first", [isNot({ kind: "as-path-first", asn: 1 })], reject("first")),
      term(200, "accept-rest", [], accept),
    );
    const any = importOf(term(200, "accept-rest", [], accept));
    expect(changes(first, any)).toEqual([]);
    const [change] = changes(first, any, { options });
    expect(change?.cause).toMatchObject({ kind: "term", how: "removed" });
  });

  test("whose lists are written differently has nothing changed", () => {
    expect(
      changes(before, registered(["192.0.2.0/24^24", "198.51.100.0/24", "198.51.100.0/24"], [1])),
    ).toEqual([]);
  });
});

describe("what a change comes from", () => {
  const list = prefixList("PEERC_BOGONS", "ipv4", ["10.0.0.0/8^+"]);
  const bogons = term(100, "bogons", [is({ kind: "prefix", list })], reject("bogon"));
  const rest = term(200, "rest", [], accept);

  test("a term that was removed, and one that comes after another", () => {
    const [gone] = changes(importOf(bogons, rest), importOf(rest));
    expect(gone?.cause).toEqual({ kind: "term", how: "removed", before: bogons, after: null });
    const [moved] = changes(
      importOf(bogons, rest),
      importOf({ ...rest, number: 100 }, { ...bogons, number: 200 }),
    );
    expect(moved?.cause).toMatchObject({ kind: "term", how: "moved", after: { name: "rest" } });
  });

  test("a term with other edits", () => {
    const edited = { ...rest, edits: [{ kind: "set-local-preference", value: 50 } as const] };
    const [change, ...others] = changes(importOf(bogons, rest), importOf(bogons, edited));
    expect(others).toEqual([]);
    expect(change?.kind).toBe("attributes");
    expect(change?.cause).toEqual({ kind: "term", how: "changed", before: rest, after: edited });
  });
});
