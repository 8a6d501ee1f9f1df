import { diagnostic, type Report } from "../diagnostics/index.ts";
import {
  conditionKind,
  describeTested,
  editKind,
  type Edit,
  type Policy,
  type Term,
} from "../policy/index.ts";

/**
 * Refuses a policy in which a term tests what an earlier one may have edited on the way: IOS-XR tests the route as it
 * came, the others as it is then. Edits and tests that cannot touch each other are fine: removing our own communities
 * does not change whether GRACEFUL_SHUTDOWN is there.
 */
export function checkEdits(policy: Policy, report: Report): void {
  const edits: { term: Term; edit: Edit }[] = [];
  for (const term of policy.terms) {
    for (const { test } of term.when) {
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
    // What a deciding term edits, no later term sees.
    if (term.verdict.kind === "next") {
      for (const edit of term.edits) edits.push({ term, edit });
    }
  }
}
