import { expect, test } from "@jest/globals";

import { CommunitySet } from "../../../src/net/index.ts";
import type { Fact, Facts } from "../../../src/verify/algebra/facts.ts";
import { factsThatMatter } from "../../../src/verify/differences/facts-that-matter.ts";
import { community } from "../../fixtures/plan.ts";

const one = (text: string) => CommunitySet.of([community(text)]);
const carries = (text: string, holds: boolean): Fact => ({
  test: { kind: "community", set: one(text), sees: "original" },
  holds,
});
const atMostOne: Fact = {
  test: { kind: "community-count", of: CommunitySet.all("standard"), atLeast: 2, sees: "original" },
  holds: false,
};

/** Which facts matter where only one community is tested from there on. */
function matter(facts: readonly Fact[], tested: CommunitySet): readonly Fact[] {
  const linked = facts.reduce<Facts>((before, fact) => ({ fact, before }), null);
  const nothing = { paths: false, nextHops: false, med: false, values: [] };
  return factsThatMatter(linked, { ...nothing, communities: tested }, false);
}

test("a community that is not tested matters if the number of communities is known", () => {
  const facts = [carries("1:1", true), carries("2:2:2", true)];
  expect(matter(facts, one("1:2"))).toEqual([]);
  expect(matter([...facts, atMostOne], one("1:2"))).toEqual([atMostOne, carries("1:1", true)]);
});

test("every community matters where the number of communities is tested", () => {
  const facts = [carries("1:1", true), carries("1:2", false), carries("2:2:2", true)];
  expect(matter(facts, CommunitySet.all("standard"))).toHaveLength(2);
});
