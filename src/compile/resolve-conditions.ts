import {
  conditionKind,
  type Condition,
  type ConditionDefinition,
  type Resolver,
  type Term,
  type TermDefinition,
} from "../policy/index.ts";
import type { SharedTerms } from "./shared-terms.ts";

/** The conditions of a term. */
type Conditions = Pick<Term, "when" | "anyOf">;

/**
 * The conditions of a term for a session; null if the term can never apply, or a setting is missing, which the
 * resolver has reported. A condition that always holds is left out, and so is an alternative that never does. If one
 * always holds, no alternatives are left; if only one can hold, its conditions are the term's own, as far as there is
 * still one of each kind.
 */
export function resolveConditions(
  { when, anyOf }: Pick<TermDefinition, "when" | "anyOf">,
  resolver: Resolver,
  tests: SharedTerms["tests"],
): Conditions | null {
  const possible = anyOf.filter((conditions) => !isForOthers(conditions, resolver));
  if (anyOf.length > 0 && possible.length === 0) return null;
  const own = resolveAll(when, resolver, tests);
  if (own === null || own === "never") return null;
  const alternatives = possible.map((conditions) => resolveAll(conditions, resolver, tests));
  if (alternatives.includes(null)) return null;
  const left = alternatives.flatMap((one) => (one === null || one === "never" ? [] : [one]));
  if (left.length === 0) return anyOf.length === 0 ? { when: own, anyOf: [] } : null;
  if (left.some((conditions) => conditions.length === 0)) return { when: own, anyOf: [] };
  const [only = [], ...others] = left;
  return others.length === 0 && !isKindInBoth(own, only)
    ? { when: [...own, ...only], anyOf: [] }
    : { when: own, anyOf: left };
}

/** Conditions that must all hold, without those that always do; null if a setting is missing. */
function resolveAll(
  definitions: readonly ConditionDefinition[],
  resolver: Resolver,
  tests: SharedTerms["tests"],
): readonly Condition[] | "never" | null {
  const conditions: Condition[] = [];
  for (const { test, negated } of ofSessionFirst(definitions)) {
    const resolved = conditionKind(test).resolve(test, resolver);
    if (resolved === null) return null;
    if (resolved === negated) return "never";
    if (typeof resolved === "boolean") continue;
    conditions.push({ negated, test: tests.once(test, resolved.from, resolved.make) });
  }
  return conditions;
}

/** Conditions that the session alone decides come first. */
function ofSessionFirst(
  conditions: readonly ConditionDefinition[],
): readonly ConditionDefinition[] {
  if (!conditions.some(isOfSession)) return conditions;
  return [...conditions.filter(isOfSession), ...conditions.filter((one) => !isOfSession(one))];
}

function isOfSession({ test }: ConditionDefinition): boolean {
  return conditionKind(test).isOfSession === true;
}

/** Whether the session alone decides that some conditions do not all hold. */
function isForOthers(conditions: readonly ConditionDefinition[], resolver: Resolver): boolean {
  return conditions
    .filter(isOfSession)
    .some(({ test, negated }) => conditionKind(test).resolve(test, resolver) === negated);
}

function isKindInBoth(some: readonly Condition[], others: readonly Condition[]): boolean {
  return some.some((one) => others.some((other) => one.test.kind === other.test.kind));
}
