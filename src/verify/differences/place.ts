import type { FilterNode, FilterTest } from "../../policy/index.ts";
import type { Effects } from "../algebra/effects.ts";
import type { PathCondition } from "../algebra/path-conditions.ts";
import type { Walker } from "../proof/walker.ts";

/** A place in a filter, what was done to the route on the way there, and what is asked of it there as received. */
export interface Place {
  readonly node: FilterNode;
  readonly effects: Effects;
  /** Null at the end. */
  readonly test: FilterTest | null;
}

/** The place to which a filter goes on over edits, and over tests whose answer is known: a verdict or an open test. */
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

/** The place to which an answer leads from another place. */
export function follow(
  walker: Walker,
  { node, effects }: Place,
  holds: boolean,
  known: PathCondition,
): Place {
  if (node.kind !== "test") throw new Error("unreachable: only tests have answers");
  return advance(walker, holds ? node.then : node.otherwise, effects, known);
}
