import type { FilterTest } from "../../../policy/index.ts";
import type { Expression } from "./syntax.ts";

/**
 * `defined(bgp_med)`, and `defined(bgp_med) && bgp_med >= N`, as a test of the MED; null for anything else. Without the
 * first part, a comparison is not understood: what becomes of a MED that is not there is up to the version.
 */
export function medTest(expression: Expression): FilterTest | null {
  if (isDefined(expression)) return { kind: "med", atLeast: 0, sees: "current" };
  if (expression.kind !== "and" || !isDefined(expression.left)) return null;
  const { right: compared } = expression;
  if (compared.kind !== "compare" || compared.sign !== ">=" || !isMed(compared.left)) return null;
  const { right: number } = compared;
  return number.kind === "number" && number.value <= 0xffffffff
    ? { kind: "med", atLeast: number.value, sees: "current" }
    : null;
}

function isDefined(expression: Expression): boolean {
  if (expression.kind !== "call" || expression.name !== "defined") return false;
  const [argument, more] = expression.args;
  return argument !== undefined && more === undefined && isMed(argument);
}

function isMed(expression: Expression): boolean {
  return expression.kind === "name" && expression.text === "bgp_med";
}
