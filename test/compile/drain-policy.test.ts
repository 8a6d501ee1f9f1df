import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { drainPolicy } from "../../src/compile/drain-policy.ts";
import { SharedTerms } from "../../src/compile/shared-terms.ts";
import { compareCommunities, formatCommunity, WELL_KNOWN } from "../../src/net/index.ts";
import {
  editKind,
  EDITS,
  evaluate,
  type Direction,
  type Edit,
  type Policy,
  type Route,
} from "../../src/policy/index.ts";
import { compileNetwork, onlySession } from "../fixtures/network.ts";
import { randomPolicy, randomRoutes } from "../platforms/bird/live/random.ts";

const OURS = 52580;
const GRACEFUL_SHUTDOWN = WELL_KNOWN["graceful-shutdown"];

/** A policy as the compiler makes them: the edits of a term in their order. */
function inOrder(policy: Policy): Policy {
  const place = ({ kind }: Edit): number => Object.keys(EDITS).indexOf(kind);
  const terms = policy.terms.map((term) => ({
    ...term,
    edits: [...term.edits].sort((a, b) => place(a) - place(b)),
  }));
  return { ...policy, terms };
}

/** What a drain should make of an accepted route. */
function drained(route: Route, direction: Direction, prepend: number): Route {
  if (direction === "import") return { ...route, localPreference: 0 };
  const has = route.communities.some((one) => compareCommunities(one, GRACEFUL_SHUTDOWN) === 0);
  const communities = has ? route.communities : [...route.communities, GRACEFUL_SHUTDOWN];
  return {
    ...route,
    communities: [...communities].sort(compareCommunities),
    asPath: [...Array.from({ length: prepend }, () => OURS), ...route.asPath],
  };
}

test("for every policy and route, the same is accepted, with exactly these changes", () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom<Direction>("import", "export"),
      fc.integer({ min: 0, max: 10 }),
      (seed, direction, prepend) => {
        const policy = inOrder(randomPolicy("PEERC_X", direction, seed, { testsAll: true }));
        const changed = drainPolicy(policy, { asn: OURS, prepend }, new SharedTerms());
        expect(changed.terms.map(({ name }) => name)).toEqual(policy.terms.map(({ name }) => name));
        for (const route of randomRoutes(20, seed)) {
          const [before, after] = [evaluate(policy, route), evaluate(changed, route)];
          expect(after.term?.name).toBe(before.term?.name);
          expect([after.verdict, after.reason]).toEqual([before.verdict, before.reason]);
          if (before.verdict === "accept") accepted++;
          expect(after.route).toEqual(
            before.verdict === "accept" ? drained(before.route, direction, prepend) : before.route,
          );
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(accepted).toBeGreaterThan(300);
});

/** The edits of a session's accepting terms, in words. */
function edits(policy: Policy): readonly string[] {
  return policy.terms
    .filter(({ verdict }) => verdict.kind === "accept")
    .map((term) => term.edits.map((edit) => editKind(edit).describe(edit)).join("; "));
}

const PEER = (session: string, more = "") => `
  - asn: 13335
    name: Cloudflare
    relation: customer
    as_sets: [RADB::AS-PEER]
${more}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20${session} }
`;

const OWN = `name: own
about: Ours.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
settings: { prepend: 0 }
import:
  - name: take
    when: { prefix: { in: registered } }
    edit: { set_local_preference: 200, set_med: 5 }
    then: accept
  - use: accept-remaining
export:
  - name: mark
    edit: { add_communities: ["52580:9"], prepend: 1 }
  - name: give
    when: { prefix: { in: own-prefixes } }
    edit: { add_communities: ["52580:200"], prepend: $prepend }
    then: accept
  - use: accept-remaining
`;

describe("a draining session", () => {
  test("has the edits in its accepting terms, in their order, and no others", () => {
    const parts = (session: string) => ({
      policies: { own: OWN },
      peers: PEER(session, "    policy: own\n    settings: { prepend: 2 }\n"),
    });
    const before = onlySession(parts(""));
    const after = onlySession(parts(", state: { is: draining, prepend: 3 }"));
    expect(edits(before.import)).toEqual(["local preference 200; MED 5", ""]);
    expect(edits(after.import)).toEqual(["local preference 0; MED 5", "local preference 0"]);
    expect(edits(before.export)).toEqual(["add 52580:200; prepend AS52580 2 times", ""]);
    expect(edits(after.export)).toEqual([
      "add 52580:200, 65535:0; prepend AS52580 5 times",
      "add 65535:0; prepend AS52580 3 times",
    ]);
    const others = (policy: Policy) =>
      policy.terms.filter(({ verdict }) => verdict.kind !== "accept");
    expect(others(after.import)).toEqual(others(before.import));
    expect(others(after.export)).toEqual(others(before.export));
    expect(after.import.name).toBe(before.import.name);
  });

  test("discards the same blackhole routes: they are accepted as before, with local preference 0", () => {
    const parts = (session: string) => ({
      network: "  discard: { ipv4: 192.0.2.66 }\n",
      peers: PEER(session, "    settings: { blackhole: true }\n"),
    });
    const before = onlySession(parts("")).import;
    const after = onlySession(parts(", state: draining")).import;
    const blackhole = (policy: Policy) =>
      policy.terms.flatMap(({ name, edits, verdict }) =>
        verdict.kind === "accept" && name.includes("blackhole")
          ? [edits.map((edit) => editKind(edit).describe(edit))]
          : [],
      );
    const preference = (edit: string) =>
      edit.startsWith("local preference") ? "local preference 0" : edit;
    expect(blackhole(before)).toHaveLength(1);
    expect(
      blackhole(after).map((all) => all.filter((one) => one !== "local preference 0")),
    ).toEqual(blackhole(before).map((all) => all.filter((one) => preference(one) === one)));
    expect(blackhole(after)[0]).toContain("local preference 0");
  });

  test("shares its terms with the others that are drained in the same way", () => {
    const session = (remote: string) =>
      `      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: ${remote}, name: s${remote.at(-1) ?? ""} }\n`;
    const peers = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    state: draining
    as_sets: [RADB::AS-PEER]
    sessions:
${session("187.16.216.20")}${session("187.16.216.21")}`;
    const { plans } = compileNetwork({ peers });
    const [one, other] = plans?.flatMap((plan) => plan.peers.flatMap((p) => p.sessions)) ?? [];
    const added = (policy: Policy | undefined) => policy?.terms.at(-1);
    expect(formatCommunity(GRACEFUL_SHUTDOWN)).toBe("65535:0");
    expect(added(one?.export)).toBe(added(other?.export));
  });
});
