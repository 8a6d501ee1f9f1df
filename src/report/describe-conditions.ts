import { satisfies, type Condition, type Failure, type Route, type Term } from "../policy/index.ts";
import { describeCondition } from "./describe-condition.ts";

/**
 * Why a term applies to a route, or does not, in lines: what failed, or everything that holds. Of alternatives that is
 * the first one that holds, or of each the first condition that fails.
 */
export function describeConditions(
  { when, anyOf }: Term,
  failed: Failure | null,
  route: Route,
): readonly string[] {
  const describe = (condition: Condition): string => describeCondition(condition, route);
  if (failed === "any-of") {
    return anyOf.map((conditions, i) => {
      const first = conditions.find((condition) => !satisfies(route, condition));
      return `alternative ${i + 1} of ${anyOf.length}: ${first ? describe(first) : ""}`;
    });
  }
  if (failed) return [describe(failed)];
  const holding = anyOf.findIndex((one) => one.every((condition) => satisfies(route, condition)));
  const which = `alternative ${holding + 1} of ${anyOf.length}: `;
  return [
    ...when.map(describe),
    ...(anyOf[holding] ?? []).map((condition) => which + describe(condition)),
  ];
}
