import { describe, expect, test } from "@jest/globals";

import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/model/index.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { EQUIVALENT } from "./equivalent.ts";
import { findings } from "./findings.ts";
import { provenFile, provesChange } from "./proven-file.ts";
import { harmlessChanges } from "./harmless.ts";
import { nameOf } from "./mutant.ts";
import { mutantsOf } from "./mutants-of.ts";
import { plansOf } from "./plans.ts";

/** Of how many damaged files `npm test` tries one; `npm run test:mutation` tries all. FRR's have regular expressions, which take time. */
const ONE_OF: Readonly<Record<PlatformName, number>> = { junos: 7, iosxr: 7, bird: 7, frr: 23 };

/**
 * The tests of one platform: every damage to a rendered file is found by reading it back, unless it is listed here,
 * by name and with the reason, as changing nothing; and harmless changes are not reported as damage.
 */
export function describeDamage(platform: PlatformName): void {
  const files = plansOf(platform).map((plan) => ({
    plan,
    text: platforms[platform].render(plan, loadTemplates(platform)),
  }));

  describe(`a ${platform} file`, () => {
    test("is proven as it is rendered", () => {
      for (const { plan, text } of files) expect(findings(plan, text)).toEqual([]);
    });

    test("is proven however it is written", () => {
      for (const { plan, text } of files) {
        // What runs has its secrets filled in.
        const changes = harmlessChanges(platform, text).map((change) => ({
          ...change,
          text:
            change.form === "running"
              ? change.text.replaceAll(/\$\{\w+\}/g, "sesame")
              : change.text,
        }));
        expect(
          changes.map(({ name, form, text: changed }) => [name, findings(plan, changed, form)]),
        ).toEqual(changes.map(({ name }) => [name, []]));
        for (const change of changes)
          expect([change.name, change.text]).not.toEqual([change.name, text]);
      }
    });

    test("is not proven with any damage", () => {
      const seen = new Set<string>();
      const every = files.flatMap(({ plan, text }) =>
        mutantsOf(text, platform, seen).map((mutant) => ({ plan, mutant })),
      );
      const triesAll = process.env["PEERC_ALL_DAMAGES"] === "true";
      const all = triesAll ? every : every.filter((_, i) => i % ONE_OF[platform] === 0);
      const survivors = all
        .filter(({ plan, mutant }) => findings(plan, mutant.text).length === 0)
        .map(({ mutant }) => nameOf(mutant));
      const reasons = EQUIVALENT[platform];
      const equivalent = survivors.filter((name) => reasons.some(([which]) => which.test(name)));
      const damage = all.length - equivalent.length;
      const found = all.length - survivors.length;
      console.info(
        `mutation score, ${platform}: ${found} of ${damage} found; ${equivalent.length} more change nothing` +
          (triesAll ? "" : ` (one of ${ONE_OF[platform]}, of ${every.length})`),
      );
      // An incremental proof does not miss any damage that the whole proof finds.
      const proven = new Map(files.map(({ plan, text }) => [plan, provenFile(plan, text)]));
      const believed = all
        .filter(({ plan, mutant }) => provesChange(proven.get(plan)!, plan, mutant.text))
        .map(({ mutant }) => nameOf(mutant));
      expect(believed.filter((name) => !survivors.includes(name))).toEqual([]);
      expect(survivors.filter((name) => !equivalent.includes(name))).toEqual([]);
      if (!triesAll) return;
      expect(reasons.filter(([which]) => !survivors.some((name) => which.test(name)))).toEqual([]);
    });
  });
}
