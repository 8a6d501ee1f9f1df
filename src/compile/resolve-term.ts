import type { Report } from "../diagnostics/index.ts";
import { editKind, type Edit, type Term, type TermDefinition } from "../policy/index.ts";
import { isGuardOn } from "./settings/is-guard-on.ts";
import type { PolicyContext } from "./policy-context.ts";
import { resolveConditions } from "./resolve-conditions.ts";
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
  const conditions = resolveConditions(term, resolver, shared.tests);
  if (!conditions) return null;
  const edits = term.edits.flatMap((edit): readonly Edit[] => {
    const resolved = editKind(edit).resolve(edit, resolver);
    return resolved ? shared.edits.once(edit, resolved.from, resolved.make) : [];
  });
  if (edits.length === 0 && verdict.kind === "next") return null;
  return shared.term(term, { name, number, ...conditions, edits, verdict, span });
}
