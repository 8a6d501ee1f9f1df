import { describe, expect, test } from "@jest/globals";

import { CommunitySet } from "../../../src/net/index.ts";
import type { FilterNode, FilterTest } from "../../../src/policy/index.ts";
import { beforeEffects } from "../../../src/verify/algebra/effects.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import { DifferenceSearch } from "../../../src/verify/differences/difference-search.ts";
import { FilterComparison } from "../../../src/verify/proof/compare-filters.ts";
import { FilterSearch } from "../../../src/verify/questions/filter-search.ts";
import { community } from "../../fixtures/plan.ts";
import { LOCAL, USUAL } from "../../fixtures/usual-route.ts";

const verdict = (kind: "accept" | "reject", line: number): FilterNode => ({
  kind: "verdict",
  verdict: kind,
  line,
});
const REJECT = verdict("reject", 1);

/**
 * Accepts routes that have two of each three communities, and fewer than so many in total. Any two of three are two
 * of the tests, so that no separate tests show how many there must be.
 */
function picky(threes: number, fewerThan: number): FilterNode {
  const pairs = Array.from({ length: threes }, (_, i) => i).flatMap((i) =>
    ["0 1", "1 2", "0 2"].map((pair): FilterTest => {
      const members = pair.split(" ").map((last) => community(`${i}:${last}`));
      return { kind: "community", set: CommunitySet.of(members), sees: "current" };
    }),
  );
  const of = CommunitySet.all("standard");
  return pairs.reduce<FilterNode>(
    (then, asked, i) => ({ kind: "test", test: asked, line: 10 + i, then, otherwise: REJECT }),
    {
      kind: "test",
      test: { kind: "community-count", of, atLeast: fewerThan, sees: "current" },
      line: 2,
      then: REJECT,
      otherwise: verdict("accept", 3),
    },
  );
}

const prover = createProver();
const { family } = USUAL.prefix;

function comparison(filter: FilterNode): string {
  const question = { family, local: LOCAL, usual: USUAL, withoutSets: false };
  return new FilterComparison(question, prover).compare(filter, REJECT).kind;
}

function difference(filter: FilterNode): number | "too-large" {
  const compared = (start: FilterNode) => ({ start, local: LOCAL, reason: () => "" });
  const [before, after] = [compared(filter), compared(REJECT)];
  const question = { before, after, family, usual: USUAL, given: [] };
  const found = new DifferenceSearch(question, prover).find();
  return found === "too-large" ? found : found.length;
}

function accepted(filter: FilterNode): number | "too-large" | undefined {
  const question = {
    start: filter,
    given: null,
    usual: USUAL,
    translate: (asked: FilterTest, effects: Parameters<typeof beforeEffects>[1]) =>
      beforeEffects(asked, effects, LOCAL, prover.languages),
    wanted: (end: { readonly verdict: string }) => (end.verdict === "accept" ? [null] : []),
    mayBeWanted: (end: { readonly verdict: string }) => end.verdict === "accept",
  };
  const found = new FilterSearch(question, prover).find();
  return found === "too-large" ? found : found?.route.communities.length;
}

describe("two of each three communities, with few in total", () => {
  test("a difference is found, and that there is none, if that takes few steps", () => {
    expect(comparison(picky(3, 7))).toBe("different");
    expect(comparison(picky(3, 6))).toBe("equal");
    expect(difference(picky(3, 7))).toBe(1);
    expect(difference(picky(3, 6))).toBe(0);
    expect(accepted(picky(3, 7))).toBe(6);
    expect(accepted(picky(3, 6))).toBeUndefined();
  });

  test("else the comparison is abandoned, and nothing is called equal", () => {
    expect(comparison(picky(20, 40))).toBe("too-large");
    expect(difference(picky(20, 40))).toBe("too-large");
    expect(accepted(picky(20, 40))).toBe("too-large");
  });
});
