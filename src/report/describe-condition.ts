import { conditionKind, type Condition, type Route } from "../policy/index.ts";

/** A condition and the route's value, in one line: why it holds or does not. */
export function describeCondition({ test }: Condition, route: Route): string {
  const kind = conditionKind(test);
  return kind.describe(test, route, kind.holds(route, test));
}
