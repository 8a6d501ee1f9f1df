import type { Report } from "../diagnostics/index.ts";
import type { Direction, Policy } from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";
import { resolveTerm } from "./resolve-term.ts";

/**
 * One direction of a policy for one session: settings put in, lists made, terms that cannot apply left out. What is
 * left holds no empty list: a test against one has a known outcome, so the test or the whole term goes.
 */
export function resolvePolicy(
  direction: Direction,
  name: string,
  context: PolicyContext,
  report: Report,
): Policy {
  const kept = context.definition[direction].filter((term) => !context.waived.has(term.name));
  const terms = kept.flatMap((term) => resolveTerm(term, context, report) ?? []);
  return { name, family: context.session.family, direction, terms };
}
