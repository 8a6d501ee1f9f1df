import type { FilterNode } from "../../policy/index.ts";
import { NO_EFFECTS, type Effects } from "../algebra/effects.ts";
import type { Prover } from "../algebra/prover.ts";
import type { Question } from "./question.ts";
import { Walker } from "./walker.ts";

/** Steps examined before the question is left open; the largest shipped policy needs about a hundred. */
const MOST_STEPS = 2_000;

/** Two nodes, one in each filter, that the same routes reach, and the edits that both have made by then. */
interface Step {
  readonly a: FilterNode;
  readonly b: FilterNode;
  readonly effects: Effects;
}

/**
 * Whether two filters make the same steps: whenever one reaches a test, the other reaches the same test (or its
 * negation) after the same edits, whatever the earlier results; and whenever one reaches a verdict, the other reaches
 * the same one. Then they are equal for every route. Nearly all filters of a file make the same steps as their
 * policies, and this is much faster to decide than general equality. If it returns false, nothing is known.
 */
export function goInLockstep(
  a: FilterNode,
  b: FilterNode,
  question: Question,
  prover: Prover,
): boolean {
  const [inA, inB] = [new Walker(question, prover), new Walker(question, prover)];
  const open: Step[] = [{ a, b, effects: NO_EFFECTS }];
  /** By the first of their nodes, the steps that other open ones may lead to again: each is examined once. */
  const met = new Map<FilterNode, Step[]>();
  let steps = 0;
  for (let step = open.pop(); step; step = open.pop()) {
    if (++steps > MOST_STEPS) return false;
    inA.goTo(step.a, step.effects, null);
    inB.goTo(step.b, step.effects, null);
    const [at, other, effects] = [inA.node, inB.node, inA.effects];
    const sameEffects = effects === inB.effects;
    if (at.kind === "verdict") {
      if (other.kind !== "verdict" || other.verdict !== at.verdict) return false;
      if (at.verdict === "accept" && !sameEffects) return false;
      continue;
    }
    if (other.kind === "verdict" || !sameEffects) return false;
    const answers = compareAnswers(inA, inB, question, prover);
    if (answers === "unknown") return false;
    const here = met.get(at);
    if (here?.some((known) => known.b === other && known.effects === effects)) continue;
    if (open.length > 0) {
      const now = { a: at, b: other, effects };
      if (here) here.push(now);
      else met.set(at, [now]);
    }
    const [yes, no] =
      answers === "same" ? [other.then, other.otherwise] : [other.otherwise, other.then];
    const then = { a: at.then, b: yes, effects };
    const otherwise = { a: at.otherwise, b: no, effects };
    // Ends are examined first, and are not kept open.
    if (at.then.kind === "verdict") open.push(otherwise, then);
    else open.push(then, otherwise);
  }
  return true;
}

/** How the results of two tests correspond: those of "is the path empty" and "does it have a hop" are opposite. */
function compareAnswers(
  { test: a }: Walker,
  { test: b }: Walker,
  { withoutSets }: Question,
  { sets, tests, languages }: Prover,
): "same" | "opposite" | "unknown" {
  if (a === null || b === null) return "unknown";
  if (sets.sameQuestion(a, b)) return "same";
  if (a.kind !== "as-path" || b.kind !== "as-path") return "unknown";
  const opposite = tests.opposite(a);
  return (withoutSets ? tests.withoutSets(opposite, languages) : opposite) === b
    ? "opposite"
    : "unknown";
}
