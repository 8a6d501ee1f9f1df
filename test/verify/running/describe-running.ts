import { describe, expect, test } from "@jest/globals";

import type { RouterPlan } from "../../../src/model/index.ts";
import { findings } from "../mutation/findings.ts";
import type { Damage } from "./damage.ts";

/** What a router runs, and everything that is done to it outside of what is ours. */
export interface RunningRouter {
  readonly plan: RouterPlan;
  /** The whole running configuration: an ordinary router's, with our part as the router would show it. */
  readonly text: string;
  readonly damages: readonly Damage[];
}

/** A count of damages tried in `npm test`, for each platform; `npm run test:running` tries all. */
const USUAL = 400;

/**
 * The tests of one platform: an ordinary router's configuration is proven; with a statement outside of our part that changes
 * what a declared session does it is not; with one that does not, it still is.
 */
export function describeRunning({ plan, text, damages }: RunningRouter): void {
  const { platform } = plan;
  const most = process.env.PEERC_ALL_DAMAGES === "true" ? damages.length : USUAL;
  const tried = evenly(damages, most);

  describe(`a running ${platform} configuration`, () => {
    test("of an ordinary router is proven", () => {
      expect(text.split("\n").length).toBeGreaterThanOrEqual(300);
      expect(findings(plan, text, "running")).toEqual([]);
    });

    test("is proven or not as what stands outside of our part says", () => {
      const results = tried.map((damage) => ({
        damage,
        found: findings(plan, damage.text, "running"),
      }));
      const missed = results.filter((r) => r.damage.effect === "changes" && r.found.length === 0);
      const refused = results.filter((r) => r.damage.effect === "nothing" && r.found.length > 0);
      const changes = tried.filter((damage) => damage.effect === "changes").length;
      console.info(
        `${platform}: ${tried.length} of ${damages.length} running configurations tried; ` +
          `${changes - missed.length} of ${changes} that change a session found; ` +
          `${tried.length - changes - refused.length} of ${tried.length - changes} that change none proven`,
      );
      expect(missed.map(({ damage }) => damage.name)).toEqual([]);
      expect(refused.map(({ damage, found }) => [damage.name, found])).toEqual([]);
    });

    test("is damaged in ways that have names of their own, and each changes the text", () => {
      expect(new Set(damages.map(({ name }) => name)).size).toBe(damages.length);
      expect(damages.filter((damage) => damage.text === text)).toEqual([]);
    });
  });
}

/** A limited number of them, spread over all. */
function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}
