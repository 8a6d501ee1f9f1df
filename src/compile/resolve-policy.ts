import type { Report } from "../diagnostics/index.ts";
import type { Direction, Policy } from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";
import { resolveTerm } from "./resolve-term.ts";

/**
 * One direction of a policy for one session: settings are filled in, lists are made, terms that cannot apply are left
 * out. The result contains no empty list: a test against one has a known result, so the test or the whole term is
 * removed.
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
