import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { compareReadFilters } from "../../../src/diff/files/compare-read-filters.ts";
import { localAddress } from "../../../src/diff/files/local-address.ts";
import { matchReadSessions } from "../../../src/diff/files/match-read-sessions.ts";
import { compareFiles, type DiffReport, type ReadRouter } from "../../../src/diff/index.ts";
import {
  PLATFORMS,
  type PlatformName,
  type ReadForm,
  type RouterPlan,
} from "../../../src/model/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { runFilter } from "../../../src/policy/index.ts";
import { createProver, readRequest } from "../../../src/verify/index.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { findings } from "../../verify/mutation/findings.ts";
import { harmlessChanges } from "../../verify/mutation/harmless.ts";
import { nameOf } from "../../verify/mutation/mutant.ts";
import { mutantsOf } from "../../verify/mutation/mutants-of.ts";
import { plansOf } from "../../verify/mutation/plans.ts";

/** Of how many damaged files one is tried. */
const ONE_OF: Readonly<Record<PlatformName, number>> = { junos: 37, iosxr: 37, bird: 19, frr: 71 };

/** A file as read; null if it is not understood. */
function read(plan: RouterPlan, text: string, form: ReadForm = "file"): ReadRouter | null {
  const platform = platforms[plan.platform];
  const diagnostics = new Diagnostics();
  const request = readRequest(plan, form);
  const reading = platform.read({ path: "file", raw: text }, request, diagnostics.report);
  const { title: software, asSets } = platform;
  return diagnostics.failed ? null : { name: "r1", software, asSets, reading };
}

function compare(before: ReadRouter, after: ReadRouter): DiffReport {
  const options = { before: "old", after: "new", mostRanges: 3, lines: 0 };
  return compareFiles([before], [after], options);
}

/** Whether each change has a route that the two files really treat differently; how many there are. */
function witnesses(before: ReadRouter, after: ReadRouter): number {
  const prover = createProver();
  let found = 0;
  for (const pair of matchReadSessions([before], [after]).pairs) {
    for (const direction of ["import", "export"] as const) {
      const difference = compareReadFilters(pair, direction, prover);
      if (difference === "too-large") throw new Error("too large");
      const local = localAddress(pair);
      for (const { route, prefixes, kind } of difference.changes) {
        found++;
        const [a, b] = [pair.before, pair.after].map(({ session }) =>
          runFilter(session[direction].start, route, local),
        );
        expect(prefixes.has(route.prefix)).toBe(true);
        expect(a?.verdict === b?.verdict).toBe(kind === "attributes");
        if (kind === "attributes") expect(a?.route).not.toEqual(b?.route);
      }
    }
  }
  return found;
}

describe.each(PLATFORMS)("a damaged %s file", (platform) => {
  const seen = new Set<string>();
  const every = plansOf(platform).flatMap((plan) => {
    const text = platforms[platform].render(plan, loadTemplates(platform));
    return mutantsOf(text, platform, seen).map((mutant) => ({ plan, text, mutant }));
  });
  const tried = every.filter((_, i) => i % ONE_OF[platform] === 0);

  test("differs from the undamaged one wherever a proof fails, in either direction", () => {
    let [filters, others, equal, unread] = [0, 0, 0, 0];
    for (const { plan, text, mutant } of tried) {
      const errors = findings(plan, mutant.text);
      const damaged = read(plan, mutant.text);
      const sound = read(plan, text);
      if (!sound) throw new Error("not understood as it is rendered");
      if (!damaged) {
        unread++;
        continue;
      }
      const name = nameOf(mutant);
      const codes = new Set(errors.map((error) => error.split(":")[0]));
      codes.delete("object-unused");
      codes.delete("object-not-removed");
      const [there, back] = [compare(sound, damaged), compare(damaged, sound)];
      expect([name, [...codes], there.equal]).toEqual([name, [...codes], codes.size === 0]);
      expect([name, back.equal]).toEqual([name, there.equal]);
      if (codes.has("filter-differs")) {
        filters++;
        expect([name, there.routes.length > 0]).toEqual([name, true]);
        expect(witnesses(sound, damaged)).toBeGreaterThan(0);
        expect(witnesses(damaged, sound)).toBeGreaterThan(0);
      } else if (codes.size > 0) others++;
      else equal++;
    }
    expect({ filters: filters > 8, others: others > 0, unread: unread > 3 }).toEqual({
      filters: true,
      others: true,
      unread: true,
    });
    expect(filters + others + equal + unread).toBe(tried.length);
  });

  test("is the same as one that is written in another way, or that runs", () => {
    let changes = 0;
    for (const plan of plansOf(platform)) {
      const text = platforms[platform].render(plan, loadTemplates(platform));
      const sound = read(plan, text);
      for (const change of harmlessChanges(platform, text)) {
        const other = read(plan, change.text, change.form);
        if (!sound || !other) throw new Error(`not understood: ${change.name}`);
        changes++;
        const reports = [compare(sound, other), compare(other, sound)];
        expect([change.name, ...reports.map(({ equal }) => equal)]).toEqual([
          change.name,
          true,
          true,
        ]);
      }
    }
    expect(changes).toBeGreaterThan(3);
  });

  test("is the same as itself", () => {
    for (const plan of plansOf(platform)) {
      const text = platforms[platform].render(plan, loadTemplates(platform));
      const [one, other] = [read(plan, text), read(plan, text)];
      if (!one || !other) throw new Error("not understood as it is rendered");
      expect(compare(one, other)).toMatchObject({ equal: true, risks: [], routes: [] });
    }
  });
});
