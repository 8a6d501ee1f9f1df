import type { FilterNode, FilterTest } from "../../policy/index.ts";
import type { Effects } from "../algebra/effects.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";
import type { Walker } from "../proof/walker.ts";

/** A place in a filter, the edits on the way there, and the tests there on the route as received. */
export interface Place {
  readonly node: FilterNode;
  readonly effects: Effects;
  /** Null at the end. */
  readonly test: FilterTest | null;
}

/** The place that a filter reaches after edits and tests with known answers: a verdict or an open test. */
export function advance(
  walker: Walker,
  from: FilterNode,
  done: Effects,
  known: PathCondition | null,
): Place {
  walker.goTo(from, done, known);
  const { node, effects, test } = walker;
  return { node, effects, test };
}

/** The place that an answer leads to. */
export function follow(
  walker: Walker,
  { node, effects }: Place,
  holds: boolean,
  known: PathCondition,
): Place {
  if (node.kind !== "test") throw new Error("unreachable: only tests have answers");
  return advance(walker, holds ? node.then : node.otherwise, effects, known);
}
