import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms, reportLimits } from "../../../src/platforms/index.ts";
import { evaluate, type Condition, type Origin } from "../../../src/policy/index.ts";
import type { PlatformName, RouterPlan } from "../../../src/model/index.ts";
import { describeCondition } from "../../../src/report/describe-condition.ts";
import { verifyFile } from "../../../src/verify/index.ts";
import { importOf } from "../../fixtures/import-of.ts";
import { onlySession } from "../../fixtures/network.ts";
import { accept, is, isNot, reject, term } from "../../fixtures/plan.ts";
import { smallPlan } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { USUAL } from "../../fixtures/usual-route.ts";

const ORIGINS: readonly Origin[] = ["igp", "egp", "incomplete"];
const VERSIONS = { junos: [22, 4], iosxr: [7, 3], bird: [2, 0, 12], frr: [8, 4] } as const;
const ALL: readonly PlatformName[] = ["junos", "iosxr", "bird", "frr"];

/** Rejects routes that meet a condition, on import and on export. */
function planOf(platform: PlatformName, condition: Condition): RouterPlan {
  const policy = importOf(
    term(100, "reject-origin", [condition], reject("origin")),
    term(200, "accept-remaining", [], accept),
  );
  const sent = { ...policy, name: policy.name.replace("IMPORT", "EXPORT") };
  return smallPlan(platform, VERSIONS[platform], {
    import: policy,
    export: { ...sent, direction: "export" },
  });
}

const render = (platform: PlatformName, condition: Condition) =>
  platforms[platform].render(planOf(platform, condition), loadTemplates(platform));

function problems(platform: PlatformName, condition: Condition, text: string): readonly string[] {
  const found = new Diagnostics();
  const plan = planOf(platform, condition);
  verifyFile(plan, { path: "x", raw: text }, "file", found.report);
  return found.all.filter((d) => d.severity === "error").map((d) => d.message);
}

const limits = (platform: PlatformName, condition: Condition) => {
  const found = new Diagnostics();
  reportLimits(planOf(platform, condition), found.report);
  return found.all.filter((d) => d.severity === "error").map((d) => d.message);
};

describe.each(ALL)("the ORIGIN on %s", (platform) => {
  const conditions = ORIGINS.flatMap((origin) => [
    is({ kind: "origin", origin }),
    isNot({ kind: "origin", origin }),
  ]).filter((condition) => limits(platform, condition).length === 0);

  test("each condition is proven for itself, and no other is taken for it", () => {
    const proven = conditions.map((tested) =>
      conditions.filter(
        (printed) => problems(platform, tested, render(platform, printed)).length === 0,
      ),
    );
    expect(proven).toEqual(conditions.map((condition) => [condition]));
  });
});

test("what a file does with another ORIGIN is shown by a route that has it", () => {
  const condition = is({ kind: "origin", origin: "incomplete" });
  const text = render("frr", condition).replace(" match origin incomplete\n", "");
  expect(problems("frr", condition, text)).toEqual([
    expect.stringContaining("the policy says accept; this file says reject"),
  ]);
  const other = render("frr", condition).replaceAll("origin incomplete", "origin egp");
  expect(problems("frr", condition, other)[0]).toMatch(/ORIGIN (egp|incomplete)/);
});

test("Junos does not say what a test for IGP makes of our own routes, so there is none on export", () => {
  const all = ORIGINS.map((origin) => limits("junos", is({ kind: "origin", origin })));
  expect(all).toEqual([
    [expect.stringContaining("a test for the ORIGIN `igp` on export in the term reject-origin")],
    [],
    [],
  ]);
  for (const platform of ["iosxr", "bird", "frr"] as const) {
    expect(limits(platform, is({ kind: "origin", origin: "igp" }))).toEqual([]);
  }
});

test("a policy names it in words", () => {
  const session = onlySession({
    peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    policy: mine
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
    policies: {
      mine: `
name: mine
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
  - { name: known, when: { origin: { is_not: incomplete } }, then: accept }
export: []
`,
    },
  });
  const verdicts = ORIGINS.map((origin) => {
    const route = { ...USUAL, origin };
    return evaluate(session.import, route).verdict;
  });
  expect(verdicts).toEqual(["accept", "accept", "reject"]);
  const [condition] = session.import.terms[0]?.when ?? [];
  expect(condition && describeCondition(condition, USUAL)).toBe("ORIGIN igp, not incomplete");
});
