import { describe, expect, test } from "@jest/globals";

import { PathLanguage } from "../../../src/net/index.ts";
import type { FilterEdit, FilterNode, FilterTest } from "../../../src/policy/index.ts";
import { FilterComparison } from "../../../src/verify/proof/compare-filters.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import type { Question } from "../../../src/verify/proof/question.ts";
import { prefixList } from "../../fixtures/plan.ts";
import { LOCAL, USUAL } from "../../fixtures/usual-route.ts";

const QUESTION = { family: "ipv4", local: LOCAL, usual: USUAL, withoutSets: false } as const;

const [A, B] = ["10.0.0.0/8", "192.0.2.0/24"].map((text): FilterTest => ({
  kind: "prefix",
  set: prefixList("P", "ipv4", [text]).set,
})) as [FilterTest, FilterTest];
const VALID: FilterTest = { kind: "value", attribute: "rpki", value: "valid" };
const MED: FilterEdit = { kind: "set-med", value: 1 };
const PREFERENCE: FilterEdit = { kind: "set-local-preference", value: 1 };

const verdict = (kind: "accept" | "reject"): FilterNode => ({
  kind: "verdict",
  verdict: kind,
  line: 1,
});
const [accept, reject] = [verdict("accept"), verdict("reject")];
const edit = (made: FilterEdit, next: FilterNode): FilterNode => ({
  kind: "edit",
  edit: made,
  line: 1,
  next,
});
const ask = (tested: FilterTest, then: FilterNode, otherwise: FilterNode): FilterNode => ({
  kind: "test",
  test: tested,
  line: 1,
  then,
  otherwise,
});

function same(a: FilterNode, b: FilterNode, question: Question = QUESTION): boolean {
  const { kind } = new FilterComparison(question, createProver()).compare(a, b);
  expect(kind).not.toBe("too-large");
  return kind === "equal";
}

describe("two filters of the same structure", () => {
  test("may do the same in another way", () => {
    const twice = edit({ kind: "set-med", value: 9 }, edit(MED, accept));
    expect(same(ask(A, edit(MED, accept), reject), ask(A, twice, edit(MED, reject)))).toBe(true);
    const order = edit(PREFERENCE, edit(MED, accept));
    expect(same(edit(MED, edit(PREFERENCE, accept)), order)).toBe(true);
  });

  test.each([false, true])(
    "may make the opposite test of paths, those with AS_SETs left out: %s",
    (withoutSets) => {
      const asks = (paths: PathLanguage): FilterTest => ({
        kind: "as-path",
        paths,
        sees: "current",
      });
      const [empty, hops] = [asks(PathLanguage.empty()), asks(PathLanguage.ofLength(1))];
      const go = (a: FilterNode, b: FilterNode) => same(a, b, { ...QUESTION, withoutSets });
      const from = ask(empty, edit(MED, accept), ask(A, accept, reject));
      expect(go(from, ask(hops, ask(A, accept, reject), edit(MED, accept)))).toBe(true);
      expect(go(from, ask(hops, edit(MED, accept), ask(A, accept, reject)))).toBe(false);
      const two = asks(PathLanguage.ofLength(2));
      expect(go(from, ask(two, ask(A, accept, reject), edit(MED, accept)))).toBe(false);
    },
  );

  test("make all tests alike, and end alike", () => {
    const both = ask(A, accept, ask(B, edit(MED, accept), reject));
    for (const other of [
      ask(B, accept, ask(B, edit(MED, accept), reject)),
      ask(A, reject, ask(B, edit(MED, accept), reject)),
      ask(A, accept, ask(VALID, edit(MED, accept), reject)),
      ask(A, accept, ask(B, accept, reject)),
      ask(A, accept, ask(B, edit(PREFERENCE, accept), reject)),
      ask(A, accept, ask(B, edit(MED, accept), accept)),
      ask(A, accept, ask(B, edit(MED, reject), reject)),
      ask(A, accept, reject),
      accept,
    ]) {
      expect(same(both, other)).toBe(false);
      expect(same(other, both)).toBe(false);
    }
  });

  test("are distinguished after a node to which several paths lead", () => {
    const end = ask(VALID, accept, reject);
    const shared = ask(A, end, ask(B, reject, end));
    const other = ask(VALID, reject, accept);
    expect(same(shared, ask(A, end, ask(B, reject, end)))).toBe(true);
    expect(same(shared, ask(A, end, ask(B, reject, other)))).toBe(false);
    expect(same(shared, ask(A, end, ask(B, reject, edit(MED, end))))).toBe(false);
    const edited = (made: FilterEdit) => ask(A, end, ask(B, reject, edit(made, end)));
    expect(same(edited(MED), edited(PREFERENCE))).toBe(false);
    // In whatever order the paths are followed.
    expect(same(shared, ask(A, other, ask(B, reject, end)))).toBe(false);
    expect(same(edited(MED), ask(A, edit(MED, end), ask(B, reject, end)))).toBe(false);
    // An edit that sets an attribute again is visible only on the path on which it was not set before.
    const again = (last: FilterNode) => {
      const after = ask(VALID, last, reject);
      return [
        ask(A, after, ask(B, reject, edit(MED, after))),
        ask(A, edit(MED, after), ask(B, reject, after)),
      ] as const;
    };
    const [anew, not] = [again(edit(MED, accept)), again(accept)];
    expect(same(anew[0], not[0])).toBe(false);
    expect(same(anew[1], not[1])).toBe(false);
  });

  test("are walked once, however many paths lead through them", () => {
    const long = (): FilterNode => {
      let node = accept;
      for (let asn = 1; asn <= 100; asn++) {
        const tested: FilterTest = {
          kind: "prefix",
          set: prefixList("P", "ipv4", [`10.0.${asn}.0/24`]).set,
        };
        node = ask(tested, node, ask(VALID, node, reject));
      }
      return node;
    };
    expect(same(long(), long())).toBe(true);
  });
});
