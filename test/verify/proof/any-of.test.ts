import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms, reportLimits } from "../../../src/platforms/index.ts";
import {
  evaluate,
  runFilter,
  type Condition,
  type Edit,
  type Policy,
  type Term,
} from "../../../src/policy/index.ts";
import type { PlatformName, RouterPlan, RouterReading } from "../../../src/model/index.ts";
import { proveFile } from "../../../src/verify/index.ts";
import { importOf } from "../../fixtures/import-of.ts";
import {
  accept,
  address,
  asnList,
  communityList,
  is,
  isNot,
  prefixList,
  term,
} from "../../fixtures/plan.ts";
import { policies, routes, withoutAsSets } from "../../fixtures/policies.ts";
import { smallPlan } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

const VERSIONS = { junos: [22, 4], iosxr: [7, 11], bird: [2, 0, 12], frr: [8, 4] } as const;
const ALL: readonly PlatformName[] = ["junos", "iosxr", "bird", "frr"];

const planOf = (platform: PlatformName, policy: Policy): RouterPlan =>
  smallPlan(platform, VERSIONS[platform], { [policy.direction]: policy });

function refusalsOf(plan: RouterPlan): readonly string[] {
  const found = new Diagnostics();
  reportLimits(plan, found.report);
  return found.all.flatMap((d) => (d.severity === "error" ? [d.message] : []));
}

function prove(plan: RouterPlan, text: string): readonly string[] | RouterReading {
  const found = new Diagnostics();
  const proven = proveFile(plan, { path: "x", raw: text }, "file", found.report);
  return proven?.reading ?? found.all.map((d) => d.message);
}

/**
 * Without edits that no route is accepted with: they are printed nowhere, and neither is what only they need. For a
 * discarded next hop, FRR's sessions need an option even where no route comes to the term.
 */
function withoutVainEdits(policy: Policy): Policy {
  const isVain = ({ verdict }: Term, edit: Edit) =>
    verdict.kind === "reject" || (edit.kind === "set-next-hop" && edit.to === "discard");
  const terms = policy.terms.map((each) => ({
    ...each,
    edits: each.edits.filter((edit) => !isVain(each, edit)),
  }));
  return { ...policy, terms };
}

const far = is({ kind: "as-path-length", atLeast: 4 });
const foreign = isNot({ kind: "as-path-first", asn: 64496 });
const long = is({ kind: "as-path-contains", list: asnList("PEERC_A", 64500, 64501) });
const tagged = is({
  kind: "community",
  list: communityList("PEERC_C", "52580:10:1", "52580:10:2"),
});
const other = is({ kind: "origin", origin: "incomplete" });
const prefixes = is({ kind: "prefix", list: prefixList("PEERC_P", "ipv4", ["10.0.0.0/8^8-24"]) });
const elsewhere = is({ kind: "next-hop", addresses: [address("192.0.2.1"), address("192.0.2.2")] });

const withTerm = (when: readonly Condition[], ...anyOf: readonly (readonly Condition[])[]) =>
  importOf(
    term(100, "steer", when, accept, [{ kind: "set-local-preference", value: 50 }], anyOf),
    term(200, "accept-remaining", [prefixes], accept),
  );

describe.each(ALL)("alternatives on %s", (platform) => {
  const templates = loadTemplates(platform);
  const render = (plan: RouterPlan): string => platforms[platform].render(plan, templates);

  test("of any policy are proven as printed, and do with any route what the policy does", () => {
    const seen = { proven: 0, accept: 0, reject: 0 };
    const directed = fc
      .constantFrom("import" as const, "export" as const)
      .chain(policies)
      .map(withoutVainEdits);
    const asking = directed.filter(({ terms }) => terms.some(({ anyOf }) => anyOf.length > 0));
    fc.assert(
      fc.property(asking, fc.array(routes, { minLength: 12, maxLength: 12 }), (policy, some) => {
        const plan = planOf(platform, policy);
        if (refusalsOf(plan).length > 0) return;
        seen.proven++;
        const reading = prove(plan, render(plan));
        expect(reading).toHaveProperty("sessions");
        if (!("sessions" in reading)) return;
        const read = reading.sessions[0]?.[policy.direction];
        for (const route of some.map(withoutAsSets)) {
          const wanted = evaluate(policy, route);
          const got = read && runFilter(read.start, route);
          seen[wanted.verdict]++;
          expect(got?.verdict).toBe(wanted.verdict);
          if (wanted.verdict === "accept") expect(got?.route).toEqual(wanted.route);
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  test("are not mistaken for others", () => {
    const all = [
      withTerm([prefixes], [far], [tagged]),
      withTerm([prefixes], [far, tagged]),
      withTerm([prefixes, far], [tagged]),
      withTerm([prefixes], [far], [tagged, foreign]),
      withTerm([prefixes], [far], [tagged], [foreign]),
      withTerm([], [far], [tagged]),
      withTerm([prefixes], [far, long, foreign], [other, elsewhere]),
      withTerm([prefixes], [far, long], [other, elsewhere]),
      withTerm([prefixes], [far, long, foreign, other], [elsewhere]),
      withTerm([tagged], [far, long, foreign], [other, elsewhere, prefixes]),
    ].map((policy) => planOf(platform, policy));
    const texts = all.map(render);
    const proven = all.map((plan) =>
      texts.flatMap((text, i) => ("sessions" in prove(plan, text) ? [i] : [])),
    );
    // The second and third mean the same.
    expect(proven).toEqual(all.map((_, i) => (i === 1 || i === 2 ? [1, 2] : [i])));
  });
});

/** The same term written by hand, and how it would be wrong; none of it is what peerc writes. */
const BY_HAND: Readonly<Record<PlatformName, readonly (readonly [string, string, boolean])[]>> = {
  bird: [
    // To BIRD, both operators bind alike, from the left.
    ["(A || (B && C))", "(A || B && C)", false],
    ["(A || (B && C))", "(B && C || A)", true],
    ["(A || (B && C))", "!(!(A) && !(B && C))", true],
    ["(A || (B && C))", "((A || B) && (A || C))", true],
    ["(A || (B && C))", "((A || B) && C)", false],
    ["(A || (B && C))", "(A && B || C)", false],
    ["    && (A || (B && C))\n", "    && A || B && C\n", false],
  ],
  iosxr: [
    ["(A or (B and C))", "(A or B and C)", true],
    ["(A or (B and C))", "(B and C or A)", true],
    ["(A or (B and C))", "not (not A and not (B and C))", true],
    ["(A or (B and C))", "((A or B) and (A or C))", true],
    ["(A or (B and C))", "((A or B) and C)", false],
    ["P and (A or (B and C))", "P and A or B and C", false],
    [
      "if P and (A or (B and C)) then",
      "if P and A then\n set local-preference 50\n done\n elseif P and B and C then",
      true,
    ],
    ["if P and (A or (B and C)) then", "if P and A then\n done\n elseif P and B and C then", false],
  ],
  junos: [
    ["term alternative-1 {", "term a {", true],
    ["policy PEERC_NOT_FROM_AS64496;", "", false],
    ["as-path-calc-length 4 orhigher;", "as-path-calc-length 5 orhigher;", false],
  ],
  frr: [
    [" on-match goto 104\n", " on-match goto 103\n", false],
    ["route-map PEERC_X_IMPORT permit 104\n", "route-map PEERC_X_IMPORT permit 110\n", true],
  ],
};

describe.each(ALL)("alternatives on %s by hand", (platform) => {
  const policy = withTerm([prefixes], [far], [tagged, foreign]);
  const plan = planOf(platform, policy);
  const text = platforms[platform].render(plan, loadTemplates(platform));
  const words: Readonly<Record<string, string>> = {
    bird: {
      A: "bgp_path.len >= 4",
      B: "bgp_large_community ~ PEERC_C",
      C: "!(bgp_path.first = 64496)",
    },
    iosxr: {
      P: "destination in PEERC_P",
      A: "as-path length ge 4",
      B: "large-community matches-any PEERC_C",
      C: "not (as-path neighbor-is '64496' and not as-path in (ios-regex '^[{]'))",
    },
    junos: {},
    frr: {},
  }[platform];
  const spelled = (pattern: string) =>
    pattern.replace(/\b[PABC]\b/g, (word) => words[word] ?? word);

  test.each(BY_HAND[platform])("%j, written as %j: %j", (was, is, isSame) => {
    expect(text).toContain(spelled(was));
    const changed = text.replace(spelled(was), spelled(is));
    expect("sessions" in prove(plan, changed)).toBe(isSame);
  });
});
