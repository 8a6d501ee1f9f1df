import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { compareNetworks, isEmptyDifference } from "../../src/diff/compare-networks.ts";
import { comparePolicies } from "../../src/diff/compare-policies.ts";
import type { NetworkDifference } from "../../src/diff/network-difference.ts";
import type { RouteChange } from "../../src/diff/route-change.ts";
import {
  formatPrefixRange,
  isSubset,
  minimalRanges,
  PrefixSet,
  unite,
  type CanonicalSet,
} from "../../src/net/index.ts";
import { PLATFORMS, type RouterPlan, type SessionPlan } from "../../src/model/index.ts";
import type { Policy } from "../../src/policy/index.ts";
import { createProver } from "../../src/verify/index.ts";
import {
  accept,
  is,
  listsOf,
  prefixList,
  reject,
  routerPlan,
  session,
  term,
} from "../fixtures/plan.ts";
import { policies } from "../fixtures/policies.ts";

const SESSION = session({
  name: "PEERC_X",
  peerName: "X",
  asn: 1,
  relation: "peer",
  place: "ix",
  local: "192.0.2.10",
  remote: "192.0.2.1",
});

function changes(a: Policy, b: Policy): readonly RouteChange[] {
  const pair = { before: { ...SESSION, import: a }, after: { ...SESSION, import: b } };
  const found = comparePolicies(pair, "import", createProver());
  if (found === "too-large") throw new Error("too large");
  return found.changes;
}

const NOTHING = PrefixSet.of("ipv4", []).canonical;
const all = (found: readonly RouteChange[], ...kinds: readonly RouteChange["kind"][]) =>
  found
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum: CanonicalSet, { prefixes }) => unite(sum, prefixes), NOTHING);

describe("three policies of a session", () => {
  test("change from the first to the last only what one of the two steps changes", () => {
    let nonEmpty = 0;
    fc.assert(
      fc.property(policies("import"), policies("import"), policies("import"), (a, b, c) => {
        const [whole, first, second] = [changes(a, c), changes(a, b), changes(b, c)];
        const steps = [...first, ...second];
        for (const kind of ["accepted", "rejected"] as const) {
          nonEmpty += all(whole, kind).isEmpty ? 0 : 1;
          expect(isSubset(all(whole, kind), all(steps, kind))).toBe(true);
        }
        const anyKind = all(steps, "accepted", "rejected", "attributes");
        expect(isSubset(all(whole, "attributes"), anyKind)).toBe(true);
        const reasons = all(steps, "accepted", "rejected", "reason");
        expect(isSubset(all(whole, "reason"), reasons)).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(nonEmpty).toBeGreaterThan(30);
  });

  test("differ in attributes and reasons for the same prefixes in either direction", () => {
    fc.assert(
      fc.property(policies("import"), policies("import"), (a, b) => {
        const [there, back] = [changes(a, b), changes(b, a)];
        for (const kind of ["attributes", "reason"] as const) {
          expect(all(there, kind).equals(all(back, kind))).toBe(true);
        }
        expect(changes(a, { ...a, terms: a.terms.map((one) => ({ ...one })) })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** What a change does to one of the sessions of a network. */
type Damage = (one: SessionPlan) => SessionPlan | null;

const before = (policy: Policy, text: string): Policy => {
  const when = [
    is({
      kind: "prefix",
      list: prefixList(`PEERC_${policy.direction.toUpperCase()}`, policy.family, [text]),
    }),
  ];
  const verdict = policy.direction === "import" ? accept : reject("test");
  return { ...policy, terms: [term(50, "first", when, verdict), ...policy.terms] };
};

const DAMAGES: Readonly<Record<string, Damage>> = {
  gone: () => null,
  "a limit": (one) => ({ ...one, maxPrefixes: { ...one.maxPrefixes, maximum: 77 } }),
  "an option": (one) => ({ ...one, options: { ...one.options, passive: true } }),
  described: (one) => ({ ...one, description: "something else" }),
  accepting: (one) =>
    one.family === "ipv4" ? { ...one, import: before(one.import, "192.0.2.0/24") } : one,
  withholding: (one) =>
    one.family === "ipv4" ? { ...one, export: before(one.export, "45.238.16.0/22") } : one,
};

function damaged(plan: RouterPlan, damages: readonly (string | null)[]): RouterPlan {
  let at = 0;
  const peers = plan.peers.map((peer) => ({
    ...peer,
    sessions: peer.sessions.flatMap((one) => {
      const name = damages[at++] ?? null;
      return (name === null ? one : DAMAGES[name]?.(one)) ?? [];
    }),
  }));
  return { ...plan, peers, lists: listsOf(peers.flatMap(({ sessions }) => sessions)) };
}

const some = fc.array(fc.constantFrom(null, ...Object.keys(DAMAGES)), {
  minLength: 5,
  maxLength: 5,
});

/** What a difference says, as texts that can be compared. */
function summary({ sessions, routes, peers, unchanged }: NetworkDifference, isBack = false) {
  const swap = <T>(a: T, b: T): readonly [T, T] => (isBack ? [b, a] : [a, b]);
  const names = (placed: readonly { readonly session: SessionPlan }[]) =>
    placed.map((one) => one.session.name).sort();
  const opposite: Record<string, string> = { accepted: "rejected", rejected: "accepted" };
  return {
    sessions: swap(names(sessions.added), names(sessions.removed)),
    peers: swap(
      peers.added.map(({ asn }) => asn),
      peers.removed.map(({ asn }) => asn),
    ),
    settings: sessions.changed
      .flatMap(({ change, where }) =>
        where.map(({ after }) =>
          [change.id, ...swap(change.before, change.after), after.session.name].join(" "),
        ),
      )
      .sort(),
    routes: routes
      .flatMap(({ direction, change, parts }) =>
        parts.flatMap((part) =>
          part.pairs.map(({ after }) => {
            const kind = isBack ? (opposite[change.kind] ?? change.kind) : change.kind;
            const ranges = [...minimalRanges(part.change.prefixes)].map(formatPrefixRange);
            return [after.session.name, direction, kind, change.scope, ...ranges].join(" ");
          }),
        ),
      )
      .sort(),
    unchanged,
  };
}

describe("two networks", () => {
  const plan = routerPlan("bird", [2, 0, 12]);

  test("have the opposite difference the other way round, and none from themselves", () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [a, b] = [damaged(plan, one), damaged(plan, other)];
        expect(summary(compareNetworks([b], [a]), true)).toEqual(
          summary(compareNetworks([a], [b])),
        );
        expect(isEmptyDifference(compareNetworks([a], [damaged(plan, one)]))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("have the same difference on every platform", () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [first, ...others] = PLATFORMS.map((platform) => {
          const on: RouterPlan = { ...plan, platform };
          return summary(compareNetworks([damaged(on, one)], [damaged(on, other)]));
        });
        for (const each of others) expect(each).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });
});
