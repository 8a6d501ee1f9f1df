import type { Report } from "../diagnostics/index.ts";
import type { Condition, Settings, Term, TermDefinition, Test } from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";
import { resolveEdit } from "./resolve-edit.ts";
import { resolveTest } from "./resolve-test.ts";

/** The term, or null where it is off or can never apply. */
export function resolveTerm(
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): Term | null {
  const { name, number, verdict, span, guard } = term;
  if (guard !== null && !isOn(context.settings[guard])) return null;
  const when: Condition[] = [];
  for (const definition of term.when) {
    const test = resolveTest(definition.test, term, context, report);
    if (test === null) return null;
    if (!isEmptyTest(test)) when.push({ negated: definition.negated, test });
    else if (!definition.negated) return null;
  }
  const edits = term.edits.flatMap((edit) => resolveEdit(edit, term, context, report));
  if (edits.length === 0 && verdict.kind === "next") return null;
  return context.shared.term(term, { name, number, when, edits, verdict, span });
}

/** Whether a setting that guards a term is on. */
function isOn(value: Settings[keyof Settings] | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  return Array.isArray(value) ? value.length > 0 : value !== 0 || typeof value !== "number";
}

/** Whether a test asks for membership in an empty list. */
function isEmptyTest(test: Test): boolean {
  switch (test.kind) {
    case "prefix":
    case "as-path-contains":
    case "as-path-origin":
      return test.list.set.isEmpty;
    case "community":
      return test.list.communities.length === 0;
    default:
      return false;
  }
}
