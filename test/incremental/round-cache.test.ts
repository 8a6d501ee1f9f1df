import { expect, test } from "@jest/globals";

import { RoundCache } from "../../src/incremental/round-cache.ts";

function counting() {
  const kept = new RoundCache<number>();
  let made = 0;
  const ask = (key: string, ...parts: unknown[]) => kept.once(key, parts, () => ++made);
  return { kept, ask };
}

test("a value is made once of the same parts", () => {
  const { kept, ask } = counting();
  const part = {};
  expect([ask("a", part, "text", 1), ask("a", part, "text", 1)]).toEqual([1, 1]);
  kept.endRound();
  expect(ask("a", part, "text", 1)).toBe(1);
});

test("a value is made anew of other parts, and of parts that only look alike", () => {
  const { ask } = counting();
  expect(ask("a", {}, 1)).toBe(1);
  expect(ask("a", {}, 1)).toBe(2);
  expect(ask("a")).toBe(3);
  expect(ask("a", 1)).toBe(4);
  expect(ask("a", 1, 2)).toBe(5);
  expect(ask("b", 1, 2)).toBe(6);
});

test("what a round does not ask for is forgotten", () => {
  const { kept, ask } = counting();
  expect([ask("a", 1), ask("b", 1)]).toEqual([1, 2]);
  kept.endRound();
  expect(ask("a", 1)).toBe(1);
  kept.endRound();
  expect([ask("a", 1), ask("b", 1)]).toEqual([1, 3]);
});
