import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { makeBatches } from "../../src/plan/make-batches.ts";

const routers = fc
  .array(
    fc.record({
      site: fc.option(fc.constantFrom("Miami", "Fortaleza", "Rio"), { nil: null }),
      sessions: fc.integer({ min: 0, max: 4 }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, i) => ({ ...one, name: `r${i}` })));

test("every router is loaded once, the canary alone and first, and never two of one site at once", () => {
  const most = fc.integer({ min: 1, max: 4 });
  const wish = fc.option(fc.nat(11), { nil: null });
  fc.assert(
    fc.property(routers, most, wish, (all, limit, index) => {
      const wanted = index === null ? undefined : all[index];
      const batches = makeBatches(all, { canary: wanted?.name ?? null, most: limit });
      expect(batches.flat().sort()).toEqual(all.map(({ name }) => name).sort());
      const [first = []] = batches;
      expect(first).toHaveLength(Math.min(1, all.length));
      const fewest = Math.min(...all.map(({ sessions }) => sessions));
      const canary = all.find(({ name }) => name === first[0]);
      if (wanted) expect(canary).toBe(wanted);
      else if (canary) expect(canary.sessions).toBe(fewest);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(limit);
        const sites = batch.flatMap((name) => all.find((one) => one.name === name)?.site ?? []);
        expect(new Set(sites).size).toBe(sites.length);
      }
      // The order in which they are given does not matter.
      expect(makeBatches(all.toReversed(), { canary: wanted?.name ?? null, most: limit })).toEqual(
        batches,
      );
    }),
  );
});
