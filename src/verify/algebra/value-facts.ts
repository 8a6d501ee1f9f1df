import {
  ROUTE_ATTRIBUTES,
  ROUTE_VALUES,
  type Route,
  type RouteValues,
  type ValueTest,
} from "../../policy/index.ts";

/** Whether an attribute has one of its few values. */
export interface ValueFact {
  readonly test: ValueTest;
  readonly holds: boolean;
}

/**
 * The values of a route for which all facts hold, as far as they are not the defaults; null if an attribute has no
 * value left.
 */
export function valuesWith(facts: readonly ValueFact[], usual: Route): Partial<RouteValues> | null {
  let found: Partial<RouteValues> = {};
  if (facts.length === 0) return found;
  for (const attribute of ROUTE_ATTRIBUTES) {
    const ours = facts.filter(({ test }) => test.attribute === attribute);
    const isAllowed = (value: string) =>
      ours.every(({ test, holds }) => (test.value === value) === holds);
    if (isAllowed(usual[attribute])) continue;
    const value = ROUTE_VALUES[attribute].all.find(isAllowed);
    if (value === undefined) return null;
    found = { ...found, [attribute]: value };
  }
  return found;
}
