import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { compareFiles, type ReadRouter } from "../../../src/diff/index.ts";
import { PLATFORMS, type PlatformName, type RouterPlan } from "../../../src/model/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { readRequest } from "../../../src/verify/index.ts";
import { listsOf, prefixList } from "../../fixtures/plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { junosPlan } from "../../platforms/junos/junos-plan.ts";

/** The same router on a platform; what Junos cannot test is in no policy. */
function planFor(platform: PlatformName): RouterPlan {
  const { defaultVersion } = platforms[platform];
  const plan = junosPlan(platforms.junos.defaultVersion);
  return platform === "junos" ? plan : { ...plan, platform, version: defaultVersion };
}

function read(plan: RouterPlan): ReadRouter {
  const platform = platforms[plan.platform];
  const reported = new Diagnostics();
  const raw = platform.render(plan, loadTemplates(plan.platform));
  const path = `${plan.platform}.conf`;
  const reading = platform.read({ path, raw }, readRequest(plan, "file"), reported.report);
  expect(reported.all.filter(({ severity }) => severity === "error")).toEqual([]);
  return { name: "r1", software: platform.title, asSets: platform.asSets, reading };
}

const compare = (before: ReadRouter, after: ReadRouter) =>
  compareFiles([before], [after], { before: "a", after: "b", mostRanges: 9, lines: 0 });

/** A plan with one prefix more in a neighbor's list. */
function registering(plan: RouterPlan): RouterPlan {
  const peers = plan.peers.map((peer) => ({
    ...peer,
    sessions: peer.sessions.map((session) => ({
      ...session,
      import: {
        ...session.import,
        terms: session.import.terms.map((term) => ({
          ...term,
          when: term.when.map((condition) => {
            const { test: tested } = condition;
            if (tested.kind !== "prefix" || tested.list.name !== "PEERC_AS13335_IRR_V4") {
              return condition;
            }
            const texts = [
              "1.1.1.0/24",
              "104.16.0.0/13",
              "141.101.64.0/18^18-24",
              "198.41.128.0/17",
            ];
            const list = prefixList(tested.list.name, "ipv4", texts);
            return { ...condition, test: { ...tested, list } };
          }),
        })),
      },
    })),
  }));
  return { ...plan, peers, lists: listsOf(peers.flatMap(({ sessions }) => sessions)) };
}

describe("files of two platforms", () => {
  const pairs = PLATFORMS.flatMap((a) => PLATFORMS.map((b) => [a, b] as const));
  const files = new Map(PLATFORMS.map((platform) => [platform, read(planFor(platform))]));
  const of = (platform: PlatformName): ReadRouter => {
    const file = files.get(platform);
    if (!file) throw new Error("unreachable");
    return file;
  };

  test.each(pairs)("%s and %s, with the same policies", (a, b) => {
    const report = compare(of(a), of(b));
    expect(report.routes).toEqual([]);
    expect(report.sessions).toEqual({ added: [], removed: [], moved: [] });
    expect(report.unchanged.filters).toBe(of(a).reading.sessions.length * 2);
  });

  test("the same change has the same report on each of them", () => {
    const reported = PLATFORMS.map((platform) => {
      const { routes } = compare(of(platform), read(registering(planFor(platform))));
      return routes.map(({ kind, scope, direction, prefixes, sessions, example, cause }) => [
        [kind, scope, direction, prefixes.ranges, example.route],
        [example.before.verdict, example.after.verdict],
        sessions.flatMap((part) => part.sessions.map(({ name }) => name)),
        [cause.added, cause.removed],
      ]);
    });
    const route = "198.41.128.0/17, AS_PATH 13335, next hop 187.16.216.20, RPKI not-found";
    expect(reported[0]).toEqual([
      [
        ["accepted", "prefixes", "import", ["198.41.128.0/17"], route],
        ["reject", "accept"],
        ["187.16.216.20"],
        [["198.41.128.0/17"], []],
      ],
    ]);
    for (const one of reported) expect(one).toEqual(reported[0]);
  });

  test("of a change on one of them only, that change", () => {
    for (const platform of PLATFORMS.filter((name) => name !== "bird")) {
      const { routes } = compare(of("bird"), read(registering(planFor(platform))));
      expect(routes.map(({ kind, prefixes }) => [kind, prefixes.ranges])).toEqual([
        ["accepted", ["198.41.128.0/17"]],
      ]);
    }
  });
});
