import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  conditionKind,
  conditionsOf,
  describeTested,
  editKind,
  type Edit,
  type Policy,
  type Term,
} from "../../policy/index.ts";

/**
 * Refuses a policy in which a term tests something that an earlier term may have edited: IOS-XR tests the route as
 * received, the others as it is at that point. Edits and tests that cannot affect each other are allowed: removing
 * our own communities does not change whether GRACEFUL_SHUTDOWN is present.
 */
export function checkEdits(policy: Policy, report: Report): void {
  const edits: { term: Term; edit: Edit }[] = [];
  for (const term of policy.terms) {
    for (const { test } of conditionsOf(term)) {
      const tested = conditionKind(test).tested(test);
      if (!tested) continue;
      const hit = edits.find(({ edit }) => editKind(edit).changes(edit, tested));
      if (!hit) continue;
      const edited = describeTested(tested);
      const related = [{ message: "the earlier term is here", span: hit.term.span }];
      report(
        diagnostic(
          "test-after-edit",
          { term: term.name, edited, by: hit.term.name },
          { span: term.span, related },
        ),
      );
    }
    // Later terms do not see the edits of a term that decides.
    if (term.verdict.kind === "next") {
      for (const edit of term.edits) edits.push({ term, edit });
    }
  }
}
