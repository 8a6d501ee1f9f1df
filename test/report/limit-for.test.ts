import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { limitFor } from "../../src/report/limit-for.ts";

test.each([
  [1, 20, 2],
  [16, 20, 20],
  [83, 20, 100],
  [84, 20, 110],
  [137, 20, 170],
  [250, 0, 250],
  [251, 0, 260],
  [1000, 20, 1200],
  [1001, 20, 1300],
])("%d registered and %d%% give %d", (registered, margin, limit) => {
  expect(limitFor(registered, margin)).toBe(limit);
});

test("the margin is always left, at most a tenth more, and it has two digits", () => {
  const registered = fc.integer({ min: 1, max: 100_000_000 });
  fc.assert(
    fc.property(registered, fc.integer({ min: 0, max: 1000 }), (count, margin) => {
      const limit = limitFor(count, margin);
      const least = (count * (100 + margin)) / 100;
      expect(limit).toBeGreaterThanOrEqual(least);
      expect(limit).toBeLessThan(least * 1.1 + 1);
      expect(String(limit)).toMatch(/^\d{1,2}0*$|^100+$/);
      expect(limitFor(count + 1, margin)).toBeGreaterThanOrEqual(limit);
    }),
  );
});
