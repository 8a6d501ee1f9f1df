import type { PrefixSet } from "../../net/index.ts";
import { sameButPlaces } from "../../model/index.ts";
import { isSameTest, type Prover } from "../../verify/index.ts";
import type { Trace, TracedTest } from "./trace-route.ts";

/** Where two filters first treat a route differently. Lines are numbers, from 1. */
export type LineCause =
  /** A test whose list has other entries than before. */
  | {
      readonly kind: "list";
      readonly before: number;
      readonly after: number;
      readonly sets: { readonly before: PrefixSet; readonly after: PrefixSet };
    }
  /** A test, edit or verdict is new, is gone, or is another one. */
  | { readonly kind: "line"; readonly before: number | null; readonly after: number | null };

/** Compares the ways of one route through two filters. */
export function lineCause(before: Trace, after: Trace, prover: Prover): LineCause {
  const same = (a: TracedTest, b: TracedTest): boolean =>
    a.holds === b.holds && isSameTest(prover.tests.of(a.test), prover.tests.of(b.test));
  let at = 0;
  for (; ; at++) {
    const [a, b] = [before.tests[at], after.tests[at]];
    if (!a || !b || !same(a, b)) break;
  }
  const [a, b] = [before.tests[at], after.tests[at]];
  // What follows shows whether a test came or went, or is another one.
  const isGone = a !== undefined && isAmong(b, before.tests.slice(at + 1), same);
  const isNew = b !== undefined && isAmong(a, after.tests.slice(at + 1), same);
  if (a && b && !isGone && !isNew) {
    if (a.test.kind === "prefix" && b.test.kind === "prefix" && a.holds !== b.holds) {
      const sets = { before: a.test.set, after: b.test.set };
      return { kind: "list", before: a.line, after: b.line, sets };
    }
    return { kind: "line", before: a.line, after: b.line };
  }
  if (a && (isGone || !b))
    return { kind: "line", before: a.line, after: isGone ? null : after.line };
  if (b) return { kind: "line", before: isNew ? null : before.line, after: b.line };
  return endCause(before, after);
}

function isAmong(
  one: TracedTest | undefined,
  others: readonly TracedTest[],
  same: (a: TracedTest, b: TracedTest) => boolean,
): boolean {
  return one !== undefined && others.some((other) => same(one, other));
}

/** After the same tests: the edits differ, or the verdicts. */
function endCause(before: Trace, after: Trace): LineCause {
  if (before.verdict !== after.verdict) {
    return { kind: "line", before: before.line, after: after.line };
  }
  const at = before.edits.findIndex((edit, i) => !sameButPlaces(edit.edit, after.edits[i]?.edit));
  const [old, now] =
    at < 0 ? [null, after.edits[before.edits.length]] : [before.edits[at], after.edits[at]];
  return { kind: "line", before: old?.line ?? null, after: now?.line ?? null };
}
