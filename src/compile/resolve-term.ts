import type { Report } from "../diagnostics/index.ts";
import {
  conditionKind,
  editKind,
  type Condition,
  type ConditionDefinition,
  type Edit,
  type Term,
  type TermDefinition,
} from "../policy/index.ts";
import { isGuardOn } from "./settings/is-guard-on.ts";
import type { PolicyContext } from "./policy-context.ts";
import { SessionResolver } from "./session-resolver.ts";

/** The term, or null if it is off or can never apply. */
export function resolveTerm(
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): Term | null {
  const { name, number, verdict, span, guard } = term;
  if (guard !== null && !isGuardOn(guard.setting, context)) return null;
  const { shared } = context;
  const resolver = new SessionResolver(term, context, report);
  const when: Condition[] = [];
  for (const { test, negated } of ofSessionFirst(term.when)) {
    const resolved = conditionKind(test).resolve(test, resolver);
    if (resolved === null || resolved === negated) return null;
    if (typeof resolved === "boolean") continue;
    when.push({ negated, test: shared.tests.once(test, resolved.from, resolved.make) });
  }
  const edits = term.edits.flatMap((edit): readonly Edit[] => {
    const resolved = editKind(edit).resolve(edit, resolver);
    return resolved ? shared.edits.once(edit, resolved.from, resolved.make) : [];
  });
  if (edits.length === 0 && verdict.kind === "next") return null;
  return shared.term(term, { name, number, when, edits, verdict, span });
}

/** Conditions that the session alone decides come first. */
function ofSessionFirst(when: readonly ConditionDefinition[]): readonly ConditionDefinition[] {
  if (!when.some(isOfSession)) return when;
  return [...when.filter(isOfSession), ...when.filter((one) => !isOfSession(one))];
}

function isOfSession({ test }: ConditionDefinition): boolean {
  return conditionKind(test).isOfSession === true;
}
