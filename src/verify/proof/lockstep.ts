import type { FilterNode } from "../../policy/index.ts";
import { NO_EFFECTS, type Effects } from "../algebra/effects.ts";
import type { Prover } from "../algebra/prover.ts";
import type { Question } from "./question.ts";
import { Walker } from "./walker.ts";

/** Steps looked at before it is left open; the largest shipped policy needs about a hundred. */
const MOST_STEPS = 2_000;

/** Two nodes that the same routes come to, in one filter and in the other, and what both have done to them by then. */
interface Step {
  readonly a: FilterNode;
  readonly b: FilterNode;
  readonly effects: Effects;
}

/**
 * Whether two filters go the same steps: where one of them comes to a question, the other one comes to the same question
 * (or to its opposite) with the same done to the route, whatever was answered before; and where one comes to an end, so does the other, to the
 * same one. Then they are equal for every route. Nearly all filters of a file go the steps of their policies, and
 * that is told much sooner than whether any two filters are equal: of those that do not, nothing is said here.
 */
export function goInLockstep(
  a: FilterNode,
  b: FilterNode,
  question: Question,
  prover: Prover,
): boolean {
  const [inA, inB] = [new Walker(question, prover), new Walker(question, prover)];
  const open: Step[] = [{ a, b, effects: NO_EFFECTS }];
  /** By the first of their nodes, the steps that other open ones may lead to again: they are looked at once. */
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
    // An end is looked at first, and does not stay open.
    if (at.then.kind === "verdict") open.push(otherwise, then);
    else open.push(then, otherwise);
  }
  return true;
}

/** How the answers to what two filters ask belong together: "is the path empty" and "has it a hop" have opposite ones. */
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
