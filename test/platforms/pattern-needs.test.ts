import { expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { reportLimits } from "../../src/platforms/report-limits.ts";
import type { Term } from "../../src/policy/index.ts";
import type { PlatformName, RouterPlan } from "../../src/model/index.ts";
import { accept, is, next, patternList, remove, routerPlan, term } from "../fixtures/plan.ts";
import { junosPlan, mapSessions } from "./junos/junos-plan.ts";

const VERSIONS = { bird: [2, 0, 12], frr: [8, 4], iosxr: [7, 3, 1], junos: [25, 4] } as const;

/** What a platform refuses of a plan whose imports test for communities, and remove them. */
function refused(platform: PlatformName, text: string): readonly string[] {
  const list = patternList("PEERC_X", text);
  return refusedOf(platform, [
    term(100, "some", [is({ kind: "community", list })], accept),
    term(200, "forget", [], next, [remove(text)]),
  ]);
}

function refusedOf(platform: PlatformName, terms: readonly Term[]): readonly string[] {
  const version = VERSIONS[platform];
  const plain: RouterPlan =
    platform === "junos" ? junosPlan(version) : routerPlan(platform, version);
  const plan = mapSessions(plain, (session) => ({
    ...session,
    import: {
      ...session.import,
      terms,
    },
  }));
  const diagnostics = new Diagnostics();
  reportLimits(plan, diagnostics.report);
  return diagnostics.all
    .filter(({ code }) => code === "unsupported-construct")
    .map(
      ({ message }) => /cannot express (.*?) in the term (?:some|forget)/.exec(message)?.[1] ?? "",
    )
    .filter((what) => what !== "");
}

test.each([
  [1, ["frr", "junos"]],
  [0, ["frr", "iosxr", "junos"]],
])(
  "a MED of at least %i is refused where it cannot be tested, and only there",
  (atLeast, expected) => {
    const refusing = (["bird", "frr", "iosxr", "junos"] as const).filter((platform) => {
      const test = term(100, "some", [is({ kind: "med", atLeast })], accept);
      return refusedOf(platform, [test]).length > 0;
    });
    expect(refusing).toEqual(expected);
  },
);

test("a number of communities is refused where it cannot be tested, and only there", () => {
  const refusing = (["bird", "frr", "iosxr", "junos"] as const).filter((platform) => {
    const test = term(100, "some", [is({ kind: "community-count", atLeast: 101 })], accept);
    return refusedOf(platform, [test]).includes("a test of the number of communities");
  });
  expect(refusing).toEqual(["frr", "iosxr", "junos"]);
});

test.each<[string, Partial<Record<PlatformName, readonly string[]>>]>([
  ["64500:*", {}],
  ["64500:100-199", {}],
  ["65535:0-700", {}],
  ["52580:1:*", {}],
  [
    "52580:1:100-199",
    { junos: ["a test for large communities in a range", "removing large communities in a range"] },
  ],
  ["rt:64500:7", { frr: ["removing some route targets and keeping others"] }],
  [
    "rt:64500:*",
    {
      frr: ["a test for all route targets of an ASN", "removing all route targets of an ASN"],
      iosxr: ["a test for all route targets of an ASN", "removing all route targets of an ASN"],
    },
  ],
])("%s is refused where it cannot be expressed, and only there", (text, expected) => {
  for (const platform of ["bird", "frr", "iosxr", "junos"] as const) {
    expect([platform, refused(platform, text)]).toEqual([platform, expected[platform] ?? []]);
  }
});
